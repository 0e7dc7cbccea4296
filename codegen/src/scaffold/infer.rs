//! Fields and types from the values that were seen.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::fields::{FieldDraft, TypeDraft};
use super::known::Known;
use super::scalar::scalar;
use crate::model::{Scalar, Shape, TypeRef};
use crate::resolve::{Case, RESERVED_FIELDS, rust_name};
use crate::syntax::RequiredPolicy;

/// How deep lists may nest in a type expression.
const MAX_LISTS: usize = 8;

/// Infers fields, and collects the types that they need.
pub(super) struct Inference<'k, 'a> {
    known: &'k Known<'a>,
    /// The event's name, for types whose own name is taken.
    event: String,
    taken: BTreeSet<String>,
    pub(super) types: Vec<TypeDraft>,
}

impl<'k, 'a> Inference<'k, 'a> {
    pub(super) fn new(known: &'k Known<'a>, event: &str) -> Self {
        let event = rust_name(event, Case::Camel).unwrap_or_else(|_| "Event".to_owned());
        let mut taken = known.taken_types();
        taken.insert(event.clone());
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
        let mut taken: BTreeSet<String> = RESERVED_FIELDS.iter().map(|name| (*name).to_owned()).collect();
        names.into_iter().map(|name| self.field(name, objects, &mut taken)).collect()
    }

    fn field(&mut self, name: &str, objects: &[&Map<String, Value>], taken: &mut BTreeSet<String>) -> FieldDraft {
        let seen: Vec<&Value> = objects.iter().filter_map(|object| object.get(name)).collect();
        let values: Vec<&Value> = seen.iter().copied().filter(|value| !value.is_null()).collect();
        let (null, absent) = (values.len() < seen.len(), seen.len() < objects.len());
        let mut draft = FieldDraft {
            name: name.to_owned(),
            given: given_name(name, "field", Case::Snake, taken),
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
        let base = rust_name(field, Case::Camel).unwrap_or_else(|_| "Part".to_owned());
        let base = base.trim_end_matches('_').to_owned();
        let base = match base.strip_suffix('s') {
            Some(one) if item && one.len() > 1 && !one.ends_with('s') => one.to_owned(),
            _ => base,
        };
        let longer = format!("{}{base}", self.event);
        let numbered = (2..).map(|number| format!("{longer}{number}"));
        let free = [base, longer.clone()].into_iter().chain(numbered).find(|name| !self.taken.contains(name));
        let name = free.unwrap_or(longer);
        self.taken.insert(name.clone());
        name
    }
}

/// The base of a Rust name, where the name on the wire gives none, or one that is taken.
pub(super) fn given_name(wire: &str, what: &str, case: Case, taken: &mut BTreeSet<String>) -> Option<String> {
    if let Ok(rust) = rust_name(wire, case)
        && taken.insert(rust)
    {
        return None;
    }
    let candidates = std::iter::once(format!("{what} {wire}")).chain((2..).map(|number| format!("{what} {number}")));
    candidates.filter_map(|base| rust_name(&base, case).ok()).find(|rust| taken.insert(rust.clone()))
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
