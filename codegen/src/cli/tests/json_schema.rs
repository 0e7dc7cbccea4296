//! `drift --json-schema`.

use std::path::Path;

use serde_json::{Value, json};

use super::*;
use crate::compile;
use crate::model::Vendor;

/// All files of an export with a name.
fn files(directory: &Path, ending: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.to_str().unwrap().ends_with(ending) {
            found.push(path.display().to_string());
        }
    }
}

#[test]
fn our_own_exports_are_no_drift() {
    let schemas = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas").display().to_string();
    let folder = TempDir::new().unwrap();
    for draft in ["07", "2020-12"] {
        let out = folder.path().join(draft);
        let args = ["export", "--schemas", &schemas, "--draft", draft, "--profile", "strict", "--out"];
        assert_eq!(hookwright(&[&args[..], &[out.to_str().unwrap()]].concat()).status, Status::Done);
        for (vendor, events) in [("enreach", 80), ("livechat", 6), ("ringcx", 44)] {
            let bundle = out.join(format!("{vendor}/bundle.schema.json")).display().to_string();
            let mut each = Vec::new();
            files(&out.join(vendor).join("events"), ".schema.json", &mut each);
            assert_eq!(each.len(), events);
            // Both say the same, whatever the draft.
            for documents in [vec![bundle], each].into_iter().take(if draft == "07" { 2 } else { 1 }) {
                let mut args = vec!["drift", "--schemas", &schemas, "--vendor", vendor, "--json-schema"];
                args.extend(documents.iter().map(String::as_str));
                let ran = hookwright(&args);
                assert_eq!(ran.status, Status::Done, "{draft} {vendor}: {}{}", ran.out, ran.err);
                let read = format!("{vendor}: read {events} events (the schemas have {events})");
                assert!(ran.out.starts_with(&read), "{}", ran.out);
            }
        }
    }
}

const SCHEMA: &str = "\
header: {doc: Of every event., fields: [{id: {type: guid, doc: Id., example: 6cb31d7d-9cd9-41dc-a096-62cf31fd0281}}]}
";
const EVENTS: &str = "\
events:
  Sent:
    doc: It is on its way.
    fields:
      - weight: {type: int32, min: 0, doc: Weight., example: 3}
      - state: {type: State, doc: State.}
      - sender: {type: Person, nullable: true, doc: Who sends it.}
      - stops: {type: list<Person>, doc: Where it stops.}
      - labels: {type: map<string>, doc: Labels., example: {a: b}}
      - note: {type: string, optional: true, required: false, doc: A note., example: fragile}
  Lost: {doc: It is gone., fields: []}
types:
  State: {doc: How it is., enum: string, values: {new: It is new., sent: It is sent.}}
  Person: {doc: A person., fields: [{name: {type: string, doc: Name., example: Zoe}}]}
";

/// A schema as other programs write them: shared parts, references, null in several ways.
fn document() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "oneOf": [{"$ref": "#/$defs/sent"}, {"$ref": "#/$defs/lost"}],
        "$defs": {
            "base": {"type": "object", "properties": {"id": {"type": "string", "format": "uuid"}}, "required": ["id", "type"]},
            "person": {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]},
            "sent": {"allOf": [{"$ref": "#/$defs/base"}, {
                "properties": {
                    "type": {"const": "Sent"},
                    "weight": {"type": "integer", "minimum": 0, "format": "int32"},
                    "state": {"enum": ["new", "sent"]},
                    "sender": {"oneOf": [{"type": "null"}, {"$ref": "#/$defs/person"}]},
                    "stops": {"type": "array", "items": {"$ref": "#/$defs/person"}},
                    "labels": {"type": "object", "additionalProperties": {"type": "string"}},
                    "note": {"type": "string"}
                },
                "required": ["weight", "state", "sender", "stops", "labels"]
            }]},
            "lost": {"allOf": [{"$ref": "#/$defs/base"}, {"properties": {"type": {"enum": ["Lost"]}}}]}
        }
    })
}

