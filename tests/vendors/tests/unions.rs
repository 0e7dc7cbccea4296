//! Unions within unions, and objects that lack the field that tells others apart.
#![allow(clippy::panic, clippy::unwrap_used, missing_docs)]

use hookwright::emit::FORMATS;
use hookwright::emit::export::{Choice, Draft, Form, Options, Profile, export};
use hookwright::emit::json_schema::VendorSchemas;
use hookwright::model::Model;
use hookwright_test_vendors::shapes::{self, Entry, Event, Message, PlainMessage, ThreadMessage};
use serde_json::{Value, json};

fn model() -> Model {
    let mut model = hookwright::compile("schemas".as_ref()).model.unwrap();
    model.vendors.retain(|vendor| vendor.name == "shapes");
    model
}

/// The body of an event with one entry.
fn body(entry: &Value) -> Value {
    json!({"type": "history.read", "latest": entry, "entries": []})
}

fn decoded(entry: &Value) -> Result<Entry, String> {
    match Event::from_slice(body(entry).to_string().as_bytes()) {
        Ok(Event::HistoryRead(event)) => {
            let whole = shapes::Event::from(event.clone());
            assert_eq!(serde_json::from_slice::<Value>(&whole.to_vec()).unwrap(), body(entry));
            Ok(event.latest)
        }
        Ok(other) => panic!("{other:?}"),
        Err(error) => Err(error.to_string()),
    }
}

/// Each object with what it is, and whether schemas have it.
fn objects() -> Vec<(Value, &'static str, bool)> {
    vec![
        (json!({"type": "message", "user": "u", "text": "t"}), "message/plain", true),
        (json!({"user": "u", "type": "message", "subtype": null, "text": "t"}), "message/plain", true),
        (json!({"type": "message", "subtype": "bot_message", "bot_id": "b", "text": "t"}), "message/bot", true),
        (
            json!({"text": "t", "more": [], "bot_id": "b", "subtype": "bot_message", "type": "message"}),
            "message/bot",
            true,
        ),
        (
            json!({"type": "message", "subtype": "thread", "place": "reply", "user": "u", "text": "t"}),
            "message/thread/reply",
            true,
        ),
        (json!({"place": "last", "type": "message", "subtype": "thread"}), "message/thread/unknown last", false),
        (json!({"type": "message", "subtype": "joined", "user": 1}), "message/unknown joined", false),
        (json!({"type": "file", "name": "n", "subtype": 4}), "file", true),
        (json!({"type": "call", "subtype": "bot_message"}), "unknown call", false),
        (json!({"label": "l", "subtype": "bot_message"}), "absent", true),
        (json!({"type": null, "label": "l"}), "absent", true),
    ]
}

