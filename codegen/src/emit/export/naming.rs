//! How the index says where the name of an event is in a request.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::{Event, EventName, NamePart, NamePattern, NamePlace, PartValue, Vendor};

/// How requests name their event: the parts, joined, are a `name` of the list of events, or fit the
/// `pattern` of one.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Naming {
    /// What the name is made of, in order.
    pub parts: Vec<NamingPart>,
    /// What stands between two parts.
    pub join: String,
    /// Names that events cover several of, in the order in which a name is looked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub patterns: Vec<PatternEntry>,
    /// About the name.
    pub description: String,
}

/// The names that an event covers, where these are several.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PatternEntry {
    /// A regular expression for a whole name.
    pub pattern: String,
    /// What the event is called.
    pub name: String,
}

/// A part of the name.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NamingPart {
    /// Where it is.
    #[serde(flatten)]
    pub place: Place,
    /// Where it is if there is nothing at that place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<Place>,
    /// It may be absent, and the name is shorter then.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
}

/// A part of the name of one event.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EventPart {
    /// Where it is.
    #[serde(flatten)]
    pub place: Place,
    /// Where it is if there is nothing at that place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<Place>,
    /// The value that it has; none if it has one of several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// A place in a request.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// In the body: the names of fields on the way from the event's object to a string.
    Path(Vec<String>),
    /// In the HTTP header of that name.
    Header(String),
}

impl Naming {
    pub(in crate::emit) fn of(vendor: &Vendor) -> Naming {
        let name = &vendor.discriminator;
        let part = |part: &NamePart| NamingPart {
            place: Place::of(&part.place),
            otherwise: part.otherwise.as_ref().map(Place::of),
            optional: part.optional,
        };
        let mut patterns: Vec<_> =
            vendor.events.iter().filter_map(|event| Some((event.pattern.as_ref()?, event))).collect();
        patterns.sort_by_key(|(pattern, _)| pattern.rank());
        let entry = |(pattern, event): (&NamePattern, &Event)| PatternEntry {
            pattern: pattern.expression(),
            name: event.name.to_string(),
        };
        Naming {
            parts: name.parts.iter().map(part).collect(),
            join: name.join.clone(),
            patterns: patterns.into_iter().map(entry).collect(),
            description: name.doc.clone(),
        }
    }
}

impl EventPart {
    /// The parts that the name of an event has.
    pub(super) fn all(name: &EventName, event: &Event) -> Vec<EventPart> {
        let parts = name.parts.iter().zip(name.values_of(event));
        let part = |(part, value): (&NamePart, PartValue<'_>)| {
            let value = match value {
                PartValue::None => return None,
                PartValue::One(value) => Some(value.to_owned()),
                PartValue::Any => None,
            };
            let otherwise = part.otherwise.as_ref().map(Place::of);
            Some(EventPart { place: Place::of(&part.place), otherwise, value })
        };
        parts.filter_map(part).collect()
    }
}

impl Place {
    fn of(place: &NamePlace) -> Place {
        match place {
            NamePlace::Header(name) => Place::Header(name.clone()),
            NamePlace::Field(path) => Place::Path(path.clone()),
        }
    }
}
