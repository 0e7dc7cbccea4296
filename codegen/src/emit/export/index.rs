//! The form of `index.json`, which is a contract with other programs.

use serde::Serialize;

/// The whole index.
#[derive(Clone, Debug, Serialize)]
pub struct Index {
    /// The compiler and its version.
    pub generator: &'static str,
    /// The format; none for JSON Schema, whose index is older than the other formats.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<&'static str>,
    /// The version of JSON Schema, `07` or `2020-12`, where it can be chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draft: Option<&'static str>,
    /// The profile, `receiver` or `strict`, where it can be chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<&'static str>,
    /// The files about all vendors together; most formats have none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
    /// The vendors that were exported.
    pub vendors: Vec<VendorEntry>,
}

/// A vendor in the index. Paths are relative to the index.
#[derive(Clone, Debug, Serialize)]
pub struct VendorEntry {
    /// The vendor's name.
    pub name: String,
    /// A title for people.
    pub title: String,
    /// The vendor's own page.
    pub docs: String,
    /// The version of the vendor's API that was transcribed, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api_version: Option<String>,
    /// The vendor's files.
    #[serde(flatten)]
    pub contents: Contents,
}

/// The files of a vendor.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Contents {
    /// A schema for each event, and one for a whole request body.
    Schemas {
        /// The schema of a whole request body.
        bundle: String,
        /// The event types.
        events: Vec<SchemaEntry>,
        /// What the vendor documents besides events; most have none.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        documents: Vec<SchemaEntry>,
    },
    /// Files about the vendor as a whole.
    Files {
        /// The files, the most important first.
        files: Vec<String>,
    },
}

impl Contents {
    /// The files that a user asks for: the schemas of the chosen events where some were chosen and
    /// have schemas of their own, or else what there is for the whole vendor.
    pub(crate) fn selected(&self, events_chosen: bool) -> Vec<&str> {
        match self {
            Contents::Schemas { events, .. } if events_chosen => {
                events.iter().map(|event| event.schema.as_str()).collect()
            }
            Contents::Schemas { bundle, .. } => vec![bundle],
            Contents::Files { files } => files.iter().map(String::as_str).collect(),
        }
    }
}

/// An event or a document in the index.
#[derive(Clone, Debug, Serialize)]
pub struct SchemaEntry {
    /// The name on the wire, or of the document.
    pub name: String,
    /// The title of its schema, which is the name that generators give to its type.
    pub title: String,
    /// The schema.
    pub schema: String,
    /// The example, which the schema accepts. Every event has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<String>,
}
