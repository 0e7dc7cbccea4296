//! Events that are not documented: their name is none of the known ones.

use serde_json::{Map, Value, json};

use super::writer::single;
use crate::emit::contract::{NamedBy, PartCase, PartRule, Unknown};

/// The schema of an unknown event, but for what is said of it.
pub(super) fn unknown(unknown: &Unknown<'_>) -> Map<String, Value> {
    let mut schema = single("type", Value::from("object"));
    match &unknown.named_by {
        NamedBy::Field { field, doc, names, patterns } => {
            let mut property = Map::new();
            if !doc.is_empty() {
                property.insert("description".to_owned(), Value::from(*doc));
            }
            property.insert("type".to_owned(), Value::from("string"));
            property.insert("not".to_owned(), any_of(known_names(names, patterns)));
            schema.insert("properties".to_owned(), json!({*field: property}));
            schema.insert("required".to_owned(), json!([field]));
        }
        NamedBy::Parts { present, known } => {
            let known = known.iter().map(|parts| json!({"allOf": parts.iter().map(case).collect::<Vec<_>>()}));
            schema.insert("allOf".to_owned(), present.iter().map(case).collect());
            schema.insert("not".to_owned(), any_of(known.collect()));
        }
    }
    // It goes without saying, but generators keep what they do not know only where it is said.
    schema.insert("additionalProperties".to_owned(), Value::Bool(true));
    schema
}

fn known_names(names: &[&str], patterns: &[String]) -> Vec<Value> {
    let names = (!names.is_empty()).then(|| json!({"enum": names}));
    let patterns = patterns.iter().map(|pattern| json!({"type": "string", "pattern": pattern}));
    names.into_iter().chain(patterns).collect()
}

fn any_of(schemas: Vec<Value>) -> Value {
    match schemas.as_slice() {
        [schema] => schema.clone(),
        schemas => json!({"anyOf": schemas}),
    }
}

/// What a body has at a part of a name: at the first place that has a string.
fn case(part: &PartCase<'_>) -> Value {
    let string = || json!({"type": "string"});
    let nothing = |place: &&[String]| json!({"not": at(place, string())});
    let there = |value: &dyn Fn() -> Value| {
        let first = part.places.iter().enumerate().map(|(index, place)| {
            let before = part.places.iter().take(index).map(nothing);
            let all: Vec<Value> = before.chain([at(place, value())]).collect();
            if let [one] = all.as_slice() { one.clone() } else { json!({"allOf": all}) }
        });
        any_of(first.collect())
    };
    match part.rule {
        PartRule::Absent => json!({"allOf": part.places.iter().map(nothing).collect::<Vec<_>>()}),
        PartRule::Present => there(&string),
        PartRule::Is(value) => there(&|| json!({"type": "string", "enum": [value]})),
    }
}

/// An object that has a value at the end of a path.
fn at(path: &[String], value: Value) -> Value {
    path.iter().rev().fold(
        value,
        |inner, field| json!({"type": "object", "properties": {field.as_str(): inner}, "required": [field]}),
    )
}
