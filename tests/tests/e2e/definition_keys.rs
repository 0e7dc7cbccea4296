//! The names of definitions keep clear of those that generators make for what has no definition.

use hookwright::emit::export::{Choice, Form, Options, export};
use serde_json::Value;

use crate::small::{VENDOR, model_of};

/// The names of the definitions in the bundle of a schema file.
fn definitions(events: &str) -> Vec<String> {
    let files = export(&Form::json_schema(Options::default()), &model_of(VENDOR, events), Choice::default()).files;
    let bundle: Value = serde_json::from_slice(&files["demo/bundle.schema.json"]).expect("JSON");
    bundle["definitions"].as_object().expect("definitions").keys().cloned().collect()
}

/// typify calls the type of a property by the definition and the property: here `DoorState`.
#[test]
fn a_type_gives_way_to_the_name_of_a_type_inside_an_event() {
    let with = |state: &str| {
        definitions(&format!(
            "types: {{DoorState: {{doc: What a door does., fields: [{{open: {{type: bool, doc: Open., example: true}}}}]}}}}\n\
             events:\n  door:\n    doc: A door moved.\n    fields:\n      \
             - state: {{type: {state}, doc: Its state., example: a}}\n      - now: {{type: DoorState, doc: Now.}}\n"
        ))
    };
    assert_eq!(with("string"), ["Door", "DoorState", "KnownEvent", "UnknownEvent"]);
    assert_eq!(with("integer-or-string"), ["Door", "DoorStateType", "KnownEvent", "UnknownEvent"]);
}

/// Names inside two definitions must not meet either: an event `door` with `ajarState`, and a type
/// `DoorAjar` with `state`.
#[test]
fn a_type_gives_way_if_a_name_inside_it_is_taken() {
    let with = |state: &str| {
        definitions(&format!(
            "types:\n  DoorAjar:\n    doc: A door that is ajar.\n    fields:\n      \
             - state: {{type: {state}, doc: Its state., example: a}}\n\
             events:\n  door:\n    doc: A door moved.\n    fields:\n      \
             - ajarState: {{type: integer-or-string, doc: Its state., example: a}}\n      \
             - ajar: {{type: list<DoorAjar>, doc: Those that are ajar.}}\n"
        ))
    };
    assert_eq!(with("string"), ["Door", "DoorAjar", "KnownEvent", "UnknownEvent"]);
    assert_eq!(with("integer-or-string"), ["Door", "DoorAjarType", "KnownEvent", "UnknownEvent"]);
}
