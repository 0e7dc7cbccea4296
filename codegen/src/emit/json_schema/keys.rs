//! The keys of definitions, which are also their titles and the names that generators use.
//!
//! Keys are chosen for the whole vendor, so that a type has one name in all its files. They
//! differ by more than case and `_`, because generators fold both; and also from the names that
//! generators give to what has no definition.

use std::collections::{BTreeMap, BTreeSet};

use super::unnamed;
use crate::model::{Event, TypeKind, Vendor};

/// The keys of one vendor's definitions.
#[derive(Debug)]
pub(in crate::emit) struct Keys<'a> {
    events: BTreeMap<&'a str, (String, &'a Event)>,
    types: BTreeMap<&'a str, String>,
    variants: BTreeMap<&'a str, Vec<String>>,
    body: String,
    any_event: String,
}

impl<'a> Keys<'a> {
    /// Chooses all keys of a vendor. Where two want the same, events come before the request
    /// body, that before types, those before a union's variants; the later one gets an ending.
    pub(in crate::emit) fn of(vendor: &'a Vendor) -> Keys<'a> {
        let mut taken = Taken::default();
        let mut events = BTreeMap::new();
        for event in &vendor.events {
            let key = taken.claim(&event.rust, "Event", &unnamed::of_event(vendor, event));
            events.entry(event.name.as_str()).or_insert((key, event));
        }
        let body = match &vendor.envelope {
            Some(envelope) => taken.claim(&envelope.name, "Body", &unnamed::of_envelope(envelope)),
            None => taken.claim(&format!("{}Event", pascal_case(&vendor.name)), "Body", &[]),
        };
        let mut types = BTreeMap::new();
        for def in &vendor.types {
            let key = taken.claim(&def.rust, type_ending(&def.rust), &unnamed::of_type(def));
            types.entry(def.name.as_str()).or_insert(key);
        }
        let mut variants = BTreeMap::new();
        for def in &vendor.types {
            let TypeKind::Union(union) = &def.kind else {
                continue;
            };
            let prefix = types.get(def.name.as_str()).map_or("", String::as_str);
            let claimed = union.variants.iter().map(|variant| {
                let inside = unnamed::of_variant(vendor, &union.discriminator, &variant.ty);
                taken.claim(&format!("{prefix}{}", variant.rust), "Variant", &inside)
            });
            variants.insert(def.name.as_str(), claimed.collect());
        }
        // Last, because few outputs have a name for it: the others' names do not depend on it.
        let any_event = match &vendor.envelope {
            Some(_) => taken.claim(&format!("{}Event", pascal_case(&vendor.name)), "Union", &[]),
            None => body.clone(),
        };
        Keys { events, types, variants, body, any_event }
    }

    /// The key of an event, by wire name.
    pub(in crate::emit) fn event(&self, name: &str) -> Option<&str> {
        self.events.get(name).map(|(key, _)| key.as_str())
    }

    /// The event of a wire name.
    pub(super) fn event_of(&self, name: &str) -> Option<&'a Event> {
        self.events.get(name).map(|(_, event)| *event)
    }

    /// The key of a named type.
    pub(in crate::emit) fn named(&self, name: &str) -> Option<&str> {
        self.types.get(name).map(String::as_str)
    }

    /// The key of a variant of a union.
    pub(in crate::emit) fn variant(&self, union: &str, index: usize) -> Option<&str> {
        self.variants.get(union)?.get(index).map(String::as_str)
    }

    /// The title of the schema of a whole request body.
    pub(in crate::emit) fn body(&self) -> &str {
        &self.body
    }

    /// The name for any one of the vendor's events, which is the body's where a body is one event.
    pub(in crate::emit) fn any_event(&self) -> &str {
        &self.any_event
    }
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
    let bare = name.strip_prefix("r#").unwrap_or(name);
    let kept: String = bare.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
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
