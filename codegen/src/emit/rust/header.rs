//! The header: what every event of a vendor carries.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::docs;
use super::markdown::Markdown;
use super::naming::{METHODS, ident_of};
use super::object::{blanks, struct_fields};
use super::tokens::shape;
use crate::model::{Field, Header, Scalar, Shape, WhenEmpty};

/// The header struct.
pub(super) fn emit(header: &Header, context: &Context<'_>) -> TokenStream {
    let doc = docs::item(&header.docs, &[]);
    let fields = struct_fields(&header.fields, None, context);
    let blanks = blanks(&header.fields);
    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct Header {
            #fields
        }

        impl Header {
            pub(super) fn placeholder() -> Self {
                Self { #blanks }
            }
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
    if matches!(context.resolved(&field.ty.shape), Shape::Scalar(Scalar::String | Scalar::Uri)) {
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
        Shape::List(_) | Shape::Map(_) | Shape::Scalar(Scalar::Any | Scalar::Object)
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
        Shape::Scalar(scalar) => {
            !matches!(scalar, Scalar::String | Scalar::Uri | Scalar::Any | Scalar::Object | Scalar::IntegerOrString)
        }
        _ => false,
    }
}
