//! Events and what surrounds them: discriminator, header, envelope, HTTP headers, delivery.

use serde::Serialize;
use serde_json::{Map, Value};

use super::{Docs, Field, Object};

/// The field that names an event's type.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Discriminator {
    /// The field's name on the wire.
    pub field: String,
    /// One sentence about it.
    pub doc: String,
}

/// The fields that every event of a vendor carries, next to its own.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Header {
    /// About the header as a whole.
    pub docs: Docs,
    /// The fields, in documented order, without the discriminator.
    pub fields: Vec<Field>,
}

/// The object that carries a list of events.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Envelope {
    /// The type's name: Rust struct and JSON Schema definition.
    pub name: String,
    /// About the envelope.
    pub docs: Docs,
    /// Its fields, without the list of events.
    pub object: Object,
    /// The wire name of the list of events.
    pub events_field: String,
    /// One sentence about the list of events.
    pub events_doc: String,
    /// The envelope's fields in an example, without the list of events.
    pub example: Map<String, Value>,
}

/// An HTTP header of the vendor's requests.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HttpHeader {
    /// The header's name as documented.
    pub name: String,
    /// The Rust constant.
    pub rust: String,
    /// What it carries.
    pub role: HttpHeaderRole,
    /// One sentence about it.
    pub doc: String,
}

/// What an HTTP header is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum HttpHeaderRole {
    /// It carries the event type.
    EventType,
    /// It carries a secret that the receiver knows too.
    Secret,
    /// Anything else.
    Other,
}

/// How the vendor delivers its requests.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Delivery {
    /// The HTTP method, in lower case.
    pub method: String,
    /// Seconds until the vendor gives up on an answer.
    pub timeout_seconds: Option<u32>,
    /// The status codes that the vendor takes for success, with what to know of each.
    pub success: Vec<(u16, String)>,
    /// One sentence on retries and order.
    pub doc: String,
}

/// The fields of one event type, or of several that share them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Payload {
    /// The Rust struct.
    pub rust: String,
    /// The JSON Schema definition, where several events share the payload.
    pub name: String,
    /// About the payload; for an event's own payload, about the event.
    pub docs: Docs,
    /// Whether it was written as a payload of its own, for several events.
    pub shared: bool,
    /// The payload's own fields, without header and discriminator.
    pub object: Object,
}

/// One event type.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Event {
    /// The name on the wire.
    pub name: String,
    /// The Rust variant.
    pub rust: String,
    /// About the event.
    pub docs: Docs,
    /// The schema file it comes from, relative to the schema folder.
    pub file: String,
    /// Index into the vendor's payloads.
    pub payload: usize,
    /// A whole example: discriminator, header and own fields, in wire order.
    pub example: Map<String, Value>,
}
