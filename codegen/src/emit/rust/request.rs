//! Requests as other crates have them: `from_http`, and what axum's extractor asks for.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::context::Context;
use super::naming::ident_of;
use crate::emit::contract::requests;
use crate::model::{BodyForm, Signature, TokenPlace, Vendor};

/// The module's name in each vendor's module.
pub(super) const MODULE: &str = "request";

/// The implementations for `Event` and for what is around events.
pub(super) fn emit(context: &Context<'_>) -> TokenStream {
    let vendor = context.vendor;
    let event = Ident::new("Event", Span::call_site());
    let list = (vendor.body_form() == BodyForm::JsonList).then(|| Ident::new("Batch", Span::call_site()));
    let around = vendor.envelope.as_ref().map(ident_of).or_else(|| vendor.wrapper_type().map(ident_of)).or(list);
    let from_http = std::iter::once(&event).chain(&around).map(from_http);
    let body = request_body(around.as_ref().unwrap_or(&event), vendor);
    quote!(#(#from_http)* #body)
}

fn from_http(name: &Ident) -> TokenStream {
    quote! {
        impl #name {
            /// Decodes a request from its headers and its body, as `from_parts` does. A header that is
            /// looked at and comes several times is an error of kind [`Header`](crate::ErrorKind::Header).
            pub fn from_http(headers: &::http::HeaderMap, body: &[u8]) -> Result<Self, DecodeError> {
                let headers = crate::runtime::http::Headers::new(headers);
                let decoded = Self::from_parts(|name| headers.get(name), body);
                headers.checked(decoded)
            }
        }
    }
}

fn request_body(name: &Ident, vendor: &Vendor) -> TokenStream {
    let media_type = match requests::documented_media_type(vendor) {
        Some(media_type) => quote!(Some(#media_type)),
        None => quote!(None),
    };
    let by_headers = matches!(vendor.signature, Some(Signature::Token(TokenPlace::Header(_))));
    let verified = match vendor.signature {
        Some(_) => quote!(Some(super::verify(secrets, request, now))),
        None => quote! {
            let _ = (secrets, request, now);
            None
        },
    };
    quote! {
        #[cfg(feature = "axum")]
        impl crate::axum::RequestBody for #name {
            const MEDIA_TYPE: Option<&'static str> = #media_type;
            const IS_PROVEN_BY_HEADERS: bool = #by_headers;

            fn from_http(headers: &::http::HeaderMap, body: &[u8]) -> Result<Self, DecodeError> {
                Self::from_http(headers, body)
            }

            fn verify(
                secrets: &[crate::verify::Secret],
                request: &crate::verify::Request<'_>,
                now: std::time::SystemTime,
            ) -> Option<Result<crate::verify::Verified, crate::verify::VerifyError>> {
                #verified
            }
        }
    }
}
