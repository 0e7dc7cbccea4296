//! What is said of fields that are there: type, presence, bounds.

use super::Decider;
use crate::adopt::infer::Inference;
use crate::adopt::{render, sample, yaml};
use crate::drift::{Change, Item};
use crate::evidence::FieldEvidence;
use crate::model::{Field, Shape};
use crate::resolve::parse_type;

impl<'a, 'e> Decider<'_, '_, 'a, 'e> {
    /// The row that a change is about.
    pub(super) fn row(&self, change: &Change) -> Option<&'e FieldEvidence> {
        let (owner, path) = change.subject.as_ref()?;
        self.evidence
            .fields
            .iter()
            .find(|field| Some(field.at) == change.at && field.owner == *owner && field.path == *path)
    }

    /// The field that a change is about, if a person has not decided about it.
    pub(super) fn free(&mut self, change: &Change) -> Option<(Item, &'a Field)> {
        let found = match change.items.first() {
            Some(item @ Item::Field(holder, name)) => {
                let field = self.fields_of(holder).and_then(|fields| fields.iter().find(|field| field.name == *name));
                field.map(|field| (item.clone(), field))
            }
            _ => None,
        };
        let decided = change.items.first().is_some_and(|item| self.is_decided(item));
        if found.is_none() || decided {
            return None;
        }
        found
    }

    /// Whether a note or an allowance stands at a field: somebody has looked at it.
    pub(super) fn is_decided(&self, item: &Item) -> bool {
        let Item::Field(holder, name) = item else { return false };
        let own = self.entry(holder, name).and_then(|entry| entry.keys.as_deref());
        [own, self.dictionary(name)]
            .into_iter()
            .flatten()
            .any(|keys| keys.about.note.is_some() || !keys.allow.is_empty())
    }

    pub(super) fn entry(&self, holder: &Item, name: &str) -> Option<&'a crate::syntax::FieldEntry> {
        use crate::lint::FieldsOf;
        let lists = crate::lint::lists(self.loaded);
        let is_holder = |owner: &FieldsOf<'_>| match (owner, holder) {
            (FieldsOf::Header, Item::Header) | (FieldsOf::Envelope, Item::Envelope) => true,
            (FieldsOf::Type(known), Item::Type(wanted))
            | (FieldsOf::Payload(known), Item::Payload(wanted))
            | (FieldsOf::Event(known), Item::Event(wanted)) => known == wanted,
            _ => false,
        };
        let (_, entries) = lists.into_iter().find(|(owner, _)| is_holder(owner))?;
        entries.iter().find(|entry| entry.name.value == *name)
    }

    pub(super) fn dictionary(&self, name: &str) -> Option<&'a crate::syntax::FieldSyntax> {
        let entries = self.loaded.files.iter().flat_map(|file| file.schema.fields.iter());
        entries.filter(|(key, _)| key.value == name).map(|(_, field)| &field.value).next()
    }

    pub(super) fn type_changed(&mut self, change: &Change) {
        let Some((item, field)) = self.free(change) else { return };
        let expression = self.row(change).and_then(|row| row.ty.clone()).and_then(|ty| ty.expression.or(Some(ty.word)));
        let Some(ty) = expression.and_then(|expression| parse_type(&expression).ok()) else {
            return;
        };
        if let Some(name) = crate::adopt::types::name_in(&ty.shape).cloned() {
            self.inference.need(&name, &[]);
        }
        let mark = if ty.nullable { "?" } else { "" };
        self.set(&item, "type", format!("{}{mark}", render::expression(&ty)));
        if let Some(nullable) = self.entry_keys(&item).and_then(|keys| keys.nullable)
            && nullable != ty.nullable
        {
            self.set(&item, "nullable", ty.nullable.to_string());
        }
        let fits = |value: &serde_json::Value| self.inference.fits(&ty.shape, value);
        let needed = sample::needs_example(&ty.shape, &|name| self.inference.is_object(name));
        if field.example.as_ref().map_or(needed, |example| !fits(example)) {
            let bounds = crate::evidence::BoundsEvidence::default();
            let made = sample::made(&ty.shape, &bounds, &|name| self.inference.first_value(name));
            self.set(&item, "example", yaml::value(&made));
        }
    }

    pub(super) fn entry_keys(&self, item: &Item) -> Option<&'a crate::syntax::FieldSyntax> {
        let Item::Field(holder, name) = item else { return None };
        self.entry(holder, name)?.keys.as_deref()
    }

    /// The strict contract follows the document. That a field may be absent is never taken back.
    pub(super) fn presence_changed(&mut self, change: &Change) {
        let Some((item, _)) = self.free(change) else { return };
        let Some(required) = self.row(change).and_then(|row| row.required) else { return };
        let says = self.entry_keys(&item).and_then(|keys| keys.required).is_some();
        if required || says || self.inference.known.required == crate::syntax::RequiredPolicy::Always {
            self.set(&item, "required", required.to_string());
        } else {
            self.set(&item, "optional", "true".to_owned());
        }
    }

    pub(super) fn bound_changed(&mut self, change: &Change) {
        let Some((item, field)) = self.free(change) else { return };
        let Some(row) = self.row(change) else { return };
        let known = &field.bounds;
        let lacks = |name: &str| !row.bounds.named().any(|(known, _)| known == name);
        let known = [
            ("min", known.min.is_some()),
            ("max", known.max.is_some()),
            ("max_bytes", known.max_bytes.is_some()),
            ("min_items", known.min_items.is_some()),
            ("max_items", known.max_items.is_some()),
        ];
        // A bound that is gone is not deleted, and one of a type may hold for other fields.
        let gone = known.iter().any(|(name, is_there)| *is_there && lacks(name));
        let of_type = field.bounds == crate::model::Bounds::default() && matches!(field.ty.shape, Shape::Named(_));
        if gone || of_type {
            return;
        }
        for (name, limit) in row.bounds.named() {
            self.set(&item, name, limit.to_string());
        }
        if let Some(example) = &field.example
            && !sample::is_within(example, &row.bounds)
        {
            let shape = Inference::by_name(&field.ty.shape);
            let made = sample::made(&shape, &row.bounds, &|name| self.inference.first_value(name));
            self.set(&item, "example", yaml::value(&made));
        }
    }
}
