//! The keys of definitions, which are also their titles and the names that generators use.
//!
//! Keys are chosen for the whole vendor, so that a type has one name in all its files. They
//! differ by more than case and `_`, because generators fold both; also from the names that generators
//! give to what has no definition, and from those that languages have already.

use std::collections::BTreeSet;

use super::common_names::is_common;
use super::unnamed;
use crate::model::{
    Event, EventId, Named, StringForm, Table, TypeDef, TypeId, TypeKind, UnionDef, UnionVariant, Vendor,
};

/// The keys of one vendor's definitions.
#[derive(Debug)]
pub(crate) struct Keys {
    events: Table<Event, String>,
    types: Table<TypeDef, String>,
    variants: Table<TypeDef, Vec<String>>,
    body: String,
    any_event: String,
    known_event: String,
    unknown_event: String,
    strings: [String; StringForm::ALL.len()],
}

impl Keys {
    /// Chooses all keys of a vendor. Where two want the same, events come before the request
    /// body, that before types, those before a union's variants; the later one gets an ending.
    pub(crate) fn of(vendor: &Vendor) -> Keys {
        let mut taken = Taken::default();
        let vendor_name = pascal_case(&vendor.name);
        let events = vendor.events.table(|event| {
            let name = event.identifier();
            let name = if is_common(&name) { format!("{name}Event") } else { name };
            taken.claim(&name, "Event", &unnamed::of_event(vendor, event))
        });
        let body = match &vendor.envelope {
            Some(envelope) => taken.claim(&envelope.identifier(), "Body", &unnamed::of_envelope(envelope)),
            None if has_own_body(vendor) => taken.claim(&format!("{vendor_name}Body"), "Union", &[]),
            None => taken.claim(&format!("{vendor_name}Event"), "Body", &[]),
        };
        let types = vendor.types.table(|def| {
            let name = def.identifier();
            let name = if is_common(&name) { format!("{vendor_name}{name}") } else { name };
            taken.claim(&name, type_ending(&name), &unnamed::of_type(def))
        });
        let variants = vendor.types.table(|def| {
            let TypeKind::Union(union) = &def.kind else { return Vec::new() };
            let prefix = types.get(&def.name);
            let claimed = union.variants.iter().map(|variant| {
                let inside = unnamed::of_variant(vendor, union, variant);
                taken.claim(&format!("{prefix}{}", variant.identifier()), "Variant", &inside)
            });
            claimed.collect()
        });
        // Last, because few outputs have a name for it: the others' names do not depend on it.
        let any_event = match vendor.envelope.is_some() || has_own_body(vendor) {
            true => taken.claim(&format!("{vendor_name}Event"), "Union", &[]),
            false => body.clone(),
        };
        let known_event = taken.claim("KnownEvent", "Union", &[]);
        let unknown_event = taken.claim("UnknownEvent", "Type", &unnamed::of_unknown(vendor));
        let strings = StringForm::ALL.map(|form| {
            let name = format!("{form:?}");
            let name = if is_common(&name) { format!("{name}String") } else { name };
            taken.claim(&name, "String", &[])
        });
        Keys { events, types, variants, body, any_event, known_event, unknown_event, strings }
    }

    /// The key of an event.
    pub(crate) fn event(&self, id: &EventId) -> &str {
        self.events.get(id)
    }

    /// The key of a named type.
    pub(crate) fn named(&self, id: &TypeId) -> &str {
        self.types.get(id)
    }

    /// The variants of a union, each with its key.
    pub(crate) fn variants<'a>(
        &'a self,
        id: &TypeId,
        union: &'a UnionDef,
    ) -> impl Iterator<Item = (&'a str, &'a UnionVariant)> {
        self.variants.get(id).iter().map(String::as_str).zip(&union.variants)
    }

    /// The title of the schema of a whole request body.
    pub(crate) fn body(&self) -> &str {
        &self.body
    }

    /// The key of strings of one form.
    pub(crate) fn strings(&self, form: StringForm) -> &str {
        let [guid, date_time] = &self.strings;
        match form {
            StringForm::Guid => guid,
            StringForm::DateTime => date_time,
        }
    }

    /// The name for any one of the vendor's events, which is the body's where a body is one event.
    pub(crate) fn any_event(&self) -> &str {
        &self.any_event
    }

    /// The name for one of the documented events, where others are accepted too.
    pub(crate) fn known_event(&self) -> &str {
        &self.known_event
    }

    /// The name for an event that is none of those.
    pub(crate) fn unknown_event(&self) -> &str {
        &self.unknown_event
    }
}

/// Whether a body without an envelope is more than one of the events.
fn has_own_body(vendor: &Vendor) -> bool {
    vendor.wrapper.is_some() || vendor.event_list().is_some()
}

/// What a type's name gets if it is taken: not the same ending twice.
fn type_ending(name: &str) -> &'static str {
    if name.ends_with("Type") { "Value" } else { "Type" }
}

/// The names that are in use, folded: of definitions, and of what generators name inside them.
#[derive(Default)]
struct Taken(BTreeSet<String>);

impl Taken {
    /// The name itself if it is free, else with the ending, else with a number. It is free only if
    /// the names are that generators make of it for what is inside.
    fn claim(&mut self, name: &str, ending: &str, inside: &[String]) -> String {
        let name = identifier(name);
        let with_ending = format!("{name}{ending}");
        let numbered = (2_u64..).map(|number| format!("{with_ending}{number}"));
        let candidates = [name, with_ending.clone()].into_iter().chain(numbered);
        for candidate in candidates {
            let names = std::iter::once(fold(&candidate));
            let names: BTreeSet<String> =
                names.chain(inside.iter().map(|inside| fold(&format!("{candidate}{inside}")))).collect();
            if names.is_disjoint(&self.0) {
                self.0.extend(names);
                return candidate;
            }
        }
        with_ending
    }
}

/// What generators may make of a name, apart from case.
fn fold(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The letters, digits and `_` of a name, with a letter in front.
fn identifier(name: &str) -> String {
    let kept: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    match kept.chars().next() {
        Some(first) if first.is_ascii_alphabetic() => kept,
        _ => format!("T{kept}"),
    }
}

/// `live-chat` becomes `LiveChat`.
fn pascal_case(name: &str) -> String {
    let words = name.split(|c: char| !c.is_ascii_alphanumeric());
    words.flat_map(capitalised).collect()
}

fn capitalised(word: &str) -> impl Iterator<Item = char> + '_ {
    let first = word.chars().next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(word.chars().skip(1))
}
