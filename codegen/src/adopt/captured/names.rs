//! Names of inferred types, and of what needs another name in code.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use heck::ToUpperCamelCase;

use super::existing::Existing;
use super::propose::UnnamedField;
use super::shapes::{ShapeId, Shapes};
use crate::adopt::draft::FieldDraft;
use crate::adopt::names::TakenNames;
use crate::model::{ItemKind, NameSource, TypeRef, Vendor, ascii_words};
use crate::naming::ScopeKind;

/// The names of types and events.
pub(super) struct TypeNames {
    types: BTreeMap<ShapeId, String>,
    events: BTreeMap<String, String>,
}

impl TypeNames {
    /// Names shapes by their commonest key, those at most places first; and events.
    pub(super) fn new<'a>(
        shapes: &Shapes,
        ids: &BTreeSet<ShapeId>,
        existing: &Existing,
        events: impl Iterator<Item = &'a str>,
        vendor: &Vendor,
    ) -> Self {
        let mut taken = TakenNames::new(&[ScopeKind::Types, ScopeKind::Events]);
        taken.extend(&vendor.types);
        taken.extend(&vendor.payloads);
        taken.extend(&vendor.events);
        taken.extend(&vendor.envelope);
        let renamed =
            events.filter_map(|event| Some((event.to_owned(), taken.take_or_rename(ItemKind::Event, event)?)));
        let events = renamed.collect();
        let is_new = |id: &ShapeId| !existing.names().contains_key(id);
        let mut ids: Vec<ShapeId> = ids.iter().copied().filter(is_new).collect();
        ids.sort_by_key(|id| (usize::MAX - shapes.places(*id), *id));
        let new = ids.into_iter().map(|id| (id, free(&mut taken, shapes, id)));
        let types = new.chain(existing.names().clone()).collect();
        TypeNames { types, events }
    }

    /// The name of a type.
    pub(super) fn of(&self, id: ShapeId) -> String {
        self.types.get(&id).cloned().unwrap_or_default()
    }

    /// The name that an event needs in code.
    pub(super) fn of_event(&self, event: &str) -> Option<String> {
        self.events.get(event).cloned()
    }

    /// Fields of one object, with names for their types, and for them where they need one.
    pub(super) fn fields(&self, fields: Vec<UnnamedField>) -> Vec<FieldDraft> {
        let mut taken = TakenNames::new(&[ScopeKind::Fields]);
        fields.into_iter().map(|field| self.field(&mut taken, field)).collect()
    }

    /// A field among others.
    pub(super) fn field(&self, taken: &mut TakenNames, field: UnnamedField) -> FieldDraft {
        let UnnamedField { mut draft, ty } = field;
        draft.ty = ty.map(|ty| self.ty(&ty)).or(draft.ty);
        // What the dictionary has brings its name along.
        draft.given = rename(taken, &draft.name).filter(|_| draft.ty.is_some());
        draft
    }

    fn ty(&self, ty: &TypeRef<ShapeId>) -> TypeRef<String> {
        TypeRef { shape: ty.shape.renamed(|id| self.of(*id)), nullable: ty.nullable }
    }
}

/// The name that a field needs in code: one of `+1` says what its sign is.
fn rename(taken: &mut TakenNames, wire: &str) -> Option<String> {
    let signed = wire
        .strip_prefix('+')
        .map(|rest| ("plus", rest))
        .or_else(|| wire.strip_prefix('-').map(|rest| ("minus", rest)));
    if let Some((sign, rest)) = signed {
        let name = ascii_words(&format!("{sign}_{rest}"));
        let source = NameSource { kind: ItemKind::Field, wire: Cow::from(wire), preferred: Some(&name) };
        if taken.take(&source) {
            return Some(name);
        }
    }
    taken.take_or_rename(ItemKind::Field, wire)
}

/// The first good name for a shape that is free: a key, a key with the one around it or with an event,
/// and at last with what it is.
fn free(taken: &mut TakenNames, shapes: &Shapes, id: ShapeId) -> String {
    let (keys, around) = shapes.keys(id);
    let plain = keys.iter().map(|key| camel(key));
    let nested = keys
        .iter()
        .flat_map(|key| around.iter().filter(|around| !around.is_empty()).map(|around| camel(around) + &camel(key)));
    let events = shapes.events(id);
    let groups = events.iter().map(|event| event.rsplit_once('.').map_or(*event, |(group, _)| group));
    let of_event = keys.iter().flat_map(|key| groups.clone().chain(events.clone()).map(|event| joined(event, key)));
    let kinds = ["Data", "Info", "Details", "Part", "Entry", "Object"];
    let last = keys.iter().flat_map(|key| kinds.iter().map(|kind| camel(key) + kind));
    let mut candidates = plain.chain(nested).chain(of_event).chain(last);
    let good = candidates.find(|name| {
        let starts = name.starts_with(|c: char| c.is_ascii_alphabetic());
        starts && taken.take(&NameSource { kind: ItemKind::Type, wire: Cow::from(name.as_str()), preferred: None })
    });
    good.unwrap_or_else(|| numbered(taken, id))
}

/// The name of what is under a key in an event: that of `alert` in `scan_alert` is `ScanAlert`.
fn joined(event: &str, key: &str) -> String {
    let (event, key) = (camel(event), camel(key));
    if event.ends_with(&key) { event } else { event + &key }
}

/// A name for a shape of whose keys none makes one.
fn numbered(taken: &mut TakenNames, id: ShapeId) -> String {
    let mut names = (id..).map(|number| format!("Object{number}"));
    let free = |name: &String| taken.take(&NameSource { kind: ItemKind::Type, wire: Cow::from(name), preferred: None });
    names.find(free).unwrap_or_default()
}

fn camel(key: &str) -> String {
    ascii_words(key).to_upper_camel_case()
}
