//! `lib.rs`, and each vendor's `mod.rs`.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::markdown::{Markdown, md};
use super::naming::ident_of;
use super::tokens::ident;
use super::{docs, front_page, keys, request, signature, validation, wrapper};
use crate::emit::contract::{Paths, requests};
use crate::model::{HttpHeaderRole, Package, Vendor};

/// The module of a vendor that its files import.
pub(super) const PRELUDE: &str = "prelude";

/// `lib.rs`.
pub(super) fn lib(contexts: &[Context<'_>], has_common: bool, package: &Package) -> TokenStream {
    let common = has_common.then(|| {
        quote! {
            /// Types that several vendors share. The module of each vendor has those that it uses.
            pub mod common;
        }
    });
    let vendors = contexts.iter().map(|context| {
        let doc = docs::paragraphs(&about(context));
        let (name, feature) = (context.symbols.module(), context.symbols.feature());
        quote! {
            #doc
            #[cfg(feature = #feature)]
            pub mod #name;
        }
    });
    let description = docs::of_crate(&package.description);
    let (example, list) =
        (front_page::example_docs(contexts, package), docs::list_of_crate(&front_page::vendors(contexts)));
    quote! {
        #description
        //!
        #list
        //!
        //! Each vendor has a module and a feature of that name. In it, `Event` is an enum with a
        //! variant for each event type, and `Unknown` for types that are added later:
        //! `Event::from_slice` decodes a request body. A vendor that sends events in batches has
        //! an envelope, whose `from_slice` keeps malformed events and decodes the others. The payloads
        //! of events are grouped by the sections of the vendor's document, in modules of their own;
        //! all of them can be imported from the vendor's module too.
        #example
        //!
        //! Undocumented fields of a payload are in `extra`, and every payload is encoded as it was
        //! decoded: unknown fields, unknown values of enums, date-times with all their digits,
        //! null or absent.
        //!
        //! `Event`, envelopes, payloads, headers and the types of fields implement serde's traits too. In an
        //! error of serde_json's, line and column then count from the start of the event, or of the
        //! envelope. A payload is encoded with its event type if only one event has it, so that it can be
        //! decoded as an `Event`; the trait [`Payload`] has `from_slice` and `to_vec` for it.
        //!
        //! Features: one for each vendor, all on by default; `examples` for an example of each
        //! event; `json-schema` for the JSON Schema of request bodies, as text; `schemars` for
        //! `schemars::JsonSchema` on `Event`, envelopes and the types of fields; `chrono` and `time` for
        //! conversions of [`DateTime`] and [`Date`] to the types of those crates; `verify` for the
        //! function of that name of vendors whose requests carry a secret or a signature, and for
        //! `validate` of those that validate an endpoint; `http` for `from_http`, which takes the headers
        //! of that crate; `axum` for the extractor `axum::Received`.

        #[allow(dead_code, unused_imports, reason = "which parts are used depends on the vendors that are enabled")]
        mod runtime;

        #common

        #(#vendors)*

        pub use runtime::{
            Date, DateTime, DecodeError, ErrorKind, Extra, IntegerOrString, Json, JsonItems, JsonObject, JsonRef, Malformed,
            ParseTimeError, Payload, Text, UnixSeconds, Unknown,
        };
        /// What the function `verify` of a vendor takes and returns, and a store of requests that came
        /// before.
        #[cfg(feature = "verify")]
        pub mod verify {
            pub use crate::runtime::verify::{Fault, MemorySeenIds, Request, Secret, SeenIds, Verified, VerifyError};
        }
        /// An extractor for axum: requests that were verified and decoded.
        #[cfg(feature = "axum")]
        pub mod axum {
            pub use crate::runtime::axum::{Received, Receiver, Rejection, RequestBody, Verification};
        }
        #[cfg(feature = "schemars")]
        pub use schemars;
        pub use uuid;
    }
}

/// What the docs of a vendor's module say: what it is, how requests come, and what is said of
/// schema files that have no module of their own.
fn about(context: &Context<'_>) -> Vec<Markdown> {
    let vendor = context.vendor;
    let mut more = vec![Markdown::link(&vendor.url)];
    more.extend(vendor.api_version.as_ref().map(|version| Markdown::prose(&requests::api_version(version))));
    let mut paragraphs = docs::item_paragraphs(&vendor.docs, &more);
    if let Some(delivery) = &vendor.delivery {
        paragraphs.push(md("# Delivery"));
        paragraphs.extend(docs::details(&requests::delivery_facts(delivery)));
    }
    let mut title = None;
    for section in vendor.sections.iter().filter(|section| context.section(&section.file).is_none()) {
        // Several files can be about one section of the vendor's document.
        if title.replace(&section.title) != Some(&section.title) {
            paragraphs.push(md("# ") + Markdown::prose(&section.title));
        }
        paragraphs.push(Markdown::prose(&section.docs.text));
        paragraphs.extend(docs::details(&section.docs.details));
    }
    paragraphs
}

/// A module of a vendor's that is not empty.
pub(super) struct Submodule<'a> {
    pub(super) name: String,
    /// The schema file that it is about.
    pub(super) section: Option<&'a str>,
}

