//! The payload structs of events: header, own fields, and what is not documented.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::docs;
use super::object::{blanks, extra_doc, number_tokens, read_arm, relations, shape, struct_fields, write};
use super::tokens::{ident, number};
use crate::model::{Event, Field, Payload};

/// A payload struct.
pub(super) fn emit(payload: &Payload, event: &Event, context: &Context<'_>) -> TokenStream {
    let name = ident(&payload.rust);
    let doc = docs::item(&payload.docs, &relations(&payload.object));
    let own = &payload.object.fields;
    let fields = struct_fields(own, None, context);
    let blanks = blanks(own);
    let extra_doc = extra_doc();
    let (header_field, header_blank) = match context.header() {
        Some(_) => {
            let doc = docs::line("What every event carries.");
            (quote!(#doc pub header: Header,), quote!(header: Header::blank(),))
        }
        None => (quote!(), quote!()),
    };
    let object = object_impl(&name, own, context);
    let example = (!payload.shared).then(|| example(event, &name));
    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #header_field
            #fields
            #extra_doc
            pub extra: Extra,
        }

        impl #name {
            pub(super) fn blank() -> Self {
                Self { #header_blank #blanks extra: Extra::default() }
            }
        }

        #example
        #object
    }
}

/// Slots count the fields in wire order: the header's in front, the own ones, the header's behind.
fn object_impl(name: &proc_macro2::Ident, own: &[Field], context: &Context<'_>) -> TokenStream {
    let (before, behind) = context.header_order();
    let first = before.len();
    let order = before.iter().copied().chain(own.iter().map(Some)).chain(behind.iter().copied());
    let shape = shape(order, own, first, context);
    let reads = own.iter().enumerate().map(|(index, field)| read_arm(first + index, field));
    let writes = own.iter().enumerate().map(|(index, field)| write(field, &number_tokens(first + index)));
    let count = number(own.len());
    let before_own = number(first);
    let (rest, before_write, behind_write) = match context.header() {
        Some(_) => (
            match (before.is_empty(), behind.is_empty()) {
                (_, true) => quote!(_ => self.header.read_field(slot, input),),
                (true, false) => quote!(_ => self.header.read_field(slot - #count, input),),
                (false, false) => quote! {
                    slot if slot < #before_own => self.header.read_field(slot, input),
                    slot => self.header.read_field(slot - #count, input),
                },
            },
            before.iter().any(Option::is_some).then(|| quote!(self.header.write_before(fields, &self.extra)?;)),
            behind.iter().any(Option::is_some).then(|| quote!(self.header.write_behind(fields, &self.extra, #count)?;)),
        ),
        None => (quote!(_ => Err(Fault::no_such_slot(slot, input)),), None, None),
    };
    quote! {
        impl Object for #name {
            fn shape(&self) -> &'static Shape {
                #shape
            }

            fn read_field(&mut self, slot: usize, input: &mut Input<'_, '_>) -> Result<bool, Fault> {
                match slot {
                    #(#reads)*
                    #rest
                }
            }

            fn write_fields(&self, fields: &mut dyn Fields) -> Result<(), Fault> {
                #before_write
                #(#writes)*
                #behind_write
                let _ = fields;
                Ok(())
            }

            fn extra(&self) -> &Extra {
                &self.extra
            }

            fn extra_mut(&mut self) -> &mut Extra {
                &mut self.extra
            }
        }
    }
}

/// An example of a payload that one event has for itself.
fn example(event: &Event, name: &proc_macro2::Ident) -> TokenStream {
    let variant = ident(&event.rust);
    let doc = docs::line("An example, for testing receivers.");
    quote! {
        #[cfg(feature = "examples")]
        impl #name {
            #doc
            pub fn example() -> Self {
                match super::Event::example(super::EventType::#variant) {
                    super::Event::#variant(event) => event,
                    _ => Self::blank(),
                }
            }
        }
    }
}
