//! Tagged unions inside payloads.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::context::Context;
use super::docs;
use super::keys::KeySpec;
use super::markdown::{Markdown, md};
use super::naming::ident_of;
use crate::model::{Discriminator, TaggedVariant, TypeDef, UnionDef};

/// A tagged union.
pub(super) fn emit(def: &TypeDef, union: &UnionDef, context: &Context<'_>) -> TokenStream {
    let name = ident_of(def);
    let Discriminator { field, doc } = &union.discriminator;
    let told_apart = md("The discriminator is ") + Markdown::code(field) + ": " + Markdown::prose(doc);
    let doc = docs::item(&def.docs, &[told_apart]);
    let variants: Vec<Variant> = union.all_variants().map(|variant| Variant::of(variant, context)).collect();
    let idents: Vec<_> = variants.iter().map(|variant| &variant.ident).collect();
    let definitions = variants.iter().map(Variant::definition);
    let names = variants.iter().map(Variant::name);
    let name_doc = union.absent.as_ref().map(|_| docs::line("Empty if there is none."));
    let one_of = one_of(&variants);
    let encode = encode(&name, &variants, context.is_variant(&def.name));
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
            #(#definitions)*
            /// An object of an undocumented type, kept whole.
            Unknown(Unknown),
        }

        impl #name {
            /// The discriminator's value, as on the wire.
            #name_doc
            pub fn type_name(&self) -> &str {
                match self {
                    #(#names)*
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
            #one_of

            fn set_unknown(&mut self, unknown: Unknown) {
                *self = Self::Unknown(unknown);
            }
        }

        #encode

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

/// A variant as it is emitted.
struct Variant {
    ident: Ident,
    doc: TokenStream,
    ty: TokenStream,
    /// The discriminator's value; none if it is absent.
    tag: Option<String>,
    /// It is a union itself.
    is_union: bool,
}

impl Variant {
    fn of((tag, variant): TaggedVariant<'_>, context: &Context<'_>) -> Self {
        let on_the_wire = tag.map(docs::on_the_wire);
        let ty = context.symbols.ty(&variant.ty);
        Variant {
            ident: ident_of(variant),
            doc: docs::item(&variant.docs, on_the_wire.as_slice()),
            ty: quote!(#ty),
            tag: tag.map(str::to_owned),
            is_union: context.vendor.types.inner_union(variant).is_some(),
        }
    }

    fn definition(&self) -> TokenStream {
        let Variant { ident, doc, ty, .. } = self;
        quote!(#doc #ident(#ty),)
    }

    /// The arm of its name.
    fn name(&self) -> TokenStream {
        let (ident, name) = (&self.ident, self.tag.as_deref().unwrap_or_default());
        quote!(Self::#ident(_) => #name,)
    }
}

/// The functions by which an object's type is selected.
fn one_of(variants: &[Variant]) -> TokenStream {
    let selected = variants.iter().filter_map(|variant| {
        let (tag, ident) = (variant.tag.as_ref()?, &variant.ident);
        Some(quote!(#tag => Self::#ident(Decode::placeholder()),))
    });
    let (unions, objects): (Vec<&Variant>, Vec<&Variant>) = variants.iter().partition(|variant| variant.is_union);
    let objects = objects.iter().map(|variant| &variant.ident);
    let unions: Vec<_> = unions.iter().map(|variant| &variant.ident).collect();
    let inner_mut = (!unions.is_empty()).then(|| {
        quote! {
            fn inner_mut(&mut self) -> Option<&mut dyn Tagged> {
                match self {
                    #(Self::#unions(value) => Some(value),)*
                    _ => None,
                }
            }
        }
    });
    let select_absent = variants.iter().find(|variant| variant.tag.is_none()).map(|Variant { ident, .. }| {
        quote! {
            fn select_absent(&mut self) -> bool {
                *self = Self::#ident(Decode::placeholder());
                true
            }
        }
    });
    quote! {
        fn select(&mut self, name: &str) -> bool {
            *self = match name {
                #(#selected)*
                _ => return false,
            };
            true
        }

        fn object_mut(&mut self) -> Option<&mut dyn Object> {
            match self {
                #(Self::#objects(value) => Some(value),)*
                #(Self::#unions(_) |)* Self::Unknown(_) => None,
            }
        }

        #inner_mut

        #select_absent
    }
}

/// How it is encoded. An object within several unions has the discriminators of all.
fn encode(name: &Ident, variants: &[Variant], is_variant: bool) -> TokenStream {
    let is_plain = |variant: &Variant| variant.tag.is_some() && !variant.is_union;
    if !is_variant && variants.iter().all(is_plain) {
        let idents = variants.iter().map(|variant| &variant.ident);
        return quote! {
            impl Encode for #name {
                fn encode(&self, output: &mut dyn Output) -> Result<(), CodecError> {
                    let object: &dyn Object = match self {
                        #(Self::#idents(value) => value,)*
                        Self::Unknown(unknown) => return unknown.object().encode(output),
                    };
                    encode_tagged(output, self.discriminator(), self.type_name(), object)
                }
            }
        };
    }
    let arms = variants.iter().map(|Variant { ident, tag, is_union, .. }| {
        let outer = match tag {
            Some(name) => quote!(Some(&crate::runtime::Tag { key: self.discriminator(), name: #name, outer })),
            None => quote!(outer),
        };
        match is_union {
            true => quote!(Self::#ident(value) => value.encode_within(#outer, output),),
            false => quote!(Self::#ident(value) => crate::runtime::encode_tags(output, #outer, value),),
        }
    });
    quote! {
        impl #name {
            /// Encodes with the discriminators of the unions around it.
            pub(crate) fn encode_within(
                &self,
                outer: Option<&crate::runtime::Tag<'_>>,
                output: &mut dyn Output,
            ) -> Result<(), CodecError> {
                match self {
                    #(#arms)*
                    Self::Unknown(unknown) => unknown.object().encode(output),
                }
            }
        }

        impl Encode for #name {
            fn encode(&self, output: &mut dyn Output) -> Result<(), CodecError> {
                self.encode_within(None, output)
            }
        }
    }
}

/// `Debug` without the secret that objects of an undocumented type carry too.
fn debug(name: &Ident, variants: &[&Ident], secret: &str) -> TokenStream {
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
