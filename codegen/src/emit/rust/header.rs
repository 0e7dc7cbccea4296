//! The header: what every event of a vendor carries.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::context::Context;
use super::docs;
use super::object::{blanks, read_arm, struct_fields, write_with};
use super::tokens::{ident, number, shape};
use crate::model::{Field, Header, Scalar, Shape, WhenEmpty};

/// The header struct.
pub(super) fn emit(header: &Header, context: &Context<'_>) -> TokenStream {
    let doc = docs::item(&header.docs, &[]);
    let fields = struct_fields(&header.fields, None, context);
    let blanks = blanks(&header.fields);
    let (before, behind) = context.header_order();
    let numbered = before.iter().chain(&behind).enumerate();
    let reads = numbered.filter_map(|(index, field)| field.map(|field| read_arm(index, field)));
    let extra = quote!(extra);
    let write = |fields: &[Option<&Field>], slot: &dyn Fn(usize) -> TokenStream| {
        let fields = fields.iter().enumerate();
        let writes = fields.filter_map(|(index, field)| field.map(|field| write_with(field, &slot(index), &extra)));
        quote!(#(#writes)*)
    };
    let write_before = write(&before, &|index| {
        let slot = number(index);
        quote!(#slot)
    });
    let first_behind = before.len();
    let write_behind = write(&behind, &|index| {
        let slot = number(first_behind + index);
        quote!(own + #slot)
    });
    let before_method = before.iter().any(Option::is_some).then(|| {
        let extra = parameter(&write_before, "extra");
        quote! {
            pub(super) fn write_before(&self, fields: &mut dyn Fields, #extra: &Extra) -> Result<(), Fault> {
                #write_before
                Ok(())
            }
        }
    });
    let behind_method = behind.iter().any(Option::is_some).then(|| {
        let (extra, own) = (parameter(&write_behind, "extra"), parameter(&write_behind, "own"));
        quote! {
            pub(super) fn write_behind(&self, fields: &mut dyn Fields, #extra: &Extra, #own: usize) -> Result<(), Fault> {
                #write_behind
                Ok(())
            }
        }
    });
    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct Header {
            #fields
        }

        // Fields are numbered in wire order, the discriminator among them, without the event's own.
        impl Header {
            pub(super) fn blank() -> Self {
                Self { #blanks }
            }

            pub(super) fn read_field(&mut self, field: usize, input: &mut Input<'_, '_>) -> Result<bool, Fault> {
                match field {
                    #(#reads)*
                    _ => Err(Fault::no_such_slot(field, input)),
                }
            }

            #before_method
            #behind_method
        }
    }
}

/// A parameter's name, marked as unused if the body does not use it.
fn parameter(body: &TokenStream, name: &str) -> Ident {
    if super::words::uses(body, name) { ident(name) } else { ident(&format!("_{name}")) }
}

/// Methods that `Event` has anyway. A header field of such a name is reached through the header.
const METHODS: &[&str] = &[
    "blank",
    "blank_of",
    "clone",
    "clone_from",
    "deserialize",
    "discriminator",
    "eq",
    "event_type",
    "example",
    "fmt",
    "from",
    "from_slice",
    "header",
    "into",
    "is_known",
    "kind",
    "ne",
    "object",
    "object_mut",
    "raw",
    "read",
    "serialize",
    "set_unknown",
    "start",
    "to_vec",
    "write",
];

/// Methods of `Event` that give a header field of any event, known or not.
pub(super) fn accessors(header: &Header, context: &Context<'_>) -> TokenStream {
    let fields = header.fields.iter().filter(|field| !METHODS.contains(&field.rust.as_str()));
    let methods = fields.filter_map(|field| accessor(field, context));
    quote!(#(#methods)*)
}

fn accessor(field: &Field, context: &Context<'_>) -> Option<TokenStream> {
    let name = ident(&field.rust);
    let wire = &field.name;
    let doc = docs::paragraphs(&[
        docs::escape(&field.docs.text),
        format!("`{}` on the wire; `None` if the event has none, or none that can be read.", docs::code(wire)),
    ]);
    let optional = field.when_empty() != WhenEmpty::Never;
    if matches!(context.resolved(&field.ty.shape), Shape::Scalar(Scalar::String | Scalar::Uri)) {
        let of_header = if optional { quote!(header.#name.as_deref()) } else { quote!(Some(header.#name.as_str())) };
        return Some(quote! {
            #doc
            pub fn #name(&self) -> Option<&str> {
                match self.header() {
                    Some(header) => #of_header,
                    None => self.raw().and_then(|raw| raw_text(raw, #wire)),
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
