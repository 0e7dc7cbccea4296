//! Derived examples: what they show, and that both profiles accept them.

use serde_json::json;

use super::*;
use crate::emit::contract::Profile;
use crate::emit::contract::fixture::model;
use crate::emit::export::{Draft, Options};
use crate::emit::json_schema::VendorSchemas;
use crate::testing;

const DOORS: &str = "types:
  State: {doc: A state., enum: string, values: {open: Open., shut: Shut., locked: Locked.}}
  Size: {doc: A size., enum: int32, values: {1: {name: Small, doc: Small.}, 2: {name: Large, doc: Large.}}}
  Part: {doc: A part., fields: [{state: {type: State, doc: Its state., example: open}}]}
events:
  moved:
    doc: A door was moved.
    together: [[from, to]]
    fields:
      - from: {type: int32, optional: true, required: true, doc: From., example: 1}
      - to: {type: int32, optional: true, doc: To., example: 2}
      - note: {type: 'string?', optional: true, doc: A note., example: Creaks.}
      - state: {type: State, doc: Its state., example: shut}
      - size: {type: Size, doc: Its size., example: 1}
      - parts: {type: list<Part>, doc: Its parts., example: [{state: open}]}
";

#[test]
fn each_example_shows_one_thing() {
    let vendor = testing::vendor(testing::VENDOR, DOORS);
    let event = vendor.events.iter().next().unwrap();
    let mut expected = vec![];
    for (note, state, size, part) in [
        (Some(json!("Creaks.")), "shut", 1, "open"),
        (Some(json!(null)), "shut", 1, "open"),
        // `to` comes with `from`, which the strict contract requires.
        (None, "shut", 1, "open"),
        (Some(json!("Creaks.")), "open", 2, "shut"),
        (Some(json!("Creaks.")), "locked", 1, "locked"),
    ] {
        let mut value =
            json!({"from": 1, "to": 2, "note": note, "state": state, "size": size, "parts": [{"state": part}]});
        if note.is_none() {
            value.as_object_mut().unwrap().shift_remove("note");
        }
        expected.push(value);
    }
    let own = examples(&vendor, event).into_iter().map(|mut example| {
        assert_eq!(example.shift_remove("kind"), Some(json!("moved")));
        Value::Object(example)
    });
    assert_eq!(own.collect::<Vec<_>>(), expected);
}

#[test]
fn both_profiles_accept_every_example_of_every_shape() {
    let model = model();
    for profile in Profile::all() {
        let options = Options::new(Draft::Draft07, *profile);
        for vendor in &model.vendors {
            let schemas = VendorSchemas::new(vendor, &options);
            for event in vendor.events.iter() {
                let schema = jsonschema::options().should_validate_formats(true).build(schemas.event(event).as_value());
                let schema = schema.unwrap();
                for example in examples(vendor, event) {
                    let example = Value::Object(example);
                    let errors: Vec<String> = schema.iter_errors(&example).map(|error| error.to_string()).collect();
                    assert_eq!(errors, [""; 0], "{} {profile:?}: {example:#}", event.name);
                }
            }
        }
    }
}
