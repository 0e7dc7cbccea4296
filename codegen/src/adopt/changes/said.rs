//! What is said of fields that are there: type, presence, bounds.

use super::Decider;
use crate::adopt::infer::Inference;
use crate::adopt::{render, sample, yaml};
use crate::drift::Change;
use crate::evidence::FieldEvidence;
use crate::model::Shape;
use crate::resolve::parse_type;

impl<'e> Decider<'_, '_, '_, 'e> {
    /// The row that a change is about.
    pub(super) fn row(&self, change: &Change) -> Option<&'e FieldEvidence> {
        let (owner, path) = change.subject.as_ref()?;
        self.evidence
            .fields
            .iter()
            .find(|field| Some(field.at) == change.at && field.owner == *owner && field.path == *path)
    }

    pub(super) fn type_changed(&mut self, change: &Change) {
        let Some((item, field)) = self.standing.free(change.items.first()) else { return };
        let expression = self.row(change).and_then(|row| row.ty.clone()).and_then(|ty| ty.expression.or(Some(ty.word)));
        let Some(ty) = expression.and_then(|expression| parse_type(&expression).ok()) else {
            return;
        };
        if let Some(name) = crate::adopt::types::name_in(&ty.shape).cloned() {
            self.inference.need(&name, &[]);
        }
        let mark = if ty.nullable { "?" } else { "" };
        self.set(&item, "type", format!("{}{mark}", render::expression(&ty)));
        if let Some(nullable) = self.standing.keys(&item).and_then(|keys| keys.nullable)
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

    /// The strict contract follows the document. That a field may be absent is never taken back.
    pub(super) fn presence_changed(&mut self, change: &Change) {
        let Some((item, _)) = self.standing.free(change.items.first()) else { return };
        let Some(required) = self.row(change).and_then(|row| row.required) else { return };
        let says = self.standing.keys(&item).and_then(|keys| keys.required).is_some();
        if required || says || self.inference.known.required == crate::syntax::RequiredPolicy::Always {
            self.set(&item, "required", required.to_string());
        } else {
            self.set(&item, "optional", "true".to_owned());
        }
    }

    pub(super) fn bound_changed(&mut self, change: &Change) {
        let Some((item, field)) = self.standing.free(change.items.first()) else { return };
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
