//! Values of enums, and bounds.

use std::collections::{BTreeMap, BTreeSet};

use super::items::Item;
use super::{Change, Comparison, Rule};
use crate::evidence::{BoundsEvidence, FieldEvidence, Place};
use crate::model::{Bounds, EnumDef, EnumValue, Field, Shape, TypeId, TypeKind, TypeRef, WireValue};

impl<'a> Comparison<'a> {
    /// The enum that a type is, or lists values of.
    pub(super) fn enum_of(&self, ty: &TypeRef) -> Option<(&'a TypeId, &'a EnumDef)> {
        match self.vendor.types.canonical(&ty.shape) {
            Shape::Named(id) => {
                let def = self.vendor.types.get(id);
                match &def.kind {
                    TypeKind::Enum(values) => Some((&def.name, values)),
                    TypeKind::Object(_) | TypeKind::Union(_) | TypeKind::KindUnion(_) | TypeKind::Alias { .. } => None,
                }
            }
            Shape::List(inner) => self.enum_of(inner),
            Shape::Map(..) | Shape::Scalar(_) => None,
        }
    }

    pub(super) fn compare_values(&mut self, field: &FieldEvidence, holder: &Item, known: &Field) {
        let Some((id, def)) = self.enum_of(&known.ty) else {
            for value in &field.values {
                let text = format!("the schemas list no values of `{}`, and the document has `{value}`", field.name);
                let change = self.of_known(Rule::EnumValueAdded, field, holder, known, text).value(value);
                self.push(change);
            }
            return;
        };
        // What cannot be found in a description is not understood, unless the schemas declare that it
        // is not there.
        let published = def.values.iter().filter(|value| value.published).count();
        if field.values.is_empty() {
            if published > 0 && !self.listed_types.contains(id.as_str()) {
                let text = format!("no pattern of `document.values` finds the values of `{}`", field.name);
                let change = self.of_known(Rule::EnumValueRemoved, field, holder, known, text);
                self.drift.unread.push(change);
            }
            return;
        }
        let (added, removed) = differing(def, field.values.iter().map(String::as_str));
        for value in added {
            let text = format!("`{id}` has no value `{value}` in the schemas");
            let change = self.of_known(Rule::EnumValueAdded, field, holder, known, text).value(&value);
            self.push(change);
        }
        for value in removed {
            let text = format!("the document does not list the value `{value}` of `{id}`");
            let change = self.of_known(Rule::EnumValueRemoved, field, holder, known, text).value(&value);
            self.push(change);
        }
    }

    /// Values that have rows or sections of their own.
    pub(super) fn values(&mut self) {
        let mut types: BTreeMap<&str, Vec<(&str, Place)>> = BTreeMap::new();
        let evidence = self.evidence;
        for value in &evidence.values {
            types.entry(&value.ty).or_default().push((&value.value, value.at));
        }
        for (name, values) in types {
            let first = values.first().map(|(_, at)| *at);
            let found = || values.iter().map(|(value, _)| *value);
            let items = vec![Item::Type(name.to_owned())];
            let (added, mut removed) = match self.vendor.type_def(name).map(|def| &def.kind) {
                Some(TypeKind::Enum(def)) => differing(def, found()),
                Some(TypeKind::Union(union)) => {
                    let known: BTreeSet<&str> = union.variants.iter().map(|variant| variant.name.as_str()).collect();
                    let found: BTreeSet<&str> = found().collect();
                    let owned = |names: Vec<&&str>| names.into_iter().map(|name| (*name).to_owned()).collect();
                    (owned(found.difference(&known).collect()), owned(known.difference(&found).collect()))
                }
                // A new type: all of its values are new.
                Some(TypeKind::Object(_) | TypeKind::KindUnion(_) | TypeKind::Alias { .. }) | None => {
                    (found().map(str::to_owned).collect(), Vec::new())
                }
            };
            if evidence.may_miss_values.contains(name) {
                removed.clear();
            }
            for value in added {
                let at = values.iter().find(|(known, _)| *known == value).map(|(_, at)| *at);
                let text = format!("`{name}` has no value `{value}` in the schemas");
                let change = Change::new(Rule::EnumValueAdded, at, items.clone(), text);
                self.push(change.of(name.to_owned()).value(&value));
            }
            for value in removed {
                let text = format!("the document does not list the value `{value}` of `{name}`");
                let change = Change::new(Rule::EnumValueRemoved, first, items.clone(), text);
                self.push(change.of(name.to_owned()).value(&value));
            }
        }
    }

    // -- Bounds --------------------------------------------------------------------------------

    pub(super) fn compare_bounds(&mut self, field: &FieldEvidence, holder: &Item, known: &Field) {
        let bounds = self.bounds_of(known);
        let model = limits_of_model(bounds);
        let document = limits(&field.bounds);
        if document.is_empty() && !model.is_empty() {
            let text = format!("no pattern of `document.bounds` finds the bounds of `{}`", field.name);
            let change = self.of_known(Rule::BoundChanged, field, holder, known, text);
            self.drift.unread.push(change);
            return;
        }
        if document != model {
            let text = format!(
                "`{}` has {} in the document, and {} in the schemas",
                field.name,
                words(&document),
                words(&model)
            );
            let change = self.of_known(Rule::BoundChanged, field, holder, known, text);
            self.push(change);
        }
    }

    /// The bounds of a field, or of the type that it names.
    fn bounds_of(&self, field: &'a Field) -> &'a Bounds {
        let own = &field.bounds;
        match &field.ty.shape {
            Shape::Named(id) if *own == Bounds::default() => match &self.vendor.types.get(id).kind {
                TypeKind::Alias { bounds, .. } => bounds,
                TypeKind::Object(_) | TypeKind::Union(_) | TypeKind::KindUnion(_) | TypeKind::Enum(_) => own,
            },
            _ => own,
        }
    }
}

/// The values that an enum lacks, and the published ones that a document lacks.
fn differing<'v>(def: &EnumDef, found: impl Iterator<Item = &'v str> + Clone) -> (Vec<String>, Vec<String>) {
    let known = |value: &str| def.values.iter().any(|known| text_of(known) == value);
    let added: BTreeSet<&str> = found.clone().filter(|value| !known(value)).collect();
    // What is deprecated may be gone.
    let expected = def.values.iter().filter(|value| value.published && value.docs.deprecated.is_none());
    let removed = expected.map(text_of);
    let removed = removed.filter(|value| !found.clone().any(|found| found == value)).collect();
    (added.into_iter().map(str::to_owned).collect(), removed)
}

fn text_of(value: &EnumValue) -> String {
    match &value.wire {
        WireValue::Text(text) => text.clone(),
        WireValue::Integer(number) => number.to_string(),
    }
}

type Limits = Vec<(&'static str, f64)>;

fn limits(bounds: &BoundsEvidence) -> Limits {
    bounds.named().collect()
}

fn limits_of_model(bounds: &Bounds) -> Limits {
    let number = |number: &Option<serde_json::Number>| number.as_ref().and_then(serde_json::Number::as_f64);
    let (min, max) = (number(&bounds.min), number(&bounds.max));
    let Bounds { max_bytes, min_items, max_items, .. } = *bounds;
    limits(&BoundsEvidence { min, max, max_bytes, min_items, max_items })
}

fn words(limits: &Limits) -> String {
    let words: Vec<String> = limits.iter().map(|(name, limit)| format!("`{name}: {limit}`")).collect();
    if words.is_empty() { "no bounds".to_owned() } else { words.join(" and ") }
}
