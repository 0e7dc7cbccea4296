//! Draft 04: for readers that know no later keyword.

use std::collections::BTreeSet;

use super::*;
use crate::emit::contract::fixture::model;

/// All keywords of draft 04 that schemas of ours can have.
const KEYWORDS: &[&str] = &[
    "$ref",
    "$schema",
    "additionalProperties",
    "allOf",
    "anyOf",
    "definitions",
    "dependencies",
    "description",
    "enum",
    "format",
    "id",
    "items",
    "maxItems",
    "maxLength",
    "maximum",
    "minItems",
    "minimum",
    "not",
    "oneOf",
    "pattern",
    "properties",
    "required",
    "title",
    "type",
];

/// The keywords of a schema and of those in it.
fn keywords(schema: &Value, found: &mut BTreeSet<String>) {
    let Value::Object(schema) = schema else { return };
    for (keyword, value) in schema {
        found.insert(keyword.clone());
        match (keyword.as_str(), value) {
            ("properties" | "definitions", Value::Object(schemas)) => {
                schemas.values().for_each(|schema| keywords(schema, found));
            }
            ("allOf" | "anyOf" | "oneOf", Value::Array(schemas)) => {
                schemas.iter().for_each(|schema| keywords(schema, found))
            }
            ("items" | "additionalProperties" | "not", schema) => keywords(schema, found),
            _ => {}
        }
    }
}

#[test]
fn schemas_have_keywords_of_draft_04_alone_and_take_the_same() {
    let model = model();
    let mut found = BTreeSet::new();
    for profile in Profile::all() {
        let [old, new] = [Draft::Draft04, Draft::Draft07].map(|draft| Options::new(draft, *profile));
        for vendor in &model.vendors {
            let [old, new] = [&old, &new].map(|options| VendorSchemas::new(vendor, options));
            for event in vendor.events.iter() {
                let schema = old.event(event);
                keywords(schema.as_value(), &mut found);
                assert_eq!(schema.get("$schema"), Some(&json!("http://json-schema.org/draft-04/schema#")));
                let [old, new] = [(schema, Draft::Draft04), (new.event(event), Draft::Draft07)];
                let [old, new] = [validator(&old.0, old.1), validator(&new.0, new.1)];
                let mut broken = event.example.clone();
                broken.shift_remove(vendor.discriminator.tag().unwrap());
                for (value, expected) in [(event.example.clone(), true), (broken, false)] {
                    let value = Value::Object(value);
                    assert_eq!((old.is_valid(&value), new.is_valid(&value)), (expected, expected), "{value}");
                }
            }
        }
    }
    let unknown: Vec<&String> = found.iter().filter(|keyword| !KEYWORDS.contains(&keyword.as_str())).collect();
    assert_eq!(unknown, [""; 0]);
}
