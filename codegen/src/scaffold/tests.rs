//! What is inferred, and what becomes of the file.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::*;

const VENDOR: &str = "\
title: Acme
doc: Events of Acme.
docs: https://acme.example/docs
discriminator: {field: type, doc: Name of the event type.}
header: {fields: [{id: {type: guid, doc: Its id., example: 6cb31d7d-9cd9-41dc-a096-62cf31fd0281}}]}
";

const ID: &str = "6cb31d7d-9cd9-41dc-a096-62cf31fd0281";

/// A vendor `acme` with a section file.
fn folder(section: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir_all(folder.path().join("acme")).unwrap();
    fs::write(folder.path().join("acme/vendor.yaml"), VENDOR).unwrap();
    if !section.is_empty() {
        fs::write(folder.path().join("acme/doors.yaml"), section).unwrap();
    }
    folder
}

fn request(name: &str, payloads: &[Value], section: Option<&str>) -> NewEvent {
    let payloads = payloads.iter().enumerate();
    NewEvent {
        vendor: "acme".to_owned(),
        name: name.to_owned(),
        payloads: payloads.map(|(index, json)| (format!("{index}.json"), json.to_string().into_bytes())).collect(),
        section: section.map(str::to_owned),
    }
}

/// The text that a new event `Opened` becomes, of a vendor with this section file.
fn opened(section: &str, payloads: &[Value]) -> String {
    let folder = folder(section);
    event(folder.path(), &request("Opened", payloads, None)).unwrap().text
}

fn compiles(folder: &Path) {
    let compilation = crate::compile(folder);
    assert!(compilation.model.is_some(), "{}", compilation.render(Default::default()));
}

#[test]
fn scalars_are_told_from_their_values() {
    let text = opened(
        "",
        &[json!({
            "type": "Opened",
            "id": "6cb31d7d-9cd9-41dc-a096-62cf31fd0281",
            "guid": "6CB31D7D-9CD9-41DC-A096-62CF31FD0281",
            "at": "2026-03-14T09:26:53.5Z",
            "local": "2026-03-14T09:26:53",
            "day": "2026-03-14",
            "timestamp": 1773480413,
            "small": 7,
            "large": 77773480413i64,
            "huge": u64::MAX,
            "ratio": 0.5,
            "flag": false,
            "page": "https://acme.example/doors/1",
            "text": "#1: \"front\"\n",
            "nothing": null,
            "empty": {},
            "list": [],
            "mixed": [1, "a"],
            "by_day": {"2026-03-14": 1, "2026-03-15": 2},
        })],
    );
    let expected = "events:
  Opened:
    doc: TODO Say in one sentence what happened.
    fields:
      - guid:
          type: string
          doc: TODO Say in one sentence what it holds.
          example: 6cb31d7d-9cd9-41dc-a096-62cf31fd0281
";
    assert!(text.starts_with(expected), "{text}");
    let types: Vec<&str> = text.lines().filter_map(|line| line.trim().strip_prefix("type: ")).collect();
    let expected = [
        "string",
        "string",
        "string",
        "string",
        "int64",
        "int64",
        "int64",
        "any",
        "float64",
        "bool",
        "string",
        "string",
        "any?",
        "any",
        "list<any>",
        "list<integer-or-string>",
        "map<int64?>",
    ];
    assert_eq!(types, expected);
    assert!(text.contains("example: \"#1: \\\"front\\\"\\n\"\n"), "{text}");
}

