//! Methods of an enum that tell the texts of its values, where the vendor documents some.

use proc_macro2::TokenStream;
use quote::quote;

use super::naming::ident_of;
use crate::model::EnumValue;

/// The methods; none where no value has a text or variables.
pub(super) fn methods(values: &[EnumValue]) -> TokenStream {
    let (template, variables, unit) = (template(values), variables(values), unit(values));
    quote!(#template #variables #unit)
}

fn template(values: &[EnumValue]) -> Option<TokenStream> {
    let arms: Vec<TokenStream> = values
        .iter()
        .filter_map(|value| {
            let (name, text) = (ident_of(value), value.text.as_ref()?);
            Some(quote!(Self::#name => Some(#text),))
        })
        .collect();
    (!arms.is_empty()).then(|| {
        quote! {
            /// The documented template of the text that comes with the value, with each variable
            /// as `%name%`.
            pub fn text_template(&self) -> Option<&'static str> {
                match self {
                    #(#arms)*
                    _ => None,
                }
            }
        }
    })
}

fn variables(values: &[EnumValue]) -> Option<TokenStream> {
    let with = values.iter().filter(|value| !value.variables.is_empty());
    let arms: Vec<TokenStream> = with
        .map(|value| {
            let name = ident_of(value);
            let names = value.variables.iter().map(|variable| &variable.name);
            quote!(Self::#name => &[#(#names),*],)
        })
        .collect();
    (!arms.is_empty()).then(|| {
        quote! {
            /// The names of the documented text variables of the value.
            pub fn variables(&self) -> &'static [&'static str] {
                match self {
                    #(#arms)*
                    _ => &[],
                }
            }
        }
    })
}

fn unit(values: &[EnumValue]) -> Option<TokenStream> {
    let arms: Vec<TokenStream> = values
        .iter()
        .flat_map(|value| value.variables.iter().map(move |variable| (value, variable)))
        .filter_map(|(value, variable)| {
            let (value, name, unit) = (ident_of(value), &variable.name, variable.unit.as_ref()?);
            Some(quote!((Self::#value, #name) => Some(#unit),))
        })
        .collect();
    (!arms.is_empty()).then(|| {
        quote! {
            /// The documented unit of a text variable of the value.
            pub fn variable_unit(&self, variable: &str) -> Option<&'static str> {
                match (self, variable) {
                    #(#arms)*
                    _ => None,
                }
            }
        }
    })
}
