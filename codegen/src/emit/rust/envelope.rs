//! The object around a list of events.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::markdown::Markdown;
use super::naming::{event_list_ident, ident_of};
use super::object::{Slot, Slots, blanks, constructor, extra_doc, implementation, relations, struct_fields};
use super::{docs, event_decode};
use crate::model::Envelope;

/// The envelope struct.
pub(super) fn emit(envelope: &Envelope, context: &Context<'_>) -> TokenStream {
    let name = ident_of(envelope);
    let own = &envelope.object.fields;
    let doc = docs::item(&envelope.docs, &relations(&envelope.object));
    let fields = struct_fields(own, None, context);
    let blanks = blanks(own);
    let extra_doc = extra_doc();
    let events = event_list_ident(envelope);
    let events_wire = &envelope.events_field;
    let events_doc = docs::paragraphs(&[
        Markdown::prose(&envelope.events_doc),
        docs::on_the_wire(events_wire) + " A malformed event is kept as `Malformed`, and the others are decoded.",
    ]);
    let slots = own.iter().map(Slot::own).chain([Slot::events(events_wire, &events)]);
    let implementation = implementation(&name, &Slots::own(slots.collect()), context);
    let list = (events.clone(), quote!(Vec<Event>));
    let constructor = constructor(&name, &[list], own, None, context);
    let from_parts = event_decode::from_parts(context, |name| {
        quote! {
            for event in event.iter().filter(|event| !matches!(event, Event::Malformed(_))) {
                check_event_type(#name, header(#name), event.event_type())?;
            }
        }
    });
    quote! {
        #doc
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #fields
            #events_doc
            pub #events: Vec<Event>,
            #extra_doc
            pub extra: Extra,
        }

        impl #name {
            /// Decodes a request body. Fails only if the envelope itself is invalid; a malformed event
            /// is kept among the others, with its error.
            pub fn from_slice(body: &[u8]) -> Result<Self, DecodeError> {
                let mut value = Self::placeholder();
                from_slice(body, &mut |input| value.decode(input))?;
                Ok(value)
            }

            #from_parts

            /// Encodes as JSON text without white space.
            #[must_use]
            pub fn to_vec(&self) -> Vec<u8> {
                to_vec(self)
            }

            /// The events, in wire order.
            pub fn iter(&self) -> std::slice::Iter<'_, Event> {
                self.#events.iter()
            }
        }

        impl IntoIterator for #name {
            type Item = Event;
            type IntoIter = std::vec::IntoIter<Event>;

            fn into_iter(self) -> Self::IntoIter {
                self.#events.into_iter()
            }
        }

        impl<'a> IntoIterator for &'a #name {
            type Item = &'a Event;
            type IntoIter = std::slice::Iter<'a, Event>;

            fn into_iter(self) -> Self::IntoIter {
                self.iter()
            }
        }

        #constructor

        #implementation

        impl Decode for #name {
            fn placeholder() -> Self {
                Self { #blanks #events: Vec::new(), extra: Extra::default() }
            }

            fn decode(&mut self, input: &mut Cursor<'_>) -> Result<bool, CodecError> {
                input.object(self)
            }
        }

        object!(#name);
    }
}
