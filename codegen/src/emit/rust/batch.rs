//! A body that is a list of events.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::event_decode;

/// The module's name in each vendor's module.
pub(super) const MODULE: &str = "batch";

/// The struct of a whole request body.
pub(super) fn emit(context: &Context<'_>) -> TokenStream {
    let from_parts = event_decode::from_parts(context, |name| {
        quote! {
            for event in event.iter().filter(|event| !matches!(event, Event::Malformed(_))) {
                check_event_type(#name, header(#name), event.event_type())?;
            }
        }
    });
    quote! {
        /// A request body: a list of events. A malformed event is kept as `Malformed`, and the others are
        /// decoded.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Batch {
            /// The events, in wire order.
            pub events: Vec<Event>,
        }

        impl Batch {
            /// Decodes a request body. Fails only if it is no list; a malformed event is kept among the
            /// others, with its error.
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
                self.events.iter()
            }
        }

        impl From<Vec<Event>> for Batch {
            fn from(events: Vec<Event>) -> Self {
                Self { events }
            }
        }

        impl IntoIterator for Batch {
            type Item = Event;
            type IntoIter = std::vec::IntoIter<Event>;

            fn into_iter(self) -> Self::IntoIter {
                self.events.into_iter()
            }
        }

        impl<'a> IntoIterator for &'a Batch {
            type Item = &'a Event;
            type IntoIter = std::slice::Iter<'a, Event>;

            fn into_iter(self) -> Self::IntoIter {
                self.iter()
            }
        }

        impl Encode for Batch {
            fn encode(&self, output: &mut dyn Output) -> Result<(), CodecError> {
                self.events.encode(output)
            }
        }

        impl Decode for Batch {
            fn placeholder() -> Self {
                Self::default()
            }

            fn decode(&mut self, input: &mut Cursor<'_>) -> Result<bool, CodecError> {
                self.events.decode(input)
            }
        }

        through_serde!(Batch);
    }
}