#[test]
fn several_payloads_tell_what_may_be_null_or_absent() {
    let text = opened(
        "",
        &[
            json!({"type": "Opened", "id": "6cb31d7d-9cd9-41dc-a096-62cf31fd0281", "a": 1, "b": 1, "c": 1}),
            json!({"type": "Opened", "id": "6cb31d7d-9cd9-41dc-a096-62cf31fd0281", "a": 1.5, "b": null, "d": "x"}),
        ],
    );
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.starts_with("doc:")).collect();
    let expected = [
        "events:",
        "Opened:",
        "fields:",
        "- a:",
        "type: float64",
        "example: 1",
        "- b:",
        "type: int64?",
        "example: 1",
        "- c:",
        "type: int64",
        "optional: true",
        "example: 1",
        "- d:",
        "type: string",
        "optional: true",
        "example: x",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn objects_become_types_or_are_known_ones() {
    let section = "types:
  Person:
    doc: Somebody.
    fields: [{name: {type: string, doc: Their name., example: A}}, {age: {type: int32, doc: Years., example: 3}}]
fields:
  door: {type: string, doc: Which door., example: front}
";
    let text = opened(
        section,
        &[json!({
            "type": "Opened",
            "id": "6cb31d7d-9cd9-41dc-a096-62cf31fd0281",
            "door": "back",
            "by": {"name": "B", "age": 30},
            "keys": [{"no": 1, "ring": {"size": 2}}, {"no": 2, "spare": true}],
            "person": {"shoe": 44},
        })],
    );
    assert!(text.contains("      - door\n      - by:\n          type: Person\n"), "{text}");
    assert!(text.contains("      - keys:\n          type: list<OpenedKey>\n"), "{text}");
    assert!(text.contains("  OpenedPerson:\n"), "{text}");
    assert!(text.contains("- ring:\n          type: Ring\n") && text.contains("  Ring:\n"), "{text}");
    assert!(text.matches("optional: true").count() == 2, "{text}");
}

#[test]
fn names_that_are_no_rust_names_get_one() {
    let payload = json!({"type": "2nd", "id": ID, "3d": 1, "☎": "x", "a-b": 1, "a_b": 2, "header": 3});
    let folder = folder("");
    let text = event(folder.path(), &request("2nd", &[payload], None)).unwrap().text;
    compiles(folder.path());
    for name in ["name: Event2nd", "name: field_3d", "name: field\n", "name: field_a_b", "name: field_header"] {
        assert!(text.contains(name), "{name} is not in\n{text}");
    }
}

#[test]
fn a_section_keeps_every_byte_that_it_had() {
    let section = "# About doors.
events:   # all of them
    Shut:   # often
        doc: A door was shut.   # with a bang
        fields: []
        # more to come

    Locked: {doc: A door was locked., fields: []}

# Types are below.
types:
    Size: {enum: string, doc: A size., values: {s: Small.}}
";
    let folder = folder(section);
    let payload = json!({"type": "Opened", "id": ID, "by": {"key": 1}});
    let written = event(folder.path(), &request("Opened", &[payload], Some("doors.yaml"))).unwrap();
    compiles(folder.path());
    let text = fs::read_to_string(&written.path).unwrap();
    let added: Vec<&str> = text.lines().filter(|line| !section.lines().any(|old| old == *line)).collect();
    assert!(added.contains(&"    Opened:") && added.contains(&"    By:"), "{text}");
    let mut kept = text.lines();
    for line in section.lines() {
        assert!(kept.any(|now| now == line), "`{line}` is gone or has moved:\n{text}");
    }
    assert!(text.contains("fields: []}\n\n    Opened:\n"), "{text}");
    assert!(text.ends_with("example: 1\n"), "{text}");
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let folder = folder("events: {Shut: {doc: A door was shut., fields: []}}\n");
    let snapshot = || fs::read_to_string(folder.path().join("acme/doors.yaml")).unwrap();
    let before = snapshot();
    let good = json!({"type": "Opened"});
    let cases = [
        (request("Shut", &[json!({"type": "Shut", "id": ID})], None), "exists already, in `acme/doors.yaml`"),
        (request("Opened", &[json!({"type": "Shut"})], None), "has no event `Opened`"),
        (request("Opened", &[json!({"kind": "Opened"})], None), "has an event without `type`"),
        (request("Opened", &[json!(3)], None), "is neither an object nor a list"),
        (request("Opened", &[json!(["Opened"])], None), "has an event that is not an object"),
        (request("Opened", &[], None), "no payload is given"),
        (request("Opened", std::slice::from_ref(&good), Some("../x.yaml")), "is not a section file"),
        (request("Opened", std::slice::from_ref(&good), Some("vendor.yaml")), "`vendor.yaml` has no events"),
        (request("Opened", std::slice::from_ref(&good), Some("doors.yml")), "does not end in `.yaml`"),
        (request("Opened", &[json!({"type": "Opened", "a\u{7}": 1})], None), "which is a control character"),
    ];
    for (request, expected) in cases {
        let error = event(folder.path(), &request).unwrap_err();
        assert!(error.message.contains(expected), "{expected}: {error}");
    }
    let unknown = NewEvent { vendor: "acne".to_owned(), ..request("Opened", &[good], None) };
    assert_eq!(event(folder.path(), &unknown).unwrap_err().help.as_deref(), Some("did you mean `acme`?"));
    assert_eq!(snapshot(), before);
    assert_eq!(fs::read_dir(folder.path().join("acme")).unwrap().count(), 2);
}

#[test]
fn a_new_vendor_takes_its_first_event() {
    let folder = TempDir::new().unwrap();
    let new =
        |name: &str| NewVendor { name: name.to_owned(), title: None, docs: None, discriminator: "event".to_owned() };
    let written = vendor(folder.path(), &new("acme")).unwrap();
    assert_eq!((written.docs, written.path), (3, folder.path().join("acme/vendor.yaml")));
    compiles(folder.path());
    let payload = json!({"event": "door.opened", "door": "front"});
    let written = event(folder.path(), &request("door.opened", &[payload], None)).unwrap();
    assert_eq!(written.path, folder.path().join("acme/events/door_opened.yaml"));
    compiles(folder.path());

    for (name, expected) in [("acme", "exists already"), ("Acme", "cannot be a vendor's name"), ("std", "std")] {
        let error = vendor(folder.path(), &new(name)).unwrap_err();
        assert!(error.message.contains(expected), "{error}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn events_are_found_in_lists_and_envelopes() {
    let folder = folder("");
    let envelope = "envelope: {name: Body, doc: A body., fields: [], events: {field: events, doc: All.}}\n";
    fs::write(folder.path().join("acme/vendor.yaml"), VENDOR.to_owned() + envelope).unwrap();
    let shut = json!({"type": "Shut", "id": ID});
    let bodies = [
        json!({"events": [shut, {"type": "Opened", "id": ID, "a": 1}, {"type": "Opened", "id": ID, "b": 2}]}),
        json!([{"type": "Opened", "id": ID, "a": 1, "b": 2}, shut]),
    ];
    let text = event(folder.path(), &request("Opened", &bodies, None)).unwrap().text;
    assert_eq!(text.matches("optional: true").count(), 2, "{text}");
}

#[test]
fn an_event_that_is_there_is_widened() {
    let section = "events:
  # Often.
  Shut: {doc: A door was shut., fields: [{door: {type: string, doc: Which door., example: front}}]}
";
    let folder = folder(section);
    let payloads = [json!({"type": "Shut", "id": ID, "door": null}), json!({"type": "Shut", "id": ID, "force": 2.5})];
    let written = event(folder.path(), &request("Shut", &payloads, None)).unwrap();
    assert_eq!(written.path, folder.path().join("acme/doors.yaml"));
    let text = fs::read_to_string(&written.path).unwrap();
    assert!(text.contains("type: string?, doc: Which door., example: front, optional: true"), "{text}");
    assert!(text.contains("# Often.") && text.contains("force:") && text.contains("type: float64"), "{text}");
    assert!(written.text.contains("+          type: float64\n"), "{}", written.text);
    compiles(folder.path());
    let error = event(folder.path(), &request("Shut", &payloads, None)).unwrap_err();
    assert!(error.message.contains("exists already, in `acme/doors.yaml`"), "{error}");
}
