//! Small pieces of Rust.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote};

use crate::model::{Scalar, Shape, TypeRef};

use super::context::Context;

/// An identifier, raw where the name says so.
pub(super) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(keyword) => Ident::new_raw(keyword, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// A number without a suffix.
pub(super) fn number(value: usize) -> Literal {
    Literal::usize_unsuffixed(value)
}

/// The Rust type of a value.
pub(super) fn ty(ty: &TypeRef, context: &Context<'_>) -> TokenStream {
    let inner = shape(&ty.shape, context);
    if ty.nullable { quote!(Option<#inner>) } else { inner }
}

/// The Rust type of a value that is not null.
pub(super) fn shape(shape: &Shape, context: &Context<'_>) -> TokenStream {
    match shape {
        Shape::Scalar(scalar) => scalar_type(*scalar),
        Shape::Named(name) => {
            let name = context.symbols.ty(name);
            quote!(#name)
        }
        Shape::List(item) => {
            let item = ty(item, context);
            quote!(Vec<#item>)
        }
        Shape::Map(key, value) => {
            let key = match key {
                Some(key) => context.symbols.ty(key).into_token_stream(),
                None => quote!(Text),
            };
            let value = ty(value, context);
            quote!(BTreeMap<#key, #value>)
        }
    }
}

fn scalar_type(scalar: Scalar) -> TokenStream {
    match scalar {
        Scalar::String | Scalar::Uri | Scalar::Text(_) => quote!(Text),
        Scalar::Bool => quote!(bool),
        Scalar::Int16 => quote!(i16),
        Scalar::Int32 => quote!(i32),
        Scalar::Int64 => quote!(i64),
        Scalar::Float64 => quote!(f64),
        Scalar::Guid => quote!(Uuid),
        Scalar::Date => quote!(Date),
        Scalar::DateTime | Scalar::DateTimeOptionalOffset => quote!(DateTime),
        Scalar::UnixSeconds => quote!(UnixSeconds),
        Scalar::Any => quote!(Json),
        Scalar::Object => quote!(JsonObject),
        Scalar::IntegerOrString | Scalar::Id64 => quote!(IntegerOrString),
        // Boxed, because it is much larger than what is around it.
        Scalar::Event => quote!(Box<Event>),
    }
}