fn what(entry: &Entry) -> String {
    let message = |message: &Message| match message {
        Message::Plain(_) => "plain".to_owned(),
        Message::BotMessage(_) => "bot".to_owned(),
        Message::Thread(ThreadMessage::Unknown(unknown)) => format!("thread/unknown {}", unknown.name()),
        Message::Thread(thread) => format!("thread/{}", thread.type_name()),
        Message::Unknown(unknown) => format!("unknown {}", unknown.name()),
        other => panic!("{other:?}"),
    };
    match entry {
        Entry::Message(inner) => format!("message/{}", message(inner)),
        Entry::File(_) => "file".to_owned(),
        Entry::Absent(_) => "absent".to_owned(),
        Entry::Unknown(unknown) => format!("unknown {}", unknown.name()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_fields_of_one_object_tell_unions_within_unions_apart() {
    for (entry, expected, _) in objects() {
        assert_eq!(what(&decoded(&entry).unwrap()), expected, "{entry}");
    }
}

#[test]
fn schemas_of_both_profiles_have_the_same_objects() {
    let model = model();
    let vendor = &model.vendors[0];
    let event = vendor.events.find("history.read").unwrap();
    for profile in [Profile::Receiver, Profile::Strict] {
        for draft in [Draft::Draft07, Draft::Draft2020_12] {
            let schema = VendorSchemas::new(vendor, &Options::new(draft, profile)).event(event).to_value();
            let validator = jsonschema::validator_for(&schema).unwrap();
            for (entry, _, is_documented) in objects() {
                assert_eq!(validator.is_valid(&body(&entry)), is_documented, "{profile:?} {entry}");
            }
        }
    }
}

#[test]
fn what_is_wrong_is_said_where_it_is() {
    for (entry, expected) in [
        (json!({"type": "message", "subtype": 3}), "latest.subtype: expected a string, found the number `3`"),
        (json!({"type": "message", "subtype": "bot_message"}), "latest: missing field `bot_id`"),
        (json!({"type": "message", "subtype": "thread", "user": "u"}), "latest: missing field `place`"),
        (json!({"type": [], "label": "l"}), "latest.type: expected a string, found a list"),
        (json!({"type": "message", "user": "u"}), "latest: missing field `text`"),
        (json!({}), "latest: missing field `label`"),
    ] {
        let error = decoded(&entry).unwrap_err();
        assert!(error.contains(expected), "{entry}: {error}");
    }
    // Of a discriminator that comes twice.
    for repeated in [
        r#"{"type": "message", "user": "u", "text": "t", "type": "file"}"#,
        r#"{"type": "message", "subtype": "bot_message", "bot_id": "b", "text": "t", "type": "file"}"#,
        r#"{"type": "message", "subtype": "joined", "type": "file"}"#,
    ] {
        let body = format!(r#"{{"type": "history.read", "latest": {repeated}, "entries": []}}"#);
        let error = Event::from_slice(body.as_bytes()).unwrap_err().to_string();
        assert!(error.contains(r#"latest.type: expected the type "message", found the string "file""#), "{error}");
    }
}

#[test]
fn what_was_made_has_all_names() {
    let plain = PlainMessage::new("u".into(), "t".into());
    let entry = Entry::Message(Message::Thread(ThreadMessage::First(plain.clone())));
    let expected = json!({"type": "message", "subtype": "thread", "place": "first", "user": "u", "text": "t"});
    assert_eq!(serde_json::to_value(&entry).unwrap(), expected);
    assert_eq!(entry.type_name(), "message");
    let message = Message::Plain(plain);
    assert_eq!(serde_json::to_value(&message).unwrap(), json!({"user": "u", "text": "t"}));
    assert_eq!(message.type_name(), "");
    let through_serde: Entry = serde_json::from_value(expected).unwrap();
    assert_eq!(through_serde, entry);
}

/// A file of an export of one format.
fn exported(format: &str, path: &str) -> String {
    let format = *FORMATS.iter().find(|it| it.name() == format).unwrap();
    let form = Form { format, options: Options::default() };
    let mut files = export(&form, &model(), Choice::default()).files;
    let file = files.remove(path).unwrap_or_else(|| panic!("{:?}", files.keys()));
    String::from_utf8(file).unwrap()
}

#[test]
fn typescript_narrows_by_each_field() {
    let text = exported("typescript", "shapes/events.d.ts");
    for expected in [
        "export type Entry =\n  | EntryMessage\n  | EntryFile\n  | EntryAbsent;\n",
        "export type EntryMessage =\n  | EntryMessageBotMessage\n  | EntryMessageThread\n  | EntryMessagePlain;\n",
        "export type EntryMessageThread =\n  | EntryMessageThreadFirst\n  | EntryMessageThreadReply;\n",
        "export type ShapesMessage =\n  | ShapesMessageBotMessage\n  | ShapesMessageThread\n  | ShapesMessagePlain;\n",
        "  subtype?: null;\n",
    ] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
}

#[test]
fn openapi_names_the_field_where_every_object_has_it() {
    let text = exported("openapi", "shapes/openapi.json");
    let document: Value = serde_json::from_str(&text).unwrap();
    let schemas = &document["components"]["schemas"];
    assert_eq!(schemas["EntryMessageThread"]["discriminator"]["propertyName"], "place");
    assert_eq!(schemas["Entry"].get("discriminator"), None);
    // Generators that do not read all of it would find several matches in a `oneOf`.
    assert_eq!(schemas["Entry"]["anyOf"].as_array().map(Vec::len), Some(3));
}
