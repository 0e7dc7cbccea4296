//! What every vendor has.

use std::fmt::Debug;

use hookwright_events::{DecodeError, Malformed};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A vendor, with its types in the generated crate.
pub trait Vendor: Facts {
    /// Its name in the schemas and in exports.
    const NAME: &'static str;
    /// The crate's text of the bundle.
    const JSON_SCHEMA: &'static str;
    /// One event.
    type Event: Event;
    /// A whole request body: one event, or a list of them.
    type Body: Body<Event = Self::Event>;
}

/// Something to do with a vendor that is known at run time only.
pub trait Visitor {
    /// Does it.
    fn visit<V: Vendor>(&self);
}

/// What the crate decodes: a request body, or an event of one.
pub trait Body: Clone + Debug + PartialEq + Send + Sync + Serialize + DeserializeOwned + 'static {
    /// The events in it.
    type Event: Event;

    /// `from_slice`.
    fn decode(body: &[u8]) -> Result<Self, DecodeError>;

    /// `to_vec`.
    fn encode(&self) -> Vec<u8>;

    /// The events in it, in wire order.
    fn events(&self) -> &[Self::Event];

    /// The same without its events; nothing is left of a body that is one event.
    fn without_events(&self) -> Option<Self>;

    /// Whether two readings of one body say the same. Only `from_slice` knows line and column of a
    /// malformed event.
    fn same(&self, other: &Self) -> bool {
        let (left, right) = (self.events(), other.events());
        self.without_events() == other.without_events()
            && left.len() == right.len()
            && left.iter().zip(right).all(|(left, right)| same_event(left, right))
    }

    /// Whether all of its events have known types and are as documented.
    fn is_known(&self) -> bool;
}

/// One event.
pub trait Event: Body<Event = Self> {
    /// The known event types, as on the wire.
    const EVENT_TYPES: &'static [&'static str];

    /// The example of an event type.
    fn example(event_type: &str) -> Self;

    /// The event's type, as on the wire.
    fn event_type(&self) -> &str;

    /// The event's type as the crate's enum has it; none if it is not known.
    fn kind(&self) -> Option<&'static str>;

    /// What the event is kept as if it is malformed, which only an event of a list can be.
    fn malformed(&self) -> Option<&Malformed>;
}

fn same_event<E: Event>(left: &E, right: &E) -> bool {
    let error = |error: &DecodeError| format!("{} {} {}", error.path(), error.expected(), error.found());
    match (left.malformed(), right.malformed()) {
        (Some(left), Some(right)) => {
            (left.raw(), left.event_type(), error(&left.error()))
                == (right.raw(), right.event_type(), error(&right.error()))
        }
        _ => left == right,
    }
}

/// What a vendor's document says, for tests of whether the schemas say it too.
pub trait Facts {
    /// The sections of the document, each with its number of event types.
    const SECTIONS: &'static [(&'static str, usize)];

    /// How many request bodies the document shows: `tests/fixtures/documented/` has them.
    const DOCUMENTED_BODIES: usize;

    /// The files there that are no request bodies.
    const OTHER_FILES: &'static [&'static str] = &[];

    /// The documents besides request bodies that the export describes.
    const DOCUMENTS: &'static [&'static str] = &[];

    /// The documented bodies and examples that the strict profile refuses; a note in the schemas
    /// says why.
    const STRICT_REFUSES: &'static [&'static str] = &[];

    /// An event type, an alias of one of its fields in a documented body, and the field's name.
    const ALIAS: Option<(&'static str, &'static str, &'static str)> = None;

    /// Fields that are maps, in which no key is unknown.
    const MAPS: &'static [&'static str] = &[];

    /// The least number of nulls and of absent fields that the examples allow.
    const NULLS_AND_ABSENCES: (usize, usize);

    /// Event types (`*` for all) and paths in a request body of what the document promises to be
    /// always there. `*` in a path stands for each item of a list.
    fn promised() -> Vec<(String, String)>;
}

/// A table of promises.
pub(super) fn promises(table: &[(&str, &str)]) -> Vec<(String, String)> {
    table.iter().map(|(event, path)| ((*event).to_owned(), (*path).to_owned())).collect()
}
