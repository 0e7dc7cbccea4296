//! A vendor's `verify`: its signature as a constant of the runtime's types.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::markdown::{Markdown, md};
use crate::emit::contract::signature;
use crate::model::{
    HmacAlgorithm, HmacSignature, SecretForm, Signature, SignatureEncoding, SignatureTime, SignedPart, TimeFormat,
    TimePlace, TokenPlace, Vendor,
};

/// The function, if the vendor's requests can be verified.
pub(super) fn verify(vendor: &Vendor) -> Option<TokenStream> {
    let signature = vendor.signature.as_ref()?;
    let doc = docs::paragraphs(&about(signature));
    let scheme = match signature {
        Signature::Token(TokenPlace::Header(name)) => {
            let name = name.to_lowercase();
            quote!(verify::Scheme::Token(verify::Place::Header(#name)))
        }
        Signature::Token(TokenPlace::Field(name)) => quote!(verify::Scheme::Token(verify::Place::Field(#name))),
        Signature::Hmac(signature) => {
            let hmac = hmac(signature);
            quote!(verify::Scheme::Hmac(#hmac))
        }
    };
    Some(quote! {
        #doc
        #[cfg(feature = "verify")]
        pub fn verify(
            secrets: &[crate::verify::Secret],
            request: &crate::verify::Request<'_>,
            now: std::time::SystemTime,
        ) -> Result<crate::verify::Verified, crate::verify::VerifyError> {
            use crate::runtime::verify;
            const SCHEME: verify::Scheme = #scheme;
            SCHEME.verify(secrets, request, now)
        }
    })
}

/// What its docs say.
fn about(signature: &Signature) -> Vec<Markdown> {
    let mut paragraphs = vec![md("Verifies that a request comes from the vendor, by one of the secrets.")];
    paragraphs.extend(docs::details(&signature::facts(signature)));
    if let Signature::Hmac(hmac) = signature {
        if hmac.covers_url() {
            paragraphs.push(md("The vendor signs the URL, so add it to the request by `Request::with_url`."));
        }
        paragraphs.extend(hmac.id.as_ref().map(|id| id_note(id, hmac.covers_id())));
    }
    paragraphs.push(md(
        "Give the old and the new secret while you change it. `now` is `SystemTime::now()`, except in tests.",
    ));
    paragraphs.push(md("# Errors"));
    paragraphs.push(md("If the request does not prove where it comes from, or if a secret is empty."));
    paragraphs
}

fn id_note(id: &str, covered: bool) -> Markdown {
    let id = md("Its id is in the header ") + Markdown::code(id);
    id + if covered {
        ", which is signed."
    } else {
        ", which is not signed: it recognizes a request that the vendor sends again, but not one that an attacker sends again."
    }
}

fn hmac(hmac: &HmacSignature) -> TokenStream {
    let header = hmac.header.to_lowercase();
    let algorithm = match hmac.algorithm {
        HmacAlgorithm::Sha1 => quote!(Sha1),
        HmacAlgorithm::Sha256 => quote!(Sha256),
        HmacAlgorithm::Sha512 => quote!(Sha512),
    };
    let separator = option(hmac.separator.map(|separator| quote!(#separator)));
    let (prefix, suffix) = (&hmac.format.prefix, &hmac.format.suffix);
    let encoding = match hmac.format.encoding {
        SignatureEncoding::HexLower => quote!(HexLower),
        SignatureEncoding::HexUpper => quote!(HexUpper),
        SignatureEncoding::Base64 => quote!(Base64),
    };
    let signed = hmac.signed.iter().map(part);
    let time = option(hmac.time.as_ref().map(time));
    let id = option(hmac.id.as_ref().map(|id| id.to_lowercase()).map(|id| quote!(#id)));
    let secret = match &hmac.secret {
        SecretForm::Raw => quote!(Raw),
        SecretForm::Base64 { prefix } => quote!(Base64 { prefix: #prefix }),
    };
    quote! {
        verify::Hmac {
            header: #header,
            algorithm: verify::Algorithm::#algorithm,
            separator: #separator,
            format: verify::Format { prefix: #prefix, encoding: verify::Encoding::#encoding, suffix: #suffix },
            signed: &[#(verify::Part::#signed),*],
            time: #time,
            id: #id,
            secret: verify::SecretForm::#secret,
        }
    }
}

fn part(part: &SignedPart) -> TokenStream {
    match part {
        SignedPart::Text(text) => quote!(Text(#text)),
        SignedPart::Header(name) => {
            let name = name.to_lowercase();
            quote!(Header(#name))
        }
        SignedPart::Time => quote!(Time),
        SignedPart::Body => quote!(Body),
        SignedPart::Url => quote!(Url),
        SignedPart::Form => quote!(Form),
    }
}

fn time(time: &SignatureTime) -> TokenStream {
    let place = match &time.place {
        TimePlace::Header(name) => {
            let name = name.to_lowercase();
            quote!(Header(#name))
        }
        TimePlace::Part(prefix) => quote!(Part(#prefix)),
    };
    let form = match time.format {
        TimeFormat::UnixSeconds => quote!(UnixSeconds),
        TimeFormat::UnixMilliseconds => quote!(UnixMilliseconds),
        TimeFormat::DateTime => quote!(DateTime),
    };
    let tolerance = proc_macro2::Literal::u32_unsuffixed(time.tolerance_seconds);
    quote!(verify::Time { place: verify::TimePlace::#place, form: verify::TimeForm::#form, tolerance: #tolerance })
}

fn option(value: Option<TokenStream>) -> TokenStream {
    value.map_or_else(|| quote!(None), |value| quote!(Some(#value)))
}
