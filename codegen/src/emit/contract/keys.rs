//! The keys of definitions, which are also their titles and the names that generators use.
//!
//! Keys are chosen for the whole vendor, so that a type has one name in all its files. They
//! differ by more than case and `_`, because generators fold both; also from the names that generators
//! give to what has no definition, and from those that languages have already.

use std::collections::BTreeSet;

use super::common_names::is_common;
use super::unnamed;
use crate::internal::Checked;
use crate::model::{
    Event, EventId, Named, StringForm, Table, TaggedVariant, TypeDef, TypeId, TypeKind, UnionDef, Vendor,
};

/// The keys of one vendor's definitions.
#[derive(Debug)]
pub(crate) struct Keys {
    events: Table<Event, String>,
    types: Table<TypeDef, String>,
    variants: Table<TypeDef, Vec<VariantKey>>,
    body: String,
    any_event: String,
    known_event: String,
    unknown_event: String,
    strings: [String; StringForm::ALL.len()],
}

/// The key of a variant of a union, or of a variant of a union within.
#[derive(Debug)]
pub(crate) struct VariantKey {
    /// The key.
    pub(crate) key: String,
    /// Which variant it is in each union, from the outermost on.
    pub(crate) path: Vec<usize>,
    /// Of a variant that is a union itself: its variants.
    pub(crate) within: Vec<VariantKey>,
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
            of_variants(vendor, &Around { union, key: types.get(&def.name), outer: None, path: &[] }, &mut taken)
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
    ) -> impl Iterator<Item = (&'a VariantKey, TaggedVariant<'a>)> {
        self.variants.get(id).iter().zip(union.all_variants())
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

/// A union whose variants get keys.
struct Around<'a> {
    union: &'a UnionDef,
    key: &'a str,
    outer: Option<&'a Around<'a>>,
    path: &'a [usize],
}

/// The keys of a union's variants.
fn of_variants(vendor: &Vendor, around: &Around<'_>, taken: &mut Taken) -> Vec<VariantKey> {
    let mut outer = std::iter::successors(around.outer, |around| around.outer);
    let is_endless = outer.any(|outer| std::ptr::eq(outer.union, around.union));
    (!is_endless).then_some(()).checked("a union is a variant of itself");
    let claimed = around.union.all_variants().enumerate().map(|(index, (_, variant))| {
        let inner = vendor.types.inner_union(variant);
        let inside = match inner {
            Some(_) => Vec::new(),
            None => {
                let unions = std::iter::successors(Some(around), |around| around.outer).map(|around| around.union);
                unnamed::of_variant(vendor, unions, variant)
            }
        };
        let key = taken.claim(&format!("{}{}", around.key, variant.identifier()), "Variant", &inside);
        let path = [around.path, &[index]].concat();
        let within = inner
            .map(|union| of_variants(vendor, &Around { union, key: &key, outer: Some(around), path: &path }, taken));
        let within = within.unwrap_or_default();
        VariantKey { key, path, within }
    });
    claimed.collect()
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
