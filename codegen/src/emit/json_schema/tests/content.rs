//! Names, order, descriptions and identifiers.

use std::collections::BTreeSet;

use clap::ValueEnum;
use serde_json::{Value, json};

use super::*;
use crate::emit::contract::About;
use crate::emit::contract::fixture::{model, model_with};

#[test]
fn identifiers_are_absolute_and_distinct() {
    let model = model();
    let mut ids = BTreeSet::new();
    let mut count = 0;
    for options in all_options() {
        for schema in all_schemas(&model, &options) {
            let id = schema.get("$id").and_then(Value::as_str).unwrap().to_owned();
            let start = format!("https://hookwright.example/{}/draft-", env!("CARGO_PKG_VERSION"));
            assert!(id.starts_with(&start), "{id}");
            ids.insert(id.to_lowercase());
            count += 1;
        }
    }
    assert_eq!(ids.len(), count);
}

#[test]
fn identifiers_differ_by_the_version_of_the_schemas() {
    let model = model();
    let vendor = model.vendors.first().unwrap();
    let about = About { version: Some("2.1.0"), ..About::default() };
    let id = VendorSchemas::new(vendor, &Options::default()).with_about(about).bundle().get("$id").cloned();
    assert_eq!(id, Some(json!("https://hookwright.example/2.1.0/draft-07/receiver/flat-one/bundle.schema.json")));
}

#[test]
fn the_base_of_identifiers_can_be_chosen() {
    let model = model();
    let vendor = model.vendors.first().unwrap();
    for base in ["https://acme.example/hooks", "https://acme.example/hooks/"] {
        let options = Options::default().with_base_url(base).unwrap();
        let id = VendorSchemas::new(vendor, &options).bundle().get("$id").cloned();
        assert_eq!(id, Some(json!("https://acme.example/hooks/flat-one/bundle.schema.json")));
    }
    for wrong in ["", "http://a.example", "https://", "https:///x", "https://a/?q", "https://a/#", "a b"] {
        assert!(Options::default().with_base_url(wrong).is_err(), "{wrong}");
    }
    for wrong in ["https://[::1", "https://x:99999/", "https://x/%zz", "https://user:pw@x/", "https://x/\u{202e}"] {
        let shown = wrong.replace('\u{202e}', "U+202E");
        assert_eq!(
            Options::default().with_base_url(wrong).unwrap_err().to_string(),
            format!("`{shown}` is not a base address: expected an absolute https URL without user, `?` and `#`"),
        );
    }
}

#[test]
fn words_of_the_command_line() {
    for draft in Draft::all() {
        assert_eq!(Draft::from_str(draft.name(), false), Ok(*draft));
    }
    for profile in Profile::all() {
        assert_eq!(Profile::from_str(profile.name(), false), Ok(*profile));
    }
    assert!(Draft::from_str("2019-09", false).is_err());
}

#[test]
fn an_event_is_one_object_in_wire_order() {
    let model = model();
    let vendor = model.vendors.first().unwrap();
    let event = vendor.events.first().unwrap();
    let schema = VendorSchemas::new(vendor, &Options::new(Draft::Draft07, Profile::Strict)).event(event);
    let properties = schema.get("properties").and_then(Value::as_object).unwrap();
    let names: Vec<&str> = properties.keys().map(String::as_str).collect();
    assert_eq!(names.first(), Some(&"EventType"));
    assert_eq!(names.get(1), Some(&"Text"));
    assert_eq!(names.get(names.len() - 2..), Some(["Id", "Timestamp"].as_slice()));
}

#[test]
fn names_that_collide_get_an_ending() {
    let model = model();
    let vendor = model.vendors.first().unwrap();
    let options = Options::default();
    let schemas = VendorSchemas::new(vendor, &options);
    assert_eq!(schemas.event_title(vendor.events.last().unwrap()), "Shapes");
    assert_eq!(schemas.type_title(vendor.type_def("ShapesEventType").unwrap()), "ShapesEventTypeValue");

    let vendor = model.vendors.get(1).unwrap();
    let bundle = VendorSchemas::new(vendor, &options).bundle();
    let answers = bundle.pointer("/definitions/Answer/oneOf/0/$ref");
    assert_eq!(answers, Some(&json!("#/definitions/AnswerNameVariant")));
    assert_eq!(bundle.get("title"), Some(&json!("Notification")));
}

