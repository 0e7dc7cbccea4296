//! Tagged unions inside payloads.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::context::Context;
use super::docs;
use super::keys::KeySpec;
use super::markdown::{Markdown, md};
use super::naming::ident_of;
use crate::model::{Discriminator, TypeDef, UnionDef};

/// A tagged union.
pub(super) fn emit(def: &TypeDef, union: &UnionDef, context: &Context<'_>) -> TokenStream {
    let name = ident_of(def);
    let Discriminator { field, doc } = &union.discriminator;
    let told_apart = md("The discriminator is ") + Markdown::code(field) + ": " + Markdown::prose(doc);
    let doc = docs::item(&def.docs, &[told_apart]);
    let idents: Vec<_> = union.variants.iter().map(ident_of).collect();
    let types: Vec<_> = union.variants.iter().map(|variant| context.symbols.ty(&variant.ty)).collect();
    let wire: Vec<&String> = union.variants.iter().map(|variant| &variant.name).collect();
    let variant_docs =
        union.variants.iter().map(|variant| docs::item(&variant.docs, &[docs::on_the_wire(&variant.name)]));
    let discriminator = context.keys.key(&KeySpec::discriminator(&union.discriminator.field));
    let secret = context.secret_field(&def.name);
    // As of `Event`: boxing a variant that is large would change the API when another grows.
    let is_wrapper = context.vendor.wrapper.as_ref() == Some(&def.name);
    let large = is_wrapper.then(|| quote!(#[allow(clippy::large_enum_variant)]));
    let derived = secret.is_none().then(|| quote!(Debug,));
    let debug = secret.map(|secret| debug(&name, &idents, secret));
    quote! {
        #doc
        #large
        #[derive(Clone, #derived PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variant_docs #idents(#types),)*
            /// An object of an undocumented type, kept whole.
            Unknown(Unknown),
        }

        impl #name {
            /// The discriminator's value, as on the wire.
            pub fn type_name(&self) -> &str {
                match self {
                    #(Self::#idents(_) => #wire,)*
                    Self::Unknown(unknown) => unknown.name(),
                }
            }
        }

        impl Tagged for #name {
            fn discriminator(&self) -> &'static Key {
                &#discriminator
            }
        }

        impl crate::runtime::OneOf for #name {
            fn select(&mut self, name: &str) -> bool {
                *self = match name {
                    #(#wire => Self::#idents(Decode::placeholder()),)*
                    _ => return false,
                };
                true
            }

            fn object_mut(&mut self) -> Option<&mut dyn Object> {
                match self {
                    #(Self::#idents(value) => Some(value),)*
                    Self::Unknown(_) => None,
                }
            }

            fn set_unknown(&mut self, unknown: Unknown) {
                *self = Self::Unknown(unknown);
            }
        }

        impl Encode for #name {
            fn encode(&self, output: &mut dyn Output) -> Result<(), CodecError> {
                let object: &dyn Object = match self {
                    #(Self::#idents(value) => value,)*
                    Self::Unknown(unknown) => return unknown.object().encode(output),
                };
                encode_tagged(output, self.discriminator(), self.type_name(), object)
            }
        }

        impl Decode for #name {
            fn placeholder() -> Self {
                Self::Unknown(Unknown::placeholder())
            }

            fn decode(&mut self, input: &mut Cursor<'_>) -> Result<bool, CodecError> {
                input.tagged(self)
            }
        }

        #debug

        through_serde!(#name);
    }
}

/// `Debug` without the secret that objects of an undocumented type carry too.
fn debug(name: &Ident, variants: &[Ident], secret: &str) -> TokenStream {
    quote! {
        impl std::fmt::Debug for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self {
                    #(Self::#variants(object) => f.debug_tuple(stringify!(#variants)).field(object).finish(),)*
                    Self::Unknown(unknown) => debug_unknown_without(#secret, unknown, f),
                }
            }
        }
    }
}
