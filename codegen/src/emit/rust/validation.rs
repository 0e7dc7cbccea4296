//! A vendor's `validate`: how it makes sure of an endpoint, as a constant of the runtime's types.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::markdown::md;
use crate::emit::contract::validation;
use crate::model::{Validation, Vendor};

/// The function, if the vendor validates endpoints.
pub(super) fn validate(vendor: &Vendor) -> Option<TokenStream> {
    let validation = vendor.delivery.as_ref()?.validation.as_ref()?;
    let doc = docs::paragraphs(&about(validation));
    let constant = validation.constant.iter().map(|(name, value)| quote!((#name, #value)));
    let answer = &validation.answer;
    let (token, parameter, tokens) = match &validation.token {
        Some(name) => (quote!(Some(#name)), quote!(tokens: &[crate::verify::Secret],), quote!(tokens)),
        None => (quote!(None), quote!(), quote!(&[])),
    };
    Some(quote! {
        #doc
        #[cfg(feature = "verify")]
        pub fn validate(#parameter query: &str) -> Result<String, crate::verify::VerifyError> {
            use crate::runtime::verify;
            const VALIDATION: verify::Validation =
                verify::Validation { constant: &[#(#constant),*], token: #token, answer: #answer };
            VALIDATION.answer(#tokens, query)
        }
    })
}

/// What its docs say.
fn about(validation: &Validation) -> Vec<super::markdown::Markdown> {
    let mut paragraphs =
        vec![md("The answer to the request by which the vendor makes sure that an endpoint is the receiver's.")];
    paragraphs.extend(docs::details(&validation::facts(validation)));
    paragraphs.push(md(
        "`query` is what stands behind the `?` of the URL. Send the answer as `text/plain`, with status 200.",
    ));
    if validation.token.is_some() {
        paragraphs.push(md("Give the old and the new token while you change it."));
    }
    paragraphs.push(md("# Errors"));
    paragraphs.push(md(
        "If the query is not what the vendor sends, or if a token is empty: refuse the request, by status 403.",
    ));
    paragraphs
}
