//! Enums of documented values, open to others. Those that are keys of maps have an order, which is
//! the documented one.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs;
use super::markdown::{Markdown, md};
use super::naming::ident_of;
use super::texts;
use crate::emit::contract::sentences;
use crate::model::{EnumBase, EnumDef, TypeDef, WireValue};

/// An enum.
pub(super) fn emit(def: &TypeDef, values: &EnumDef, is_key: bool) -> TokenStream {
    let name = ident_of(def);
    let kind = match values.base {
        EnumBase::String => return strings(def, values, is_key),
        EnumBase::Int16 => quote!(i16),
        EnumBase::Int32 => quote!(i32),
        EnumBase::Int64 => quote!(i64),
        EnumBase::IntegerOrString => {
            let doc = docs::item(&def.docs, &[md("The vendor documents no values: an integer or a string.")]);
            return quote!(#doc pub type #name = IntegerOrString;);
        }
    };
    integers(def, values, &kind)
}

fn variants(values: &EnumDef) -> TokenStream {
    let variants = values.values.iter().map(|value| {
        let name = ident_of(value);
        let mut facts = vec![docs::on_the_wire(&value.wire.text())];
        facts.extend(sentences::value_facts(value).iter().map(|sentence| Markdown::prose(sentence)));
        let doc = docs::item(&value.docs, &facts);
        quote!(#doc #name,)
    });
    quote!(#(#variants)*)
}

fn strings(def: &TypeDef, values: &EnumDef, is_key: bool) -> TokenStream {
    let name = ident_of(def);
    let doc = docs::item(&def.docs, &[]);
    let variants = variants(values);
    let wire = values.values.iter().filter_map(|value| match &value.wire {
        WireValue::Text(text) => Some(text),
        WireValue::Integer(_) => None,
    });
    let wire: Vec<&String> = wire.collect();
    let idents: Vec<_> = values.values.iter().map(ident_of).collect();
    let texts = texts::methods(&values.values);
    let ordered = is_key.then(|| quote!(PartialOrd, Ord,));
    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq, Eq, #ordered Hash)]
        #[non_exhaustive]
        pub enum #name {
            #variants
            /// An undocumented value.
            Unknown(Text),
        }

        impl #name {
            /// The documented values.
            pub const ALL: &'static [Self] = &[#(Self::#idents),*];

            /// The value as on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#idents => #wire,)*
                    Self::Unknown(value) => value,
                }
            }

            fn documented(value: &str) -> Option<Self> {
                match value {
                    #(#wire => Some(Self::#idents),)*
                    _ => None,
                }
            }

            #texts
        }

        string_enum!(#name);
    }
}

fn integers(def: &TypeDef, values: &EnumDef, kind: &TokenStream) -> TokenStream {
    let name = ident_of(def);
    let doc = docs::item(&def.docs, &[]);
    let variants = variants(values);
    let wire = values.values.iter().filter_map(|value| match &value.wire {
        WireValue::Integer(number) => Some(Literal::i64_unsuffixed(*number)),
        WireValue::Text(_) => None,
    });
    let wire: Vec<Literal> = wire.collect();
    let idents: Vec<_> = values.values.iter().map(ident_of).collect();
    let texts = texts::methods(&values.values);
    quote! {
        #doc
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #variants
            /// An undocumented value.
            Unknown(#kind),
        }

        impl #name {
            /// The documented values.
            pub const ALL: &'static [Self] = &[#(Self::#idents),*];

            /// The value as on the wire.
            pub fn value(self) -> #kind {
                match self {
                    #(Self::#idents => #wire,)*
                    Self::Unknown(value) => value,
                }
            }

            #texts
        }

        impl From<#kind> for #name {
            fn from(value: #kind) -> Self {
                match value {
                    #(#wire => Self::#idents,)*
                    _ => Self::Unknown(value),
                }
            }
        }

        integer_enum!(#name, #kind);
    }
}
