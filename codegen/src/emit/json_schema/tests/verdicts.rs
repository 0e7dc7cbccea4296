//! What a validator says of examples and of examples with one thing wrong.

use serde_json::{Value, json};

use super::*;
use crate::emit::contract::fixture::model;
use crate::testing::{VENDOR, vendor};

#[test]
fn examples_are_accepted() {
    let model = model();
    for options in all_options() {
        for vendor in &model.vendors {
            let bundle = validator(&VendorSchemas::new(vendor, &options).bundle(), options.draft);
            for event in &vendor.events {
                let schema = VendorSchemas::new(vendor, &options).event(event);
                let example = Value::Object(event.example.clone());
                if let Err(error) = validator(&schema, options.draft).validate(&example) {
                    panic!("{} {options:?}: {error}", event.name);
                }
                assert!(bundle.is_valid(&body(vendor, example)), "{}", event.name);
            }
            for def in vendor.types.iter().filter(|def| def.document) {
                let schema = VendorSchemas::new(vendor, &options).document(def);
                let example = def.example.as_ref().unwrap();
                assert!(validator(&schema, options.draft).is_valid(example));
            }
        }
    }
}

#[test]
fn a_wrong_discriminator_is_refused() {
    let model = model();
    for options in all_options() {
        for vendor in &model.vendors {
            let bundle = validator(&VendorSchemas::new(vendor, &options).bundle(), options.draft);
            let tag = vendor.discriminator.tag().unwrap();
            for event in &vendor.events {
                let schema = validator(&VendorSchemas::new(vendor, &options).event(event), options.draft);
                for wrong in [json!("Another"), json!(1), Value::Null] {
                    let mut example = event.example.clone();
                    // Receivers take events that are added later.
                    let is_new = wrong.is_string() && options.profile == Profile::Receiver;
                    example.insert(tag.to_owned(), wrong);
                    assert!(!schema.is_valid(&Value::Object(example.clone())));
                    assert_eq!(bundle.is_valid(&body(vendor, example.into())), is_new);
                }
                let mut example = event.example.clone();
                example.shift_remove(tag);
                assert!(!schema.is_valid(&Value::Object(example)));
            }
        }
    }
}

/// Whether the receivers' bundle takes bodies, in both drafts.
fn bundle_takes(vendor: &Vendor, bodies: &[Value]) -> Vec<bool> {
    let [one, other] = [Draft::Draft07, Draft::Draft2020_12].map(|draft| {
        let options = Options::new(draft, Profile::Receiver);
        let bundle = validator(&VendorSchemas::new(vendor, &options).bundle(), draft);
        bodies.iter().map(|body| bundle.is_valid(body)).collect::<Vec<_>>()
    });
    assert_eq!(one, other, "the drafts differ");
    one
}

#[test]
fn a_known_event_that_is_wrong_is_no_unknown_one() {
    let model = model();
    for vendor in &model.vendors {
        let tag = vendor.discriminator.tag().unwrap();
        for event in &vendor.events {
            let bare = body(vendor, json!({tag: event.name}));
            let expected = vendor.payload(event).object.fields.is_empty() && vendor.header.is_none();
            let optional = vendor.payload(event).object.fields.iter().all(|field| field.may_be_absent());
            assert_eq!(
                bundle_takes(vendor, &[bare]),
                [expected || optional && vendor.header.is_none()],
                "{}",
                event.name
            );
        }
    }
}

#[test]
fn unknown_events_are_told_by_the_parts_of_their_names() {
    let name = "discriminator:
  doc: Kind of the event.
  parts:
    - {field: event.type, otherwise: type, doc: Kind of the event.}
    - {field: event.subtype, optional: true, doc: Kind of the message.}
below: event
";
    let settings = VENDOR.replace("discriminator: {field: kind, doc: Names the event type.}\n", name);
    let events = "events:
  message: {doc: Somebody wrote., fields: [{text: {type: string, doc: What., example: hi}}]}
  message.changed: {doc: It changed., fields: [{at: {type: int32, doc: When., example: 1}}]}
  ping: {doc: A sign of life., below: '', fields: []}
";
    let vendor = vendor(&settings, events);
    let cases = [
        (json!({"event": {"type": "message", "text": "hi"}}), true),
        (json!({"event": {"type": "message"}}), false),
        (json!({"event": {"type": "message", "subtype": "changed", "at": 1}}), true),
        (json!({"event": {"type": "message", "subtype": "changed"}}), false),
        (json!({"event": {"type": "message", "subtype": "pinned"}}), true),
        (json!({"event": {"type": "reaction"}}), true),
        (json!({"type": "ping"}), true),
        (json!({"type": "pong"}), true),
        (json!({"event": {}}), false),
        (json!({}), false),
    ];
    let (bodies, expected): (Vec<Value>, Vec<bool>) = cases.into_iter().unzip();
    assert_eq!(bundle_takes(&vendor, &bodies), expected);
}

#[test]
fn a_missing_field_is_refused() {
    let model = model();
    for options in all_options() {
        for vendor in &model.vendors {
            for event in &vendor.events {
                let schema = validator(&VendorSchemas::new(vendor, &options).event(event), options.draft);
                let own = &vendor.payload(event).object;
                for name in event.example.keys() {
                    let field = own.fields.iter().find(|field| field.name == *name);
                    let one_of = own.one_of.iter().flatten().any(|other| other == name);
                    let expected = field.is_some_and(|field| match options.profile {
                        Profile::Receiver => field.may_be_absent() || !field.aliases.is_empty(),
                        Profile::Strict => !field.required && !one_of,
                    });
                    let mut example = event.example.clone();
                    example.shift_remove(name);
                    let valid = schema.is_valid(&Value::Object(example));
                    assert_eq!(valid, expected, "{} without {name}", event.name);
                }
            }
        }
    }
}

#[test]
fn a_wrong_type_is_refused() {
    let model = model();
    let accepts_anything = ["Any", "Whatever"];
    for options in all_options() {
        for vendor in &model.vendors {
            for event in &vendor.events {
                let schema = validator(&VendorSchemas::new(vendor, &options).event(event), options.draft);
                for name in event.example.keys() {
                    // No field but those of any type takes a list that holds a list of `true`.
                    let wrong = json!([[[true]], true]);
                    let mut example = event.example.clone();
                    example.insert(name.clone(), wrong);
                    let valid = schema.is_valid(&Value::Object(example));
                    let expected = accepts_anything.contains(&name.as_str());
                    assert_eq!(valid, expected, "{} with {name} wrong", event.name);
                }
            }
        }
    }
}
