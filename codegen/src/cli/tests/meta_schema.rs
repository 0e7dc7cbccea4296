//! `hookwright meta-schema`.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::super::meta_schema::schema_of;
use super::*;

#[test]
fn the_meta_schema_accepts_our_own_schemas_and_refuses_typos() {
    let validator = |kind| jsonschema::validator_for(&schema_of(kind).to_value()).unwrap();
    let kinds = [SchemaKind::Any, SchemaKind::Vendor, SchemaKind::Events, SchemaKind::Settings];
    let [any, vendor, events, settings] = kinds.map(validator);
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas")];
    let mut seen = 0;
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        if path.extension().is_none_or(|ending| ending != "yaml") {
            continue;
        }
        let file: Value = serde_yaml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let own = match path.file_name().and_then(|name| name.to_str()) {
            Some("vendor.yaml") => &vendor,
            Some("hookwright.yaml") => &settings,
            _ => &events,
        };
        for validator in [&any, own] {
            let errors: Vec<String> =
                validator.iter_errors(&file).map(|error| format!("{}: {error}", error.instance_path())).collect();
            assert_eq!(errors, Vec::<String>::new(), "{}", path.display());
        }
        seen += 1;
    }
    assert!(seen > 10);
    let typo = serde_json::json!({"events": {"A": {"doc": "x", "fields": [], "exmple": {}}}});
    assert!(!any.is_valid(&typo) && !events.is_valid(&typo));
    let valid = |json| (settings.is_valid(&json), any.is_valid(&json));
    assert_eq!(valid(serde_json::json!({"package": {"name": "acme-events", "rust_version": "1.90"}})), (true, true));
    assert_eq!(valid(serde_json::json!({"package": {"name": "acme events"}})), (false, false));
    assert_eq!(valid(serde_json::json!({"contact": {"email": "a@b.example"}})), (true, true));
    assert_eq!(valid(serde_json::json!({"contact": {"email": "A <a@b.example>"}})), (false, false));
    let ran = hookwright(&["meta-schema"]);
    let schema: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
}
