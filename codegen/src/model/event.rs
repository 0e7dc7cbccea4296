//! Events and what surrounds them: discriminator, header, envelope, HTTP headers, delivery.

use serde::Serialize;
use serde_json::{Map, Value};

use super::{Docs, Field, Id, Item, NamePattern, Object};
use crate::words::words;

/// A reference to a payload of the same vendor.
pub type PayloadId = Id<Payload>;

/// A reference to an event type of the same vendor.
pub type EventId = Id<Event>;

/// The field that tells the variants of a union apart.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Discriminator {
    /// The field's name on the wire.
    pub field: String,
    /// One sentence about it.
    pub doc: String,
}

/// The fields that every event of a vendor carries, next to its own.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Header {
    /// About the header as a whole.
    pub docs: Docs,
    /// The fields, in documented order, without the discriminator.
    pub fields: Vec<Field>,
}

/// The object that carries a list of events.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Envelope {
    /// The type's name, in the schemas' own words: the wire has none.
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
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct HttpHeader {
    /// The header's name as documented.
    pub name: String,
    /// What it carries.
    pub role: HttpHeaderRole,
    /// About the header.
    pub docs: Docs,
}

words! {
    /// What an HTTP header is for.
    pub enum HttpHeaderRole {
        /// It carries the event type.
        EventType = "event-type",
        /// It carries a secret that the receiver knows too.
        Secret = "secret",
        /// Anything else.
        Other = "other",
    }
}

/// How the vendor delivers its requests.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Delivery {
    /// The HTTP method, in lower case.
    pub method: String,
    /// The content type of a request, with its parameters, where documented.
    pub content_type: Option<String>,
    /// Seconds until the vendor gives up on an answer.
    pub timeout_seconds: Option<u32>,
    /// The status codes that the vendor takes for success, with what to know of each.
    pub success: Vec<(u16, String)>,
    /// What the vendor does when a request fails.
    pub retries: Option<Retries>,
    /// The field of every event by which one that is sent again is recognized.
    pub deduplicate_by: Option<FieldRole>,
    /// The field of every event by which events are put in order.
    pub order_by: Option<FieldRole>,
    /// What the vendor demands of a receiver's address.
    pub endpoint: Option<Endpoint>,
    /// About retries, order and what else there is to know.
    pub docs: Docs,
}

/// What the vendor does when a request fails.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Retries {
    /// How often a request is sent again at most.
    pub attempts: Option<u32>,
    /// One sentence about it.
    pub doc: String,
}

/// A field that has a role in how requests are delivered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct FieldRole {
    /// The field's wire name.
    pub field: String,
    /// One sentence about it.
    pub doc: String,
}

/// What the vendor demands of a receiver's address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Endpoint {
    /// Plain HTTP is refused.
    pub https_only: bool,
    /// The only port that the vendor connects to.
    pub port: Option<u16>,
    /// The certificate must be signed by a public certificate authority.
    pub public_certificate: bool,
    /// Further sentences: what an operator has to know.
    pub details: Vec<String>,
}

/// The fields of one event type, or of several that share them.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Payload {
    /// Where it was written: `payloads/Name` if for several events, else `events/Name`.
    pub id: PayloadId,
    /// The payload's name in the schemas; of one that is an event's own, the event's.
    pub name: String,
    /// The name that the schemas prefer in code, where the wire's makes a bad one.
    pub preferred_name: Option<String>,
    /// About the payload; for an event's own payload, about the event.
    pub docs: Docs,
    /// Whether it was written as a payload of its own, for several events.
    pub shared: bool,
    /// The payload's own fields, without header and discriminator.
    pub object: Object,
}

impl Item for Payload {
    fn id(&self) -> &PayloadId {
        &self.id
    }
}

/// One event type.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Event {
    /// The name on the wire, which no other event type of the vendor has.
    pub name: EventId,
    /// The names that it covers, where these are several; `name` is what they are called together.
    pub pattern: Option<NamePattern>,
    /// The name that the schemas prefer in code, where the wire's makes a bad one.
    pub preferred_name: Option<String>,
    /// About the event.
    pub docs: Docs,
    /// The schema file it comes from, relative to the schema directory.
    pub file: String,
    /// Its fields, besides those of the header.
    pub payload: PayloadId,
    /// A whole example: discriminator, header and own fields, in wire order.
    pub example: Map<String, Value>,
}

impl Item for Event {
    fn id(&self) -> &EventId {
        &self.name
    }
}
