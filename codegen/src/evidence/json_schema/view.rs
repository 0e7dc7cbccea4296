//! What schemas say of a value, with what they refer to.

use std::collections::BTreeSet;

use serde_json::Number;

use super::{DEEPEST, Schemas};
use crate::evidence::relaxed_json::{Json, Value};

/// A kind of JSON value, as JSON Schema tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum JsonKind {
    Bool,
    Integer,
    Number,
    String,
    Object,
    List,
}

/// What is said of a value.
#[derive(Clone, Debug, Default)]
pub(crate) struct View<'a> {
    pub(crate) line: usize,
    /// The kinds it may be; none if nothing is said.
    pub(crate) kinds: BTreeSet<JsonKind>,
    pub(crate) nullable: bool,
    pub(crate) is_deprecated: bool,
    /// The fields of an object, each with all schemas of it.
    properties: Vec<(&'a str, Vec<&'a Json>)>,
    pub(crate) required: BTreeSet<&'a str>,
    /// The values that it may have, without null.
    pub(crate) values: Option<Vec<&'a Json>>,
    /// Some of the values that it may have, where one alternative lists them and another takes any text.
    pub(crate) known_values: Vec<&'a Json>,
    pub(crate) format: Option<&'a str>,
    pub(crate) pattern: Option<&'a str>,
    pub(crate) items: Option<&'a Json>,
    /// What the values of other fields are.
    pub(crate) additional: Option<&'a Json>,
    pub(crate) min: Option<&'a Number>,
    pub(crate) max: Option<&'a Number>,
    pub(crate) min_items: Option<&'a Number>,
    pub(crate) max_items: Option<&'a Number>,
    /// How many alternatives there are, if there are several.
    pub(crate) variants: usize,
}

impl<'a> View<'a> {
    pub(super) fn of(schemas: &'a Schemas, all: &[&'a Json], depth: usize) -> Self {
        let mut view = View { line: all.first().map_or(1, |schema| schema.line), ..View::default() };
        all.iter().for_each(|schema| view.apply(schemas, schema, depth));
        view
    }

    /// The schemas of a field.
    pub(crate) fn property(&self, name: &str) -> Option<&[&'a Json]> {
        self.properties.iter().find(|(known, _)| *known == name).map(|(_, all)| all.as_slice())
    }

    /// The fields of an object.
    pub(crate) fn properties(&self) -> impl Iterator<Item = (&'a str, &[&'a Json])> {
        self.properties.iter().map(|(name, all)| (*name, all.as_slice()))
    }

    fn apply(&mut self, schemas: &'a Schemas, schema: &'a Json, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        for (key, value) in schema.entries() {
            match key.as_str() {
                "$ref" => {
                    if let Some(target) = schemas.resolve(value) {
                        self.apply(schemas, target, depth + 1);
                    }
                }
                "allOf" => value.items().iter().for_each(|part| self.apply(schemas, part, depth + 1)),
                "anyOf" | "oneOf" => self.choose(schemas, value.items(), depth),
                "if" | "$dynamicRef" | "patternProperties" => {
                    schemas.not_understood(schema.line, format!("`{key}` is not looked into"));
                }
                _ => self.keyword(key, value),
            }
        }
    }

    fn keyword(&mut self, key: &str, value: &'a Json) {
        let number = match &value.value {
            Value::Number(number) => Some(number),
            _ => None,
        };
        match key {
            "type" => self.types(value),
            // As OpenAPI 3.0 says it.
            "nullable" => self.nullable |= value.value == Value::Bool(true),
            "deprecated" => self.is_deprecated |= value.value == Value::Bool(true),
            "const" => self.restrict(std::slice::from_ref(value)),
            "enum" => self.restrict(value.items()),
            "properties" => value.entries().iter().for_each(|(name, schema)| self.add_property(name, &[schema])),
            "required" => self.required.extend(value.items().iter().filter_map(Json::as_str)),
            "format" => self.format = value.as_str(),
            "pattern" => self.pattern = value.as_str(),
            "items" => self.items = Some(value),
            "additionalProperties" => {
                self.additional = Some(value).filter(|value| matches!(value.value, Value::Object(_)))
            }
            "minimum" => self.min = number,
            "maximum" => self.max = number,
            "minItems" => self.min_items = number,
            "maxItems" => self.max_items = number,
            _ => {}
        }
    }

    fn types(&mut self, value: &Json) {
        let one = std::slice::from_ref(value);
        let names = if value.as_str().is_some() { one } else { value.items() };
        for name in names.iter().filter_map(Json::as_str) {
            let kind = match name {
                "boolean" => JsonKind::Bool,
                "integer" => JsonKind::Integer,
                "number" => JsonKind::Number,
                "string" => JsonKind::String,
                "object" => JsonKind::Object,
                "array" => JsonKind::List,
                _ => {
                    self.nullable |= name == "null";
                    continue;
                }
            };
            self.kinds.insert(kind);
        }
    }

    fn restrict(&mut self, values: &'a [Json]) {
        self.nullable |= values.iter().any(|value| value.value == Value::Null);
        let values: Vec<&Json> = values.iter().filter(|value| value.value != Value::Null).collect();
        for value in &values {
            self.kinds.extend(match &value.value {
                Value::String(_) => Some(JsonKind::String),
                Value::Bool(_) => Some(JsonKind::Bool),
                Value::Number(number) if number.is_i64() || number.is_u64() => Some(JsonKind::Integer),
                Value::Number(_) => Some(JsonKind::Number),
                Value::Null | Value::List(_) | Value::Object(_) => None,
            });
        }
        self.values = Some(values);
    }

    fn add_property(&mut self, name: &'a str, schemas: &[&'a Json]) {
        match self.properties.iter_mut().find(|(known, _)| *known == name) {
            Some((_, all)) => all.extend(schemas),
            None => self.properties.push((name, schemas.to_vec())),
        }
    }

    /// One of several: null and another schema are that one, nullable.
    fn choose(&mut self, schemas: &'a Schemas, branches: &'a [Json], depth: usize) {
        let is_null = |branch: &&Json| branch.get("type").and_then(Json::as_str) == Some("null");
        self.nullable |= branches.iter().any(|branch| is_null(&branch));
        // That it is none of the others is said for those who validate.
        let others: Vec<&Json> = branches.iter().filter(|it| !is_null(it) && it.get("not").is_none()).collect();
        if let [one] = others.as_slice() {
            self.apply(schemas, one, depth + 1);
            return;
        }
        self.variants += others.len();
        let mut values = Some(Vec::new());
        let mut listed = Vec::new();
        for branch in others {
            let view = View::of(schemas, &[branch], depth + 1);
            self.kinds.extend(&view.kinds);
            self.nullable |= view.nullable;
            for (name, all) in &view.properties {
                self.add_property(name, all);
            }
            listed.extend(view.values.iter().flatten().copied());
            match (&mut values, view.values) {
                (Some(all), Some(some)) => all.extend(some),
                (all, _) => *all = None,
            }
            self.items = self.items.or(view.items);
            self.additional = self.additional.or(view.additional);
        }
        if values.is_none() && self.values.is_none() {
            self.known_values = listed;
        }
        self.values = self.values.take().or(values.filter(|values| !values.is_empty()));
    }
}
