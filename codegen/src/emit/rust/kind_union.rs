//! Unions by the kind of JSON value.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::context::Context;
use super::docs;
use super::markdown::{Markdown, md};
use super::naming::ident_of;
use super::tokens::{ident, ty};

use crate::model::{KindMember, KindUnion, Shape, TypeDef, TypeKind, ValueKind};

/// A union by kind.
pub(super) fn emit(def: &TypeDef, union: &KindUnion, context: &Context<'_>) -> TokenStream {
    let name = ident_of(def);
    let doc = docs::item(&def.docs, &[]);
    let variants: Vec<Ident> = union.members.iter().map(|member| variant(member.kind)).collect();
    let types: Vec<TokenStream> = union.members.iter().map(|member| member_type(member, context)).collect();
    let variant_docs = union.members.iter().map(|member| docs::paragraphs(&[summary(member)]));
    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variant_docs #variants(#types),)*
            /// A value of an undocumented kind, kept whole.
            Unknown(Json),
        }

        impl crate::runtime::ByKind for #name {
            fn select(&mut self, kind: crate::runtime::ValueKind) -> Option<&mut dyn Decode> {
                match kind {
                    #(crate::runtime::ValueKind::#variants => *self = Self::#variants(Decode::placeholder()),)*
                    #[allow(unreachable_patterns, reason = "where all kinds are documented")]
                    _ => return None,
                }
                match self {
                    #(Self::#variants(value) => Some(value),)*
                    Self::Unknown(_) => None,
                }
            }

            fn set_unknown(&mut self, value: Json) {
                *self = Self::Unknown(value);
            }
        }

        impl Encode for #name {
            fn encode(&self, output: &mut dyn Output) -> Result<(), CodecError> {
                match self {
                    #(Self::#variants(value) => value.encode(output),)*
                    Self::Unknown(value) => value.encode(output),
                }
            }
        }

        impl Decode for #name {
            fn placeholder() -> Self {
                Self::Unknown(Json::default())
            }

            fn decode(&mut self, input: &mut Cursor<'_>) -> Result<bool, CodecError> {
                input.by_kind(self)
            }
        }

        through_serde!(#name);
    }
}

/// Objects are in a box: they are much larger than the texts in their place, and may contain the
/// union again.
fn member_type(member: &KindMember, context: &Context<'_>) -> TokenStream {
    let inner = ty(&member.ty, context);
    if is_boxed(member, context) { quote!(Box<#inner>) } else { inner }
}

fn is_boxed(member: &KindMember, context: &Context<'_>) -> bool {
    let Shape::Named(id) = context.vendor.types.canonical(&member.ty.shape) else { return false };
    matches!(context.vendor.types.get(id).kind, TypeKind::Object(_) | TypeKind::Union(_))
}

fn variant(kind: ValueKind) -> Ident {
    ident(match kind {
        ValueKind::String => "String",
        ValueKind::Number => "Number",
        ValueKind::Bool => "Bool",
        ValueKind::List => "List",
        ValueKind::Object => "Object",
    })
}

fn summary(member: &KindMember) -> Markdown {
    let kind = match member.kind {
        ValueKind::String => "A text: ",
        ValueKind::Number => "A number: ",
        ValueKind::Bool => "A boolean: ",
        ValueKind::List => "A list: ",
        ValueKind::Object => "An object: ",
    };
    md(kind) + Markdown::code(&member.ty.to_string()) + md(".")
}