#[test]
fn each_difference_of_a_document_is_found_with_its_line() {
    let (folder, schemas, _) = project();
    let vendor = folder.path().join("schemas/acme");
    fs::write(vendor.join("vendor.yaml"), format!("{VENDOR}{SCHEMA}")).unwrap();
    fs::write(vendor.join("doors.yaml"), EVENTS).unwrap();
    let own = "/$defs/sent/allOf/1/properties";
    let edits: Vec<(&str, Value, &[&str])> = vec![
        ("", document(), &[]),
        ("/weight/type", json!("string"), &["field-type-changed Sent.weight"]),
        ("/weight/type", json!(["integer", "null"]), &["presence-changed Sent.weight"]),
        ("/weight/minimum", json!(1), &["bound-changed Sent.weight"]),
        ("/weight/maximum", json!(9), &["bound-changed Sent.weight"]),
        (
            "/state/enum",
            json!(["new", "lost"]),
            &["enum-value-added Sent.state lost", "enum-value-removed Sent.state sent"],
        ),
        ("/sender", json!({"$ref": "#/$defs/person"}), &["presence-changed Sent.sender"]),
        ("/sender", json!({"$ref": "#/$defs/persons"}), &["not understood"]),
        ("/stops/items", json!({"type": "string"}), &["field-type-changed Sent.stops"]),
        ("/labels/additionalProperties", json!({"type": "integer"}), &["field-type-changed Sent.labels"]),
        ("/note", json!({"type": "string", "format": "date"}), &["field-type-changed Sent.note"]),
        ("/more", json!({"type": "string"}), &["field-added Sent.more"]),
        ("/type", json!({"const": "Found"}), &["event-added Found.-"]),
    ];
    let path = folder.path().join("schema.json");
    for (edit, value, expected) in edits {
        let mut document = document();
        if let Some((around, name)) = format!("{own}{edit}").rsplit_once('/').filter(|_| !edit.is_empty()) {
            document.pointer_mut(around).unwrap().as_object_mut().unwrap().insert(name.to_owned(), value);
        }
        fs::write(&path, serde_json::to_string_pretty(&document).unwrap()).unwrap();
        let ran = hookwright(&[
            "drift",
            "--schemas",
            &schemas,
            "--vendor",
            "acme",
            "--message-format",
            "json",
            "--json-schema",
            path.to_str().unwrap(),
        ]);
        let report: Value = serde_json::from_str(&ran.out).unwrap();
        let text = |change: &Value, key: &str| change[key].as_str().map(str::to_owned);
        let changes = report["changes"].as_array().unwrap().iter().map(|change| {
            let owner = text(change, "event").or_else(|| text(change, "owner")).unwrap();
            let value = text(change, "value").filter(|_| change["rule"].as_str().unwrap().starts_with("enum"));
            let value = value.map_or(String::new(), |value| format!(" {value}"));
            assert!(change["at"]["line"].as_u64().unwrap() > 1, "{change}");
            format!("{} {owner}.{}{value}", change["rule"].as_str().unwrap(), change["field"].as_str().unwrap_or("-"))
        });
        let mut found: Vec<String> = changes.collect();
        found.extend(report["not_understood"].as_array().unwrap().iter().map(|_| "not understood".to_owned()));
        assert_eq!(found, expected, "{edit}: {}", ran.out);
    }
}

#[test]
fn what_has_no_events_is_not_understood() {
    let (folder, schemas, _) = project();
    let path = folder.path().join("schema.json");
    for (text, message) in [
        ("{\"type\": \"object\"}", "no event is found: no `type` has one value only"),
        ("[]", "it describes nothing: it is no object"),
        ("{\n\"a\"", "it is not JSON: line 2"),
        ("{\"$ref\": \"#\"}", "the schema in line 1 refers back to itself"),
    ] {
        fs::write(&path, text).unwrap();
        let ran =
            hookwright(&["drift", "--schemas", &schemas, "--vendor", "acme", "--json-schema", path.to_str().unwrap()]);
        assert_eq!(ran.status, Status::WrongUsage, "{text}");
        assert!(ran.out.contains(message) || ran.err.contains(message), "{text}: {}{}", ran.out, ran.err);
    }
}

/// What drift finds in a document: rule, owner and field.
fn drifts(schemas: &str, vendor: &str, path: &str) -> Vec<String> {
    let drift = ["drift", "--schemas", schemas, "--vendor", vendor, "--message-format", "json", "--json-schema", path];
    let ran = hookwright(&drift);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let change = |change: &Value| {
        let text = |key: &str| change[key].as_str().unwrap_or("-").to_owned();
        format!("{} {}", text("rule"), text("field"))
    };
    report["changes"].as_array().unwrap().iter().map(change).collect()
}

