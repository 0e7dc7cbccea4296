//! What other teams' tools need: valid schemas, and none of the constructs they stumble over.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::*;
use crate::emit::contract::fixture::model;

#[test]
fn schemas_fit_their_meta_schema() {
    let model = model();
    for options in all_options() {
        for schema in all_schemas(&model, &options) {
            match options.draft {
                Draft::Draft07 => jsonschema::draft7::meta::validate(schema.as_value()).unwrap(),
                Draft::Draft04 => jsonschema::draft4::meta::validate(schema.as_value()).unwrap(),
                Draft::Draft2020_12 => {
                    jsonschema::draft202012::meta::validate(schema.as_value()).unwrap();
                }
            }
        }
    }
}

#[test]
fn only_what_is_reachable_is_defined() {
    let model = model();
    for options in all_options() {
        let keyword = options.draft.definitions_keyword();
        for schema in all_schemas(&model, &options) {
            let no_definitions = Map::new();
            let definitions = schema.get(keyword).and_then(Value::as_object).unwrap_or(&no_definitions);
            let defined: BTreeSet<String> = definitions.keys().cloned().collect();
            let mut used = BTreeSet::new();
            walk(schema.as_value(), &mut |object| {
                if let Some(Value::String(reference)) = object.get("$ref")
                    && reference != "#"
                {
                    let prefix = format!("#/{keyword}/");
                    used.insert(reference.strip_prefix(&prefix).unwrap().to_owned());
                }
            });
            assert_eq!(defined, used);
        }
    }
}

const KEYWORDS: &[&str] = &[
    "$schema",
    "$id",
    "$ref",
    "title",
    "description",
    "type",
    "enum",
    "not",
    "format",
    "pattern",
    "examples",
    "minimum",
    "maximum",
    "maxLength",
    "minItems",
    "maxItems",
    "items",
    "properties",
    "additionalProperties",
    "required",
    "dependencies",
    "dependentRequired",
    "oneOf",
    "anyOf",
    "readOnly",
    "deprecated",
    "definitions",
    "$defs",
];

/// What may stand beside `$ref`: words, which no validator has to look at.
const WORDS: &[&str] = &["$ref", "title", "description", "deprecated", "readOnly"];

/// What other tools stumble over is in no schema.
fn check_schema_object(object: &Map<String, Value>, draft: Draft) {
    for keyword in object.keys() {
        assert!(KEYWORDS.contains(&keyword.as_str()), "{keyword} in {object:?}");
    }
    if object.contains_key("$ref") {
        let beside = if draft == Draft::Draft07 { &WORDS[..1] } else { WORDS };
        assert!(object.keys().all(|keyword| beside.contains(&keyword.as_str())), "beside $ref: {object:?}");
    }
    if let Some(Value::Array(types)) = object.get("type") {
        assert_eq!(types.len(), 2, "{object:?}");
        assert_ne!(types.first(), Some(&json!("null")), "{object:?}");
        assert_eq!(types.get(1), Some(&json!("null")), "{object:?}");
    }
    if let Some(Value::Array(branches)) = object.get("anyOf")
        && draft != Draft::Draft07
    {
        let needless = branches.len() == 1 && branches.iter().any(|branch| branch.get("$ref").is_some());
        assert!(!needless, "an anyOf of one reference: {object:?}");
    }
    if object.len() == 1 {
        assert!(!object.contains_key("description"), "read as an object: {object:?}");
    }
    if let Some(format) = object.get("format").and_then(Value::as_str) {
        assert!(["date-time", "date", "uuid", "uri"].contains(&format));
    }
    for keyword in ["enum", "required", "oneOf", "anyOf", "examples"] {
        let list = object.get(keyword).map(|list| list.as_array().unwrap());
        assert!(list.is_none_or(|list| !list.is_empty()), "{object:?}");
    }
    assert_ne!(object.get("additionalProperties"), Some(&Value::Bool(false)));
}

#[test]
fn nothing_that_tools_stumble_over() {
    let model = model();
    for options in all_options() {
        for schema in all_schemas(&model, &options) {
            let root = schema.as_object().unwrap();
            walk(schema.as_value(), &mut |object| check_schema_object(object, options.draft));

            // Titles: at the root and on definitions, and nowhere else.
            let mut titles = 0;
            let mut identifiers = 0;
            walk(schema.as_value(), &mut |object| {
                titles += usize::from(object.contains_key("title"));
                identifiers += usize::from(object.contains_key("$id"));
            });
            let definitions = root.get(options.draft.definitions_keyword());
            let definitions = definitions.and_then(Value::as_object);
            for (key, definition) in definitions.into_iter().flatten() {
                assert_eq!(definition.get("title"), Some(&json!(key)));
                assert!(key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'));
            }
            assert_eq!(titles, 1 + definitions.map_or(0, Map::len));
            assert_eq!(identifiers, 1);
            let is_draft_07 = options.draft == Draft::Draft07;
            assert_eq!(root.contains_key("$defs"), definitions.is_some() && !is_draft_07);
            walk(schema.as_value(), &mut |object| {
                assert!(!(is_draft_07 && object.contains_key("dependentRequired")));
            });
        }
    }
}

#[test]
fn one_model_gives_one_output() {
    for options in all_options() {
        let write = || -> Vec<String> {
            let schemas = all_schemas(&model(), &options);
            schemas.iter().map(|schema| schema.as_value().to_string()).collect()
        };
        assert_eq!(write(), write());
    }
}