/// The declaration of a module. Those of sections are public, so that the docs are grouped like the
/// vendor's document; what is in the others is shown in the vendor's module.
fn declaration(module: &Submodule<'_>, vendor: &Vendor) -> TokenStream {
    let name = ident(&module.name);
    let Some(path) = module.section else {
        let feature = (module.name == request::MODULE).then(|| quote!(#[cfg(feature = "http")]));
        return quote!(#feature mod #name;);
    };
    let doc = match vendor.sections.iter().find(|section| section.file == path) {
        Some(section) => docs::item(&section.docs, &[]),
        None => docs::paragraphs(&[md("The payloads and types of ") + Markdown::code(path) + "."]),
    };
    quote!(#doc pub mod #name;)
}

/// The declarations of modules and what all of them need.
fn declarations(vendor: &Vendor, modules: &[Submodule<'_>]) -> TokenStream {
    let declarations = modules.iter().map(|module| declaration(module, vendor));
    let public = modules
        .iter()
        .filter(|module| ![keys::MODULE, request::MODULE, wrapper::MODULE].contains(&module.name.as_str()))
        .map(|module| ident(&module.name));
    let prelude = ident(PRELUDE);
    quote! {
        #(#declarations)*
        #[cfg(feature = "schemars")]
        mod json_schema;
        /// What the files of this module import: each other's items, and the runtime's.
        mod #prelude {
            pub(super) use super::*;
            pub(super) use crate::runtime::prelude::*;
        }
        #(pub use self::#public::*;)*
    }
}

/// The `mod.rs` of common types.
pub(super) fn common(vendor: &Vendor, modules: &[Submodule<'_>]) -> TokenStream {
    declarations(vendor, modules)
}

/// A vendor's `mod.rs`.
pub(super) fn vendor(vendor: &Vendor, modules: &[Submodule<'_>]) -> TokenStream {
    let declarations = declarations(vendor, modules);
    let common: Vec<_> = vendor.common_types().map(ident_of).collect();
    let common = (!common.is_empty()).then(|| quote!(pub use crate::common::{#(#common),*};));
    let headers = vendor.http_headers.iter().map(|header| {
        let doc = docs::item(&header.docs, &[md("The HTTP header ") + Markdown::code(&header.name) + "."]);
        let (name, value) = (ident_of(header), header.name.to_lowercase());
        quote!(#doc pub const #name: &str = #value;)
    });
    let secret = vendor.http_headers.iter().any(|header| header.role == HttpHeaderRole::Secret).then(|| {
        quote! {
            /// Whether the secret found in a request is the expected one.
            ///
            /// An empty expected secret accepts nothing, so that a secret which was never set
            /// does not let every request in. Reject a request without the header before
            /// calling this. The comparison takes the same time wherever two secrets of equal
            /// length differ.
            #[must_use]
            pub fn verify_token(expected: impl AsRef<[u8]>, found: impl AsRef<[u8]>) -> bool {
                let expected = expected.as_ref();
                !expected.is_empty() && constant_time_eq::constant_time_eq(expected, found.as_ref())
            }
        }
    });
    let verify = signature::verify(vendor);
    let validate = validation::validate(vendor);
    let schema = format!("../../{}/{}", super::vendor::SCHEMAS, Paths::of(vendor).bundle());
    quote! {
        #declarations
        #common
        #(#headers)*
        #secret
        #verify
        #validate

        /// The JSON Schema of a request body: draft-07, as receivers need it.
        #[cfg(feature = "json-schema")]
        pub const JSON_SCHEMA: &str = include_str!(#schema);
    }
}