#[test]
fn what_is_adopted_of_a_document_is_no_drift_any_more() {
    let person = json!({"type": "object", "title": "Depot", "required": ["at"],
                        "properties": {"at": {"type": ["string", "null"], "format": "date-time"}, "kind": {"enum": ["a", "b"]},
                                       "next": {"$ref": "#/$defs/sent/allOf/1/properties/depot"}}});
    let edits: Vec<(&str, Value, &[&str], &[&str])> = vec![
        ("/weight/type", json!(["integer", "null"]), &["{type: int32?, min: 0"], &[]),
        ("/weight/minimum", json!(1), &["min: 1, doc: Weight."], &[]),
        ("/weight/maximum", json!(9), &["max: 9"], &[]),
        // A bound of numbers stands there.
        ("/weight/type", json!("string"), &["# TODO `weight` is a string"], &["field-type-changed weight"]),
        ("/state/enum", json!(["new", "lost"]), &["lost: TODO", "deprecated: {"], &[]),
        // What may be null is not taken back.
        (
            "/sender",
            json!({"$ref": "#/$defs/person"}),
            &["# TODO `sender` is never null"],
            &["presence-changed sender"],
        ),
        ("/stops/items", json!({"type": "string"}), &["type: list<string>"], &[]),
        ("/labels/additionalProperties", json!({"type": "integer"}), &["type: map<int64>"], &[]),
        ("/note", json!({"type": "string", "format": "date"}), &["{type: date,"], &[]),
        ("/more", json!({"type": "string", "examples": ["so"]}), &["- more:", "example: so", "(schema.json:"], &[]),
        ("/depot", person, &["type: Depot", "  Depot:", "type: DepotKind", "type: date-time?"], &[]),
        ("/type", json!({"const": "Found"}), &["  Found:", "type: State", "type: list<Person>"], &[]),
    ];
    let own = "/$defs/sent/allOf/1/properties";
    for (edit, value, written, left) in edits {
        let (folder, schemas, _) = project();
        let vendor = folder.path().join("schemas/acme");
        fs::write(vendor.join("vendor.yaml"), format!("{VENDOR}{SCHEMA}")).unwrap();
        fs::write(vendor.join("doors.yaml"), format!("# Parcels.\n{EVENTS}")).unwrap();
        let mut document = document();
        let (around, name) = edit.rsplit_once('/').unwrap();
        let properties = document.pointer_mut(&format!("{own}{around}")).unwrap();
        properties.as_object_mut().unwrap().insert(name.to_owned(), value);
        let path = folder.path().join("schema.json").display().to_string();
        fs::write(&path, serde_json::to_string_pretty(&document).unwrap()).unwrap();
        let ran = hookwright(&["adopt", "--schemas", &schemas, "--vendor", "acme", "--json-schema", &path]);
        assert_eq!(ran.status, Status::Done, "{edit}: {}{}", ran.out, ran.err);
        let text = fs::read_to_string(vendor.join("doors.yaml")).unwrap();
        assert!(text.starts_with("# Parcels.\n"), "{text}");
        for piece in written {
            assert!(text.contains(piece), "{edit}: {piece} is not in\n{text}");
        }
        assert_eq!(drifts(&schemas, "acme", &path), left, "{edit}\n{text}");
    }
}

#[test]
fn a_vendor_is_rebuilt_from_the_schemas_of_its_events() {
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas");
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("out").display().to_string();
    let export = ["export", "--schemas", all.to_str().unwrap(), "--profile", "strict", "--out", &out];
    assert_eq!(hookwright(&export).status, Status::Done);
    for (vendor, events) in [("enreach", 80), ("livechat", 6), ("ringcx", 44)] {
        let schemas = folder.path().join(format!("{vendor}-schemas"));
        fs::create_dir_all(schemas.join(vendor)).unwrap();
        fs::copy(all.join(vendor).join("vendor.yaml"), schemas.join(vendor).join("vendor.yaml")).unwrap();
        let (schemas, bundle) = (schemas.display().to_string(), format!("{out}/{vendor}/bundle.schema.json"));
        let ran = hookwright(&["adopt", "--schemas", &schemas, "--vendor", vendor, "--json-schema", &bundle]);
        assert_eq!(ran.status, Status::Done, "{vendor}: {}{}", ran.out, ran.err);
        let drift = hookwright(&["drift", "--schemas", &schemas, "--vendor", vendor, "--json-schema", &bundle]);
        let read = format!("{vendor}: read {events} events (the schemas have {events})");
        assert!(drift.out.contains(&read), "{}", drift.out);
        let (old, new) = (compile(&all).model.unwrap(), compile(Path::new(&schemas)).model.unwrap());
        let old = old.vendors.iter().find(|it| it.name == vendor).unwrap();
        // Definitions are the types. A union is one object, which says in a comment that it may be one.
        let types = |vendor: &Vendor| vendor.types.iter().count();
        assert!(types(&new.vendors[0]) <= types(old), "{vendor}: {}", types(&new.vendors[0]));
        assert!(drifts(&schemas, vendor, &bundle).is_empty(), "{}", drift.out);
    }
}
