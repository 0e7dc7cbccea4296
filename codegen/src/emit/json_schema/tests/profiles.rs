//! What one profile accepts and the other does not.

use serde_json::{Value, json};

use super::*;
use crate::emit::contract::fixture::model;

/// Whether the example of an event is accepted with some members changed; by profile.
fn accepted(event_name: &str, changes: Value) -> (bool, bool) {
    let model = model();
    let vendors = model.vendors.iter();
    let (vendor, event) = vendors
        .flat_map(|vendor| vendor.events.iter().map(move |event| (vendor, event)))
        .find(|(_, event)| event.name == event_name)
        .unwrap();
    let mut example = event.example.clone();
    example.extend(changes.as_object().cloned().unwrap());
    let [receiver, strict] = [Profile::Receiver, Profile::Strict].map(|profile| {
        let [one, other] = [Draft::Draft07, Draft::Draft2020_12].map(|draft| {
            let schema = VendorSchemas::new(vendor, &Options::new(draft, profile)).event(event);
            validator(&schema, draft).is_valid(&Value::Object(example.clone()))
        });
        assert_eq!(one, other, "the drafts differ");
        one
    });
    (receiver, strict)
}

#[test]
fn only_the_strict_profile_enforces_what_is_documented() {
    let receiver_only = (true, false);
    let both = (true, true);
    let neither = (false, false);
    let cases = [
        ("Shapes", json!({"Status": "Away"}), receiver_only),
        ("Shapes", json!({"Open": 9}), receiver_only),
        ("Shapes", json!({"Open": null}), both),
        ("Shapes", json!({"Overflow": "Another"}), both),
        ("Shapes", json!({"State": "Undefined"}), both),
        ("Shapes", json!({"State": 1.5}), neither),
        ("Shapes", json!({"Numbers": []}), receiver_only),
        ("Shapes", json!({"Numbers": [1]}), neither),
        ("Shapes", json!({"Status": null}), neither),
        ("Shapes", json!({"Another": 1}), both),
        ("Shapes", json!({"Timestamp": "yesterday"}), neither),
        ("Shapes", json!({"Timestamp": "2020-13-01T12:00:00"}), neither),
        ("Shapes", json!({"Timestamp": "2020-01-01T12:00:00.0123456789Z"}), neither),
        ("Shapes", json!({"Timestamp": "2020-01-01 12:00:60z"}), receiver_only),
        ("Shapes", json!({"Open": 32768}), neither),
        ("Shapes", json!({"Old": null}), receiver_only),
        ("Shapes", json!({"State": 9_223_372_036_854_775_808_u64}), neither),
        ("Shapes", json!({"Timestamp": "2020-01-01T12:00:00"}), both),
        ("Scalars", json!({"Score": -1}), receiver_only),
        ("Scalars", json!({"Score": 32767}), both),
        ("Scalars", json!({"Score": 32768}), neither),
        ("Scalars", json!({"Small": 2_147_483_648_u64}), neither),
        ("Scalars", json!({"Big": i64::MIN}), both),
        ("Scalars", json!({"Big": 9_223_372_036_854_775_808_u64}), neither),
        ("Scalars", json!({"Seconds": 9_223_372_036_854_775_808_u64}), neither),
        ("Scalars", json!({"Small": 42.0}), both),
        ("Scalars", json!({"Link": "no address"}), receiver_only),
        ("Scalars", json!({"Link": null}), receiver_only),
        ("Scalars", json!({"When": "2020-01-01T00:00:00"}), receiver_only),
        ("Scalars", json!({"Username": 5}), receiver_refuses()),
        ("choice", json!({"b": true}), receiver_only),
        ("choice", json!({"c": true}), receiver_only),
        ("task.completed", json!({"made_by_server": {"a": "x", "b": "y"}}), receiver_only),
        ("task.completed", json!({"made_by_server": {}}), receiver_only),
        ("task.completed", json!({"made_by_server": {"a": "", "type": "t"}}), receiver_only),
        ("task.completed", json!({"made_by_server": {"a": "", "type": "t", "value": "v"}}), both),
        ("task.completed", json!({"fields": [{"type": "name", "answer": "a".repeat(17)}]}), receiver_only),
        ("task.completed", json!({"fields": [{"type": "other", "answer": "a"}]}), neither),
        ("task.completed", json!({"fields": [{"type": "checkbox", "answer": "a"}]}), neither),
    ];
    for (event, changes, expected) in cases {
        assert_eq!(accepted(event, changes.clone()), expected, "{event} {changes}");
    }
}

#[test]
fn a_wrong_guid_is_refused_where_the_draft_has_the_format() {
    let model = model();
    let vendor = model.vendors.first().unwrap();
    let event = vendor.events.first().unwrap();
    let mut example = event.example.clone();
    example.insert("Id".to_owned(), json!("no guid"));
    // Receivers accept other spellings, and say so by a pattern that every draft has.
    for draft in [Draft::Draft07, Draft::Draft2020_12] {
        let schema = VendorSchemas::new(vendor, &Options::new(draft, Profile::Receiver)).event(event);
        let schema = validator(&schema, draft);
        let mut accepts = |guid: &str| {
            example.insert("Id".to_owned(), json!(guid));
            schema.is_valid(&Value::Object(example.clone()))
        };
        assert!(accepts("{9CAE633F-68d0-4315-8b9a-b83c7673d8dc}") && accepts("9cae633f68d043158b9ab83c7673d8dc"));
        assert!(!accepts("9cae633f-68d0-4315-8b9a-b83c7673d8d") && !accepts("no guid"));
    }
    // Draft 7 has no `uuid`, though ajv-formats checks it there too. A pattern beside it would
    // make datamodel-code-generator write classes that pydantic refuses.
    for draft in [Draft::Draft07, Draft::Draft2020_12] {
        let schema = VendorSchemas::new(vendor, &Options::new(draft, Profile::Strict)).event(event);
        let valid = validator(&schema, draft).is_valid(&Value::Object(example.clone()));
        assert_eq!(valid, draft == Draft::Draft07);
    }
}

/// An alias is a property for receivers, and nothing to the strict contract.
fn receiver_refuses() -> (bool, bool) {
    (false, true)
}
