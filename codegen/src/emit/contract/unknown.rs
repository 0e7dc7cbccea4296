//! What tells an event of a type that is not documented from all that are: its name, as far as a body
//! has it. A body whose header names the event says nothing of it.

use crate::model::{Event, EventName, NamePart, NamePattern, PartValue, Vendor};

/// Whether the contract for receivers takes events of a vendor that are not documented.
pub(crate) fn takes_unknown_events(vendor: &Vendor) -> bool {
    Unknown::of(vendor, &vendor.events.iter().collect::<Vec<_>>()).is_some()
}

/// An event whose name is none of the known ones.
pub(in crate::emit) struct Unknown<'a> {
    /// How its name is found.
    pub(in crate::emit) named_by: NamedBy<'a>,
}

/// How the name of an event is found in its body.
pub(in crate::emit) enum NamedBy<'a> {
    /// A field of the body itself is the whole name.
    Field {
        /// The field.
        field: &'a str,
        /// One sentence about it.
        doc: &'a str,
        /// The names of the known events.
        names: Vec<&'a str>,
        /// Regular expressions for the names of those known events that have several.
        patterns: Vec<String>,
    },
    /// Several fields, or fields within objects, are its parts.
    Parts {
        /// The parts that every event has.
        present: Vec<PartCase<'a>>,
        /// Each known event by the parts of its name.
        known: Vec<Vec<PartCase<'a>>>,
    },
}

/// A part of a name, and what is there.
pub(in crate::emit) struct PartCase<'a> {
    /// The paths of fields where it may be, in order.
    pub(in crate::emit) places: Vec<&'a [String]>,
    /// What is there.
    pub(in crate::emit) rule: PartRule<'a>,
}

/// What is at a part of a name.
#[derive(Clone, Copy)]
pub(in crate::emit) enum PartRule<'a> {
    /// Nothing.
    Absent,
    /// Any string.
    Present,
    /// This string.
    Is(&'a str),
}

impl<'a> Unknown<'a> {
    /// What tells events from all of these; none if their bodies cannot. Without any, every object is an event
    /// already.
    pub(super) fn of(vendor: &'a Vendor, events: &[&'a Event]) -> Option<Unknown<'a>> {
        let name = &vendor.discriminator;
        if events.is_empty() || !name.is_in_body() {
            return None;
        }
        let named_by = match name.parts.as_slice() {
            [part] if !part.optional && part.otherwise.is_none() && part.field().is_some() => {
                by_field(name, part.field()?, events)
            }
            _ => by_parts(name, events)?,
        };
        Some(Unknown { named_by })
    }
}

fn by_field<'a>(name: &'a EventName, field: &'a str, events: &[&'a Event]) -> NamedBy<'a> {
    let (with_pattern, plain): (Vec<&Event>, Vec<&Event>) =
        events.iter().copied().partition(|event| event.pattern.is_some());
    let patterns = with_pattern.iter().filter_map(|event| event.pattern.as_ref());
    NamedBy::Field {
        field,
        doc: &name.doc,
        names: plain.into_iter().map(|event| event.name.as_str()).collect(),
        patterns: patterns.map(NamePattern::expression).collect(),
    }
}

fn by_parts<'a>(name: &'a EventName, events: &[&'a Event]) -> Option<NamedBy<'a>> {
    // A pattern that is no open end goes over several parts.
    if events.iter().any(|event| event.pattern.as_ref().is_some_and(|pattern| !pattern.is_open())) {
        return None;
    }
    let needed = name.parts.iter().filter(|part| !part.optional);
    let of_event = |event: &&'a Event| {
        let parts = name.parts.iter().zip(name.values_of(event));
        parts.map(|(part, value)| part_case(part, rule(value))).collect()
    };
    Some(NamedBy::Parts {
        present: needed.map(|part| part_case(part, PartRule::Present)).collect(),
        known: events.iter().map(of_event).collect(),
    })
}

fn part_case<'a>(part: &'a NamePart, rule: PartRule<'a>) -> PartCase<'a> {
    PartCase { places: part.places().filter_map(|place| place.path()).collect(), rule }
}

fn rule(value: PartValue<'_>) -> PartRule<'_> {
    match value {
        PartValue::None => PartRule::Absent,
        PartValue::One(value) => PartRule::Is(value),
        PartValue::Any => PartRule::Present,
    }
}
