//! The header: what every event of a vendor carries.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::docs;
use super::markdown::Markdown;
use super::naming::{METHODS, ident_of};
use super::object::{Slot, Slots, constructor, keys, placeholder, struct_fields, values};
use super::tokens::{ident, shape};
use crate::model::{Field, Header, Scalar, Shape, WhenEmpty};

/// The header struct.
pub(super) fn emit(header: &Header, context: &Context<'_>) -> TokenStream {
    let doc = docs::item(&header.docs, &[]);
    let fields = struct_fields(&header.fields, None, context);
    let placeholder = placeholder(&[], &header.fields);
    let constructor = constructor(&ident("Header"), &[], &header.fields, None, context);
    let (around, required) = (around(context), slots(context).required());
    let discriminator = discriminator_slot(context);
    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct Header {
            #fields
        }

        impl Header {
            #around
        }

        #constructor

        impl Object for Header {
            fn descriptor(&self) -> &'static ObjectDescriptor {
                static DESCRIPTOR: ObjectDescriptor =
                    ObjectDescriptor { keys: &[Header::HEAD, &[], Header::TAIL], aliases: &[], required: #required };
                &DESCRIPTOR
            }

            fn visit_fields(&self, visit: VisitFields<'_>) -> Result<(), CodecError> {
                self.visit_with(&[], &Extra::default(), visit)
            }

            fn visit_fields_mut(&mut self, visit: VisitFieldsMut<'_>) -> Result<(), CodecError> {
                self.visit_with_mut(#discriminator &mut [], &mut Extra::default(), visit)
            }
        }

        impl crate::runtime::Payload for Header {
            const EVENT_TYPE: Option<&'static str> = None;

            fn placeholder() -> Self {
                #placeholder
            }
        }

        payload!(Header);
    }
}

/// The header's slots before and after those of an event, as a member of `Header` names them.
pub(super) fn slots<'a>(context: &Context<'a>) -> Slots<'a> {
    let mut slots = Slots::default();
    let mut group = &mut slots.head;
    for place in &context.vendor.wire_order {
        match place {
            None => group = &mut slots.tail,
            Some(name) => group.extend(slot(name, context)),
        }
    }
    slots
}

fn slot<'a>(name: &str, context: &Context<'a>) -> Option<Slot<'a>> {
    if context.vendor.discriminator.tag() == Some(name) {
        return Some(Slot::discriminator(name));
    }
    context.header()?.fields.iter().find(|field| field.name == name).map(Slot::own)
}

/// References to the values of slots, to change them. That of the discriminator must live as long as
/// the header, so it is passed in.
fn values_mut(slots: &[Slot<'_>]) -> TokenStream {
    let values = slots.iter().map(|slot| match slot.value() {
        Some(value) => quote!(&mut #value),
        None => quote!(discriminator),
    });
    quote!(&mut [#(#values),*])
}

/// The discriminator's slot as an argument, where events have one.
pub(super) fn discriminator_slot(context: &Context<'_>) -> Option<TokenStream> {
    context.vendor.discriminator.tag().map(|_| quote!(&mut Discriminator,))
}

/// How an event hands out its fields together with those of its header.
fn around(context: &Context<'_>) -> TokenStream {
    let Slots { head, tail, .. } = slots(context);
    let (head_keys, tail_keys) = (keys(&head, context), keys(&tail, context));
    let (head_mut, tail_mut) = (values_mut(&head), values_mut(&tail));
    let ((head, _), (tail, _)) = (values(&head), values(&tail));
    let discriminator = context.vendor.discriminator.tag().map(|_| quote!(discriminator: &'a mut Discriminator,));
    quote! {
        /// The keys before those of an event.
        pub(super) const HEAD: &'static [&'static Key] = #head_keys;
        /// The keys after those of an event.
        pub(super) const TAIL: &'static [&'static Key] = #tail_keys;

        /// Visits the fields of an event with its own fields.
        pub(super) fn visit_with(
            &self,
            own: &[&dyn Decode],
            extra: &Extra,
            visit: VisitFields<'_>,
        ) -> Result<(), CodecError> {
            visit(&[#head, own, #tail], extra)
        }

        /// Visits the fields of an event with its own fields, to change them.
        pub(super) fn visit_with_mut<'a>(
            &'a mut self,
            #discriminator
            own: &mut [&'a mut dyn Decode],
            extra: &mut Extra,
            visit: VisitFieldsMut<'_>,
        ) -> Result<(), CodecError> {
            visit(&mut [#head_mut, own, #tail_mut], extra)
        }
    }
}

/// Methods of `Event` that give a header field of any event, known or not.
pub(super) fn accessors(header: &Header, context: &Context<'_>) -> TokenStream {
    let fields = header.fields.iter().filter(|field| !METHODS.iter().any(|method| ident_of(*field) == method));
    let methods = fields.filter_map(|field| accessor(field, context));
    quote!(#(#methods)*)
}

fn accessor(field: &Field, context: &Context<'_>) -> Option<TokenStream> {
    let name = ident_of(field);
    let wire = &field.name;
    let doc = docs::paragraphs(&[
        Markdown::prose(&field.docs.text),
        Markdown::code(wire) + " on the wire; `None` if the field is absent or invalid.",
    ]);
    let optional = field.when_empty() != WhenEmpty::Never;
    if matches!(context.resolved(&field.ty.shape), Shape::Scalar(Scalar::String | Scalar::Uri | Scalar::Text(_))) {
        let of_header = if optional {
            quote!(header.#name.as_deref().map(std::borrow::Cow::Borrowed))
        } else {
            quote!(Some(std::borrow::Cow::Borrowed(header.#name.as_str())))
        };
        return Some(quote! {
            #doc
            pub fn #name(&self) -> Option<std::borrow::Cow<'_, str>> {
                match self.header() {
                    Some(header) => #of_header,
                    None => self.raw().and_then(|raw| raw_string(raw, #wire)),
                }
            }
        });
    }
    let ty = shape(&field.ty.shape, context);
    let value =
        if is_copy(context.resolved(&field.ty.shape)) { quote!(header.#name) } else { quote!(header.#name.clone()) };
    let of_header = if optional { value } else { quote!(Some(#value)) };
    // What is large is better borrowed from the header.
    let large = matches!(
        context.resolved(&field.ty.shape),
        Shape::List(_) | Shape::Map(..) | Shape::Scalar(Scalar::Any | Scalar::Object)
    );
    (!large).then(|| {
        quote! {
            #doc
            pub fn #name(&self) -> Option<#ty> {
                match self.header() {
                    Some(header) => #of_header,
                    None => self.raw().and_then(|raw| raw_field(raw, #wire)),
                }
            }
        }
    })
}

fn is_copy(shape: &Shape) -> bool {
    match shape {
        Shape::Scalar(scalar) => !matches!(
            scalar,
            Scalar::String
                | Scalar::Uri
                | Scalar::Text(_)
                | Scalar::Any
                | Scalar::Object
                | Scalar::IntegerOrString
                | Scalar::Id64
                | Scalar::Event
        ),
        _ => false,
    }
}