#[test]
fn names_differ_from_those_that_generators_make() {
    // typify makes `DoorEventType` of the discriminator of `Door`, and `DoorRefItem` of an item.
    let wanted = ["DoorEventType", "DoorRefItem", "DoorAtValue", "DoorRef", "Done"];
    let types: String =
        wanted.iter().map(|name| format!("  {name}: {{doc: A type., enum: string, open: true}}\n")).collect();
    let events = "events:
  Door:
    doc: A door.
    fields:
      - ref: {type: list<integer-or-string>, doc: Which.}
      - at: {type: map<Done>, optional: true, doc: Where.}
    example: {ref: [1], Id: 9cae633f-68d0-4315-8b9a-b83c7673d8dc, Timestamp: \"2020-01-01T12:00:00\"}
  DoorEvent:
    doc: What happened to a door.
    fields: []
    example: {Id: 9cae633f-68d0-4315-8b9a-b83c7673d8dc, Timestamp: \"2020-01-01T12:00:00\"}
";
    let model = model_with("flat-one/more.yaml", &format!("types:\n{types}{events}"));
    let vendor = model.vendors.first().unwrap();
    let options = Options::default();
    let schemas = VendorSchemas::new(vendor, &options);
    let title = |name| schemas.type_title(vendor.type_def(name).unwrap());
    assert_eq!(wanted.map(title), ["DoorEventTypeValue", "DoorRefItemType", "DoorAtValue", "DoorRef", "Done"]);
    let events = ["Door", "DoorEvent"].map(|name| vendor.events.iter().find(|event| event.name == name).unwrap());
    assert_eq!(events.map(|event| schemas.event_title(event)), ["Door", "DoorEvent"]);
}

#[test]
fn an_event_gives_way_to_what_is_made_of_an_earlier_one() {
    let event = |name: &str| {
        let example = "{Id: 9cae633f-68d0-4315-8b9a-b83c7673d8dc, Timestamp: \"2020-01-01T12:00:00\"}";
        format!("  {name}: {{doc: An event., fields: [], example: {example}}}\n")
    };
    let text = format!("events:\n{}{}", event("Door"), event("DoorEventType"));
    let model = model_with("flat-one/more.yaml", &text);
    let vendor = model.vendors.first().unwrap();
    let options = Options::default();
    let schemas = VendorSchemas::new(vendor, &options);
    assert_eq!(schemas.event_title(vendor.events.last().unwrap()), "DoorEventTypeEvent");
}

#[test]
fn descriptions_say_what_the_schema_cannot() {
    let model = model();
    let vendor = model.vendors.first().unwrap();
    let schema = VendorSchemas::new(vendor, &Options::default()).bundle();
    let text = |pointer: &str| schema.pointer(pointer).and_then(Value::as_str).unwrap().to_owned();
    assert_eq!(
        text("/definitions/OpenStatus/description"),
        "A OpenStatus.\n\nKnown values:\n- `0` (Closed): Means Closed. With `agent`.\n- `1` (Open): Means Open. With `agent`."
    );
    assert_eq!(text("/definitions/Scalars/properties/Score/description"), "The Score. In percent. From 0 to 32767.");
    assert_eq!(
        text("/definitions/Shapes/properties/Old/description"),
        "An older one. Deprecated: use `Status`. Since 2020."
    );
    assert_eq!(text("/definitions/Shapes/properties/Numbers/description"), "The Numbers. From 1 to 10 items.");
}

#[test]
fn what_the_vendor_advises_against_is_marked() {
    let model = model();
    for options in all_options() {
        let flat = VendorSchemas::new(model.vendors.first().unwrap(), &options).bundle();
        let old = format!("/{}/Shapes/properties/Old/deprecated", options.draft.definitions_keyword());
        assert_eq!(flat.pointer(&old), Some(&json!(true)));
    }
}

#[test]
fn only_what_a_client_writes_says_what_the_server_makes() {
    let types = "types:
  Token:
    doc: A token.
    document: true
    fields: [{id: {type: string, read_only: true, doc: Its id., example: k1}}]
events:
  token.made:
    doc: A token was made.
    fields:
      - token: {type: Token, doc: The token.}
      - made: {type: bool, read_only: true, doc: Whether it was., example: true}
";
    let model = model_with("ring/more.yaml", types);
    let vendor = model.vendors.get(1).unwrap();
    for options in all_options() {
        let schemas = VendorSchemas::new(vendor, &options);
        let document = schemas.document(vendor.type_def("Token").unwrap());
        assert_eq!(document.pointer("/properties/id/readOnly"), Some(&json!(true)));
        let event = schemas.event(vendor.events.iter().find(|event| event.name == "token.made").unwrap());
        for schema in [event, schemas.bundle()] {
            walk(schema.as_value(), &mut |object| assert!(!object.contains_key("readOnly"), "{object:?}"));
        }
    }
}

#[test]
fn names_that_languages_have_are_qualified() {
    let model = model();
    let options = Options::default();
    let titles = |index: usize, name: &str| {
        let vendor: &Vendor = model.vendors.get(index).unwrap();
        let schemas = VendorSchemas::new(vendor, &options);
        let event = vendor.events.iter().find(|event| event.name == name);
        let of_type = || schemas.type_title(vendor.type_def(name).unwrap()).to_owned();
        event.map_or_else(of_type, |event| schemas.event_title(event).to_owned())
    };
    assert_eq!(titles(1, "choice"), "ChoiceEvent");
    assert_eq!(titles(0, "Node"), "FlatOneNode");
    let bundle = VendorSchemas::new(model.vendors.first().unwrap(), &options).bundle();
    assert!(bundle.pointer("/definitions/GuidString").is_some() && bundle.pointer("/definitions/Guid").is_none());
}

#[test]
fn an_event_shows_its_example_in_its_own_file_alone() {
    let model = model();
    for options in all_options() {
        for vendor in &model.vendors {
            let schemas = VendorSchemas::new(vendor, &options);
            for event in &vendor.events {
                assert_eq!(schemas.event(event).get("examples"), Some(&json!([event.example])));
            }
            walk(schemas.bundle().as_value(), &mut |object| {
                let examples = object.get("examples").and_then(Value::as_array);
                assert!(!examples.into_iter().flatten().any(Value::is_object), "{object:?}");
            });
        }
    }
}
