//! Fields and types from the values that were seen.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::fields::{FieldDraft, TypeDraft};
use super::known::Known;
use super::names::{TakenNames, camel_or};
use super::scalar::scalar;
use crate::model::{ItemKind, NameSource, Scalar, Shape, TypeRef};
use crate::naming::ScopeKind;
use crate::syntax::RequiredPolicy;

/// How deep lists may nest in a type expression.
const MAX_LISTS: usize = 8;

/// Infers fields, and collects the types that they need.
pub(super) struct Inference<'k, 'a> {
    known: &'k Known<'a>,
    /// The event's name, for types whose own name is taken.
    event: String,
    taken: TakenNames,
    pub(super) types: Vec<TypeDraft>,
}

impl<'k, 'a> Inference<'k, 'a> {
    pub(super) fn new(known: &'k Known<'a>, event: &str) -> Self {
        let mut taken = known.taken_types();
        taken.take(&NameSource { kind: ItemKind::Event, wire: Cow::from(event), preferred: None });
        let event = camel_or(ItemKind::Event, event, "Event");
        Inference { known, event, taken, types: Vec::new() }
    }

    /// The fields of objects, in the order of the first that has them.
    pub(super) fn fields(&mut self, objects: &[&Map<String, Value>]) -> Vec<FieldDraft> {
        let mut names: Vec<&String> = Vec::new();
        let mut seen = BTreeSet::new();
        for name in objects.iter().flat_map(|object| object.keys()) {
            if seen.insert(name) {
                names.push(name);
            }
        }
        let mut taken = TakenNames::new(&[ScopeKind::Fields]);
        names.into_iter().map(|name| self.field(name, objects, &mut taken)).collect()
    }

    fn field(&mut self, name: &str, objects: &[&Map<String, Value>], taken: &mut TakenNames) -> FieldDraft {
        let seen: Vec<&Value> = objects.iter().filter_map(|object| object.get(name)).collect();
        let values: Vec<&Value> = seen.iter().copied().filter(|value| !value.is_null()).collect();
        let (null, absent) = (values.len() < seen.len(), seen.len() < objects.len());
        let mut draft = FieldDraft {
            name: name.to_owned(),
            given: taken.take_or_rename(ItemKind::Field, name),
            ty: None,
            nullable: null,
            optional: absent,
            not_required: absent && self.known.required == RequiredPolicy::Always,
            example: None,
        };
        if let Some(entry) = self.known.in_dictionary(name, &values) {
            draft.nullable = null && !entry.nullable;
            draft.optional = absent && !entry.optional;
            draft.not_required = absent && entry.required && self.known.required == RequiredPolicy::Always;
            return draft;
        }
        let shape = self.shape(name, &values, 0);
        let first = values.first().copied();
        draft.example = first.filter(|value| needs_example(&shape) || !holds_object(value)).cloned();
        let ty = TypeRef { shape, nullable: false };
        draft.nullable = null && !self.known.nullable_by_policy(&ty);
        draft.ty = Some(ty);
        draft
    }

    /// The shape that all values have; none of them is null.
    fn shape(&mut self, field: &str, values: &[&Value], lists: usize) -> Shape<String> {
        if values.is_empty() {
            return Shape::Scalar(Scalar::Any);
        }
        if let Some(ty) = self.known.type_of_namesakes(field, values).filter(|_| lists == 0) {
            return by_name(&ty.shape);
        }
        let objects: Vec<&Map<String, Value>> = values.iter().filter_map(|value| value.as_object()).collect();
        if objects.len() == values.len() {
            return self.object(field, values, &objects, lists);
        }
        let items: Vec<&Vec<Value>> = values.iter().filter_map(|value| value.as_array()).collect();
        if items.len() == values.len() && lists < MAX_LISTS {
            let all: Vec<&Value> = items.into_iter().flatten().collect();
            let some: Vec<&Value> = all.iter().copied().filter(|item| !item.is_null()).collect();
            let item = TypeRef { shape: self.shape(field, &some, lists + 1), nullable: some.len() < all.len() };
            return Shape::List(Box::new(item));
        }
        let plain = items.is_empty() && objects.is_empty();
        Shape::Scalar(if plain { scalar(field, values, self.known) } else { Scalar::Any })
    }

    fn object(
        &mut self,
        field: &str,
        values: &[&Value],
        objects: &[&Map<String, Value>],
        lists: usize,
    ) -> Shape<String> {
        if objects.iter().all(|object| object.is_empty()) {
            return Shape::Scalar(Scalar::Object);
        }
        if let Some(ty) = self.known.type_of_objects(values) {
            return by_name(&ty.shape);
        }
        if is_map(objects) {
            let all: Vec<&Value> = objects.iter().flat_map(|object| object.values()).collect();
            let some: Vec<&Value> = all.iter().copied().filter(|value| !value.is_null()).collect();
            let value = match lists < MAX_LISTS {
                true => self.shape(field, &some, lists + 1),
                false => Shape::Scalar(Scalar::Any),
            };
            return Shape::Map(Box::new(TypeRef { shape: value, nullable: some.len() < all.len() }));
        }
        let name = self.type_name(field, lists > 0);
        let place = self.types.len();
        let fields = self.fields(objects);
        // In front of the types that its own fields have brought.
        self.types.insert(place, TypeDraft { name: name.clone(), fields });
        Shape::Named(name)
    }

    /// A name for a new type, made from the field's.
    fn type_name(&mut self, field: &str, item: bool) -> String {
        let base = camel_or(ItemKind::Field, field, "Part");
        let base = match base.strip_suffix('s') {
            Some(one) if item && one.len() > 1 && !one.ends_with('s') => one.to_owned(),
            _ => base,
        };
        let longer = format!("{}{base}", self.event);
        let numbered = (2..).map(|number| format!("{longer}{number}"));
        let mut candidates = [base, longer.clone()].into_iter().chain(numbered);
        let mut take = |name: &String| {
            self.taken.take(&NameSource { kind: ItemKind::Type, wire: Cow::from(name), preferred: None })
        };
        candidates.find(|name| take(name)).unwrap_or(longer)
    }
}

/// Whether objects are maps: their keys are no names of fields, and their values are all alike.
fn is_map(objects: &[&Map<String, Value>]) -> bool {
    let is_name = |key: &String| {
        key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_' || c == '$')
            && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '$')
    };
    let mut keys = objects.iter().flat_map(|object| object.keys());
    let kinds: BTreeSet<u8> = objects.iter().flat_map(|object| object.values()).filter_map(kind).collect();
    kinds.len() <= 1 && !keys.all(is_name)
}

fn kind(value: &Value) -> Option<u8> {
    match value {
        Value::Null => None,
        Value::Bool(_) => Some(1),
        Value::Number(_) => Some(2),
        Value::String(_) => Some(3),
        Value::Array(_) => Some(4),
        Value::Object(_) => Some(5),
    }
}

fn holds_object(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(holds_object),
        other => other.is_object(),
    }
}

/// A shape that the schemas have, as they write it.
fn by_name(shape: &Shape) -> Shape<String> {
    shape.renamed(|id| id.to_string())
}

/// Whether a value of this shape cannot be made from the examples of types.
fn needs_example(shape: &Shape<String>) -> bool {
    match shape {
        Shape::Named(_) => false,
        Shape::List(item) => needs_example(&item.shape),
        Shape::Scalar(_) | Shape::Map(_) => true,
    }
}
