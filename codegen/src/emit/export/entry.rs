//! What the index says of an event: its files, and how a request says that it carries it.

use schemars::JsonSchema;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::naming::EventPart;
use crate::emit::contract::requests::header_content;
use crate::emit::contract::{Section, sentences};
use crate::model::{Event, Vendor};

/// An event or a document in the index.
#[derive(Clone, Debug, Serialize, JsonSchema)]
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
    /// What is in these files.
    pub sha256: Sums,
}

/// The SHA-256 of the bytes of files, in lower-case hexadecimal: what is equal has not changed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Sums {
    /// Of the schema.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    pub schema: String,
    /// Of the example.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    pub example: Option<String>,
}

/// An event type in the index.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EventEntry {
    /// Its name and its files.
    #[serde(flatten)]
    pub entry: SchemaEntry,
    /// A list of examples, which the schema accepts: the example first, then one with null wherever that
    /// is allowed, one without all that may be absent, and as many as it takes to show each documented
    /// value of every enum. None is there twice.
    pub examples: String,
    /// What has happened.
    pub description: String,
    /// The section of the vendor's document that it is in.
    pub section: String,
    /// The vendor advises against further use.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub deprecated: bool,
    /// What a request has that carries this event: each part of its name, with the value.
    pub discriminator: Vec<EventPart>,
    /// An expression for the names that it covers, where these are several: `name` is what they are
    /// called together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// The HTTP headers that say more in a request with this event than in others.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<EventHeader>,
}

/// An HTTP header of a request with an event.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EventHeader {
    /// The header's name as documented.
    pub name: String,
    /// The value that it has.
    pub value: String,
    /// It is always there.
    pub required: bool,
}

impl Sums {
    /// The sums of a schema and its example.
    pub(in crate::emit) fn of(schema: &[u8], example: Option<&[u8]>) -> Sums {
        Sums { schema: sha256(schema), example: example.map(sha256) }
    }
}

fn sha256(bytes: &[u8]) -> String {
    base16ct::lower::encode_string(&Sha256::digest(bytes))
}

impl EventEntry {
    /// What the index says of an event with these files.
    pub(in crate::emit) fn new(vendor: &Vendor, event: &Event, entry: SchemaEntry, examples: String) -> EventEntry {
        EventEntry {
            entry,
            examples,
            description: sentences::docs(&event.docs),
            section: Section::of(vendor, event).title.to_owned(),
            deprecated: event.docs.deprecated.is_some(),
            discriminator: EventPart::all(&vendor.discriminator, event),
            pattern: event.pattern.as_ref().map(|pattern| pattern.expression()),
            headers: headers(vendor, event),
        }
    }
}

fn headers(vendor: &Vendor, event: &Event) -> Vec<EventHeader> {
    let known = vendor.http_headers.iter().filter_map(|header| {
        let content = header_content(vendor, header, event)?;
        let (name, value) = (header.name.clone(), content.value?.to_owned());
        Some(EventHeader { name, value, required: content.required })
    });
    known.collect()
}
