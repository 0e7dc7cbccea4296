//! The model: what the schemas say, resolved and complete, with no trace of YAML and no decision
//! left to an emitter but for the names in its target. Presence, order and examples are final here;
//! of names there is what the wire and the schemas say.
//!
//! The model is plain data, comparable and serialisable, so that more can stand on it than the
//! emitters of today.

mod accepted;
mod arena;
mod body_form;
mod common;
mod event;
mod event_name;
mod kind_union;
mod name;
mod object;
mod order;
mod settings;
mod signature;
mod text_form;
mod type_def;
mod type_ref;
mod union;
mod validation;
mod walk;
mod wrapper;

pub use accepted::StringForm;
#[cfg(test)]
pub(crate) use arena::read_back;
pub use arena::{Arena, Id, Item};
pub(crate) use arena::{Builder, Table};
pub use body_form::BodyForm;
pub(crate) use common::{COMMON, is_common};
pub use event::{
    Delivery, Discriminator, Endpoint, Envelope, Event, EventId, FieldRole, Header, HttpHeader, HttpHeaderRole,
    Payload, PayloadId, Retries,
};
pub use event_name::{EventName, NamePart, NamePattern, NamePiece, NamePlace, NamePreset, PartValue};
pub use kind_union::{KindMember, KindUnion, ValueKind};
pub(crate) use name::ascii_words;
pub use name::{ItemKind, NameSource, Named};
pub use object::{Bounds, Field, Object, WhenEmpty};
pub use order::EventMember;
pub(crate) use order::members;
pub use settings::{Contact, Package, Settings};
pub use signature::{
    HmacAlgorithm, HmacSignature, SecretEncoding, SecretForm, Signature, SignatureEncoding, SignatureFormat,
    SignaturePreset, SignatureTime, SignedPart, TimeFormat, TimePlace, TokenPlace,
};
pub(crate) use text_form::ID_PATTERN;
pub use text_form::TextForm;
pub use type_def::{
    EnumBase, EnumDef, EnumValue, TypeDef, TypeId, TypeKind, UnionDef, UnionVariant, Variable, WireValue,
};
pub use type_ref::{Scalar, Shape, TypeRef};
pub(crate) use union::Leaf;
pub use union::TaggedVariant;
pub use validation::{Validation, ValidationMethod};
pub use walk::Reference;
pub(crate) use walk::canonical;

use serde::Serialize;

/// Everything that one run reads: all vendors, sorted by name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Model {
    /// Settings of what is generated.
    pub settings: Settings,
    /// The types that several vendors share, as those of a vendor without events. Each vendor that uses one
    /// has it, so that this is no part of the model that can change by itself.
    #[serde(skip)]
    pub common: Option<Vendor>,
    /// The vendors, sorted by name.
    pub vendors: Vec<Vendor>,
}

impl Model {
    /// How many event types all vendors have together.
    pub fn event_count(&self) -> usize {
        self.vendors.iter().map(|vendor| vendor.events.len()).sum()
    }

    /// How many files all vendors were read from.
    pub fn file_count(&self) -> usize {
        self.vendors.iter().map(|vendor| vendor.files.len()).sum()
    }
}

/// One vendor: what its directory under `schemas/` says.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Vendor {
    /// The directory's name, which is the vendor's name in exports and messages.
    pub name: String,
    /// A title for people.
    pub title: String,
    /// One sentence about the vendor's events.
    pub docs: Docs,
    /// Where the vendor documents them.
    pub url: String,
    /// The version of the vendor's API that was transcribed, where it is known.
    pub api_version: Option<String>,
    /// What is said about schema files as a whole, in the order of the files.
    pub sections: Vec<Section>,
    /// The schema files it was read from, relative to the schema directory, with `/` between parts.
    pub files: Vec<String>,
    /// How the type of an event is named.
    pub discriminator: EventName,
    /// The path of the object that has the fields of an event, unless that says otherwise; empty if it is
    /// the body itself.
    pub below: Vec<String>,
    /// The fields that every event carries, if any.
    pub header: Option<Header>,
    /// The documented order of an event's top-level fields; `None` stands for the event's own.
    pub wire_order: Vec<Option<String>>,
    /// The object around a list of events, where a body is not one event.
    pub envelope: Option<Envelope>,
    /// The type of the object around one event, where that is a whole request body.
    pub wrapper: Option<TypeId>,
    /// HTTP headers of the request.
    pub http_headers: Vec<HttpHeader>,
    /// How requests prove that they come from the vendor, where they do.
    pub signature: Option<Signature>,
    /// How requests are delivered, where documented.
    pub delivery: Option<Delivery>,
    /// Named types, sorted by wire name.
    pub types: Arena<TypeDef>,
    /// Payloads, one for each event with fields of its own and one for each shared payload, in
    /// the order of the schema files.
    pub payloads: Arena<Payload>,
    /// Event types, in the order of the schema files (sorted by path) and of their entries.
    pub events: Arena<Event>,
}

impl Vendor {
    /// The named type, if there is one of that name.
    pub fn type_def(&self, name: &str) -> Option<&TypeDef> {
        let index = self.types.binary_search_by(|def| def.name.as_str().cmp(name)).ok()?;
        self.types.as_slice().get(index)
    }

    /// The types that are the vendor's own; of the vendor that stands for the common types, all.
    pub fn own_types(&self) -> impl Iterator<Item = &TypeDef> {
        let has_all = self.name == COMMON;
        self.types.iter().filter(move |def| has_all || !def.is_common())
    }

    /// The common types that the vendor has.
    pub fn common_types(&self) -> impl Iterator<Item = &TypeDef> {
        self.types.iter().filter(|def| def.is_common())
    }

    /// The event of a name on the wire: the one of that name, or else the one that covers it.
    pub fn event_named(&self, name: &str) -> Option<&Event> {
        let covering = || {
            let patterns = self.events.iter().filter_map(|event| Some((event.pattern.as_ref()?, event)));
            let covering = patterns.filter(|(pattern, _)| pattern.covers(name));
            covering.min_by_key(|(pattern, _)| pattern.rank()).map(|(_, event)| event)
        };
        self.events.find(name).or_else(covering)
    }

    /// The payload of an event.
    pub fn payload(&self, event: &Event) -> &Payload {
        self.payloads.get(&event.payload)
    }
}

/// What a schema file as a whole is about.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Section {
    /// The section of the vendor's document, or the file's name.
    pub title: String,
    /// The schema file, relative to the schema directory.
    pub file: String,
    /// About the section.
    pub docs: Docs,
}

/// What is said about an item for people, apart from its shape.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Docs {
    /// One sentence, in our words.
    pub text: String,
    /// Further sentences: what a receiver or an operator has to know.
    pub details: Vec<String>,
    /// The section of the vendor's document that it comes from.
    pub source: Option<String>,
    /// What the vendor's document says and what we chose, where the two differ.
    pub note: Option<String>,
    /// Set where the vendor advises against further use.
    pub deprecated: Option<Deprecation>,
}

/// That an item should not be used any more.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Deprecation {
    /// What takes its place: a field's wire name, or a dotted path.
    pub successor: Option<String>,
    /// Why, or since when.
    pub doc: Option<String>,
}
