//! The payload structs of events: header, own fields, and what is not documented.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::context::Context;
use super::object::{Slot, Slots, blanks, constructor, extra_doc, implementation, relations, struct_fields};
use super::tokens::ident;
use super::{docs, header};
use crate::model::{Event, EventMember, Payload};

/// A payload struct.
pub(super) fn emit<'a>(payload: &'a Payload, event: &Event, context: &Context<'a>) -> TokenStream {
    let name = context.symbols.payload(&payload.id);
    let doc = docs::item(&payload.docs, &relations(&payload.object));
    let own = &payload.object.fields;
    let fields = struct_fields(own, None, context);
    let blanks = blanks(own);
    let extra_doc = extra_doc();
    let before = context.header().map(|_| (ident("header"), quote!(Header)));
    let constructor = constructor(&name, before.as_slice(), own, None, context);
    let (header_field, header_blank) = match context.header() {
        Some(_) => {
            let doc = docs::line("The fields of every event.");
            (quote!(#doc pub header: Header,), quote!(header: Header::placeholder(),))
        }
        None => (quote!(), quote!()),
    };
    let event_type = if payload.shared {
        quote!(None)
    } else {
        let wire = event.name.as_str();
        quote!(Some(#wire))
    };
    let object = implementation(&name, &slots(payload, context), context);
    let boxed = context.vendor.envelope.is_some();
    let example = (!payload.shared).then(|| example(&context.symbols.event(&event.name), &name, boxed));
    quote! {
        #doc
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #header_field
            #fields
            #extra_doc
            pub extra: Extra,
        }

        impl crate::runtime::Payload for #name {
            const EVENT_TYPE: Option<&'static str> = #event_type;

            fn placeholder() -> Self {
                Self { #header_blank #blanks extra: Extra::default() }
            }
        }

        #constructor

        #example
        #object

        payload!(#name);
    }
}

/// The slots in wire order. Without a header the discriminator is one of the object's own.
fn slots<'a>(payload: &'a Payload, context: &Context<'a>) -> Slots<'a> {
    if context.header().is_some() {
        return Slots { own: payload.object.fields.iter().map(Slot::own).collect(), ..header::slots(context) };
    }
    let members = context.vendor.members(payload).into_iter();
    let slot = |member| match member {
        EventMember::Discriminator(tag) => Slot::discriminator(tag),
        EventMember::Header(field) | EventMember::Own(field) => Slot::own(field),
    };
    Slots::own(members.map(slot).collect())
}

/// An example of a payload that one event has for itself.
fn example(variant: &Ident, name: &Ident, boxed: bool) -> TokenStream {
    let payload = if boxed { quote!(*event) } else { quote!(event) };
    let doc = docs::line("An example, for testing receivers.");
    quote! {
        #[cfg(feature = "examples")]
        impl #name {
            #doc
            pub fn example() -> Self {
                match super::Event::example(super::EventKind::#variant) {
                    super::Event::#variant(event) => #payload,
                    _ => Self::placeholder(),
                }
            }
        }
    }
}
