//! What the type of a whole request body has, where that is an object around one event.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::event_decode;
use super::naming::ident_of;
use crate::model::{Object, Shape, TypeDef, TypeId, TypeKind};

/// The module's name in each vendor's module.
pub(super) const MODULE: &str = "wrapper";

/// Its functions; the type itself is with the others of its schema file.
pub(super) fn emit(wrapper: &TypeDef, context: &Context<'_>) -> TokenStream {
    let name = ident_of(wrapper);
    let found = of_type(&wrapper.name, quote!(self), context);
    let from_parts = event_decode::from_parts(context, |name| {
        quote! {
            if let Some(event) = event.event() {
                check_event_type(#name, header(#name), event.event_type())?;
            }
        }
    });
    quote! {
        impl #name {
            /// Decodes a request body.
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

            /// The event in it, if there is one.
            pub fn event(&self) -> Option<&Event> {
                #found
            }
        }
    }
}

/// The event in a value of a type, as an option.
fn of_type(id: &TypeId, value: TokenStream, context: &Context<'_>) -> TokenStream {
    let types = &context.vendor.types;
    match &types.get(id).kind {
        TypeKind::Object(object) => of_object(object, value, context),
        TypeKind::Union(union) => {
            let name = ident_of(types.get(id));
            let arms = union.all_variants().filter(|(_, variant)| types.has_event(&variant.ty)).map(|(_, variant)| {
                let found = of_type(&variant.ty, quote!(object), context);
                let variant = ident_of(variant);
                quote!(#name::#variant(object) => #found,)
            });
            quote! {
                match #value {
                    #(#arms)*
                    _ => None,
                }
            }
        }
        TypeKind::KindUnion(_) | TypeKind::Enum(_) | TypeKind::Alias { .. } => quote!(None),
    }
}

fn of_object(object: &Object, value: TokenStream, context: &Context<'_>) -> TokenStream {
    let Some(field) = context.vendor.types.field_with_event(object) else { return quote!(None) };
    let name = ident_of(field);
    let is_option = field.when_empty() != crate::model::WhenEmpty::Never;
    match &field.ty.shape {
        Shape::Named(id) if is_option => {
            let inner = of_type(id, quote!(inner), context);
            quote!(#value.#name.as_ref().and_then(|inner| #inner))
        }
        Shape::Named(id) => {
            let inner = quote!(#value.#name);
            match &context.vendor.types.get(id).kind {
                TypeKind::Union(_) => of_type(id, quote!(&#inner), context),
                _ => of_type(id, inner, context),
            }
        }
        _ if is_option => quote!(#value.#name.as_deref()),
        _ => quote!(Some(&*#value.#name)),
    }
}
