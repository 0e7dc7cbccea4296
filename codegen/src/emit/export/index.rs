//! The form of `index.json`, which is a contract with other programs.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;

use super::entry::{EventEntry, SchemaEntry};
use super::naming::Naming;
use crate::emit::contract::Section;
use crate::emit::contract::sentences;
use crate::json;
use crate::model::{BodyForm, HttpHeader, HttpHeaderRole, Vendor};

/// The whole index. Later versions of the compiler add members; none is taken away.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Index {
    /// Where this is described.
    #[serde(rename = "$schema")]
    pub schema: &'static str,
    /// The compiler and its version.
    pub generator: &'static str,
    /// The version of the schemas, which their settings give.
    pub version: String,
    /// The format; none for JSON Schema, whose index is older than the other formats.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<&'static str>,
    /// The version of JSON Schema, `07`, `2020-12` or `04`, where it can be chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draft: Option<&'static str>,
    /// The profile, `receiver` or `strict`, where it can be chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<&'static str>,
    /// The files about all of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
    /// The vendors that were exported.
    pub vendors: Vec<VendorEntry>,
}

/// A vendor in the index. Paths are relative to the index.
#[derive(Clone, Debug, Serialize, JsonSchema)]
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
    /// How a request names its event.
    pub discriminator: Naming,
    /// What a request body is.
    pub body: Body,
    /// In an envelope the way to the list of events, and in a wrapper the way to the event: the names of
    /// fields.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub events_in: Vec<String>,
    /// The HTTP headers of the requests.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<HeaderEntry>,
    /// The sections of the vendor's document that the events are in, each once.
    pub sections: Vec<SectionEntry>,
    /// The vendor's files.
    #[serde(flatten)]
    pub contents: Contents,
}

/// What a request body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Body {
    /// An event.
    Event,
    /// A form whose fields are those of an event.
    Form,
    /// A list of events.
    List,
    /// An object with a list of events.
    Envelope,
    /// An object around one event.
    Wrapper,
}

/// A section of the vendor's document.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SectionEntry {
    /// Its title.
    pub title: String,
    /// What it is about.
    pub description: String,
}

/// An HTTP header of a vendor's requests.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct HeaderEntry {
    /// The header's name as documented.
    pub name: String,
    /// What it is for: `event-type`, `secret` or `other`.
    #[schemars(with = "String")]
    pub role: HttpHeaderRole,
    /// About it.
    pub description: String,
}

/// The files of a vendor.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Contents {
    /// A schema for each event, and one for a whole request body.
    Schemas {
        /// The schema of a whole request body.
        bundle: String,
        /// The event types.
        events: Vec<EventEntry>,
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
                events.iter().map(|event| event.entry.schema.as_str()).collect()
            }
            Contents::Schemas { bundle, .. } => vec![bundle],
            Contents::Files { files } => files.iter().map(String::as_str).collect(),
        }
    }
}

impl Index {
    /// The JSON Schema of the index, as a file. It is of draft 07, which every validator reads.
    pub(super) fn schema_file() -> Vec<u8> {
        let schema = SchemaSettings::draft07().for_serialize().into_generator().into_root_schema_for::<Index>();
        json::pretty(&schema).into_bytes()
    }
}

impl VendorEntry {
    /// What the index says of a vendor.
    pub(super) fn new(vendor: &Vendor, sections: &[Section<'_>], contents: Contents) -> VendorEntry {
        VendorEntry {
            name: vendor.name.clone(),
            title: vendor.title.clone(),
            docs: vendor.url.clone(),
            api_version: vendor.api_version.clone(),
            discriminator: Naming::of(vendor),
            body: Body::of(vendor),
            events_in: way_to_events(vendor),
            headers: vendor.http_headers.iter().map(HeaderEntry::of).collect(),
            sections: sections.iter().map(SectionEntry::of).collect(),
            contents,
        }
    }
}

/// The way from a body to its event or events; none if the body is that.
pub(in crate::emit) fn way_to_events(vendor: &Vendor) -> Vec<String> {
    match (&vendor.envelope, vendor.wrapper_type()) {
        (Some(envelope), _) => vec![envelope.events_field.clone()],
        (None, Some(wrapper)) => vendor.types.way_to_event(&wrapper.name).into_iter().map(str::to_owned).collect(),
        (None, None) => Vec::new(),
    }
}

impl Body {
    /// What a request body of a vendor is.
    pub(in crate::emit) fn of(vendor: &Vendor) -> Body {
        match vendor.body_form() {
            BodyForm::Form => Body::Form,
            BodyForm::JsonList => Body::List,
            BodyForm::Json if vendor.envelope.is_some() => Body::Envelope,
            BodyForm::Json if vendor.wrapper.is_some() => Body::Wrapper,
            BodyForm::Json => Body::Event,
        }
    }
}

impl SectionEntry {
    fn of(section: &Section<'_>) -> SectionEntry {
        SectionEntry { title: section.title.to_owned(), description: section.about() }
    }
}

impl HeaderEntry {
    fn of(header: &HttpHeader) -> HeaderEntry {
        let (name, description) = (header.name.clone(), sentences::docs(&header.docs));
        HeaderEntry { name, role: header.role, description }
    }
}
