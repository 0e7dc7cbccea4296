//! The form of `index.json`, which is a contract with other programs.

use serde::Serialize;

/// The whole index.
#[derive(Debug, Serialize)]
pub(super) struct Index {
    /// The compiler and its version.
    pub(super) generator: &'static str,
    /// The version of JSON Schema: `07` or `2020-12`.
    pub(super) draft: &'static str,
    /// The profile: `receiver` or `strict`.
    pub(super) profile: &'static str,
    /// The vendors that were exported.
    pub(super) vendors: Vec<VendorEntry>,
}

/// A vendor in the index. Paths are relative to the index.
#[derive(Debug, Serialize)]
pub(super) struct VendorEntry {
    /// The vendor's name.
    pub(super) name: String,
    /// A title for people.
    pub(super) title: String,
    /// The vendor's own page.
    pub(super) docs: String,
    /// The version of the vendor's API that was transcribed, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) api_version: Option<String>,
    /// The schema of a whole request body.
    pub(super) bundle: String,
    /// The event types.
    pub(super) events: Vec<Entry>,
    /// What the vendor documents besides events; most have none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) documents: Vec<Entry>,
}

/// An event or a document in the index.
#[derive(Debug, Serialize)]
pub(super) struct Entry {
    /// The name on the wire, or of the document.
    pub(super) name: String,
    /// The title of its schema, which is the name that generators give to its type.
    pub(super) title: String,
    /// The schema.
    pub(super) schema: String,
    /// The example, which the schema accepts. Every event has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) example: Option<String>,
}
