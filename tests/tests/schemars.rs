//! The crate's types give schemars what the export says, and its text is the export's.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

use hookwright::emit::export::{Choice, Draft, Form, Options, Profile, export};
use hookwright::emit::json_schema::VendorSchemas;
use hookwright_events::{enreach, livechat, ringcx};
use hookwright_tests::vendors::Vendor;
use hookwright_tests::{example, for_each_vendor, model, vendor};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};

for_each_vendor! {
    bodies_are_the_bundles;
    the_text_of_the_crate_is_the_exported_bundle;
}

fn options() -> Options {
    Options::new(Draft::Draft2020_12, Profile::Receiver)
}

/// What schemars says of a type, as a document.
fn derived<T: JsonSchema>() -> Value {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>().to_value()
}

/// A schema without references: what each leads to stands in its place, and what is beside it counts
/// more. Before 2019-09 nothing is beside it, so there it is an `allOf` of one.
fn expanded(document: &Value, schema: &Value) -> Value {
    match schema {
        Value::Object(object) => {
            let reference = object.get("$ref").and_then(Value::as_str);
            if reference == Some("#") {
                return Value::from("the document itself");
            }
            let target = reference.map(|it| document.pointer(it.trim_start_matches('#')).unwrap());
            let only = object.get("allOf").and_then(Value::as_array).filter(|all| all.len() == 1).map(|all| &all[0]);
            let within = target.or(only).map(|target| expanded(document, target));
            let mut all = within.map_or_else(Map::new, |within| within.as_object().cloned().unwrap_or_default());
            let left_out = ["$schema", "$id", "$defs", "$ref"];
            let own = object.iter().filter(|(key, _)| !left_out.contains(&key.as_str()));
            let own = own.filter(|(key, _)| only.is_none() || *key != "allOf");
            all.extend(own.map(|(key, value)| (key.clone(), expanded(document, value))));
            Value::Object(all)
        }
        Value::Array(values) => values.iter().map(|value| expanded(document, value)).collect(),
        other => other.clone(),
    }
}

/// Demands that a type says the same as a part of an exported document.
#[track_caller]
fn same<T: JsonSchema>(document: &Value, pointer: &str) -> usize {
    let derived = derived::<T>();
    let exported = document.pointer(pointer).unwrap_or_else(|| panic!("{pointer} is not in the export"));
    let (left, right) = (expanded(&derived, &derived), expanded(document, exported));
    assert!(left == right, "{pointer}:\n{left:#}\nis not\n{right:#}");
    left.to_string().len()
}

fn bundle(name: &str) -> Value {
    VendorSchemas::new(vendor(name), &options()).bundle().to_value()
}

fn bodies_are_the_bundles<V: Vendor<Body: JsonSchema>>() {
    let bundle = bundle(V::NAME);
    if vendor(V::NAME).wrapper.is_some() {
        // Then a bundle takes the wrapper and bare events, and one of these is a definition.
        let title = derived::<V::Body>()["title"].clone();
        assert!(same::<V::Body>(&bundle, &format!("/$defs/{}", title.as_str().unwrap())) > 10_000);
        return;
    }
    assert!(same::<V::Body>(&bundle, "") > 10_000);
    // With the names of the export, too, where no other type has taken one.
    assert_eq!(derived::<V::Body>()["$defs"], bundle["$defs"]);
}

#[test]
fn an_event_of_a_batch_is_what_the_bundle_lists() {
    let bundle = bundle("ringcx");
    let event = derived::<ringcx::Event>();
    let items = expanded(&bundle, &bundle["properties"]["events"]["items"]);
    assert_eq!(expanded(&event, &event)["oneOf"], items["oneOf"]);
    assert_eq!(event["title"], "RingcxEvent");
}

#[test]
fn the_types_of_a_wrapper_are_definitions_of_the_bundle() {
    same::<livechat::IncomingEventPayload>(&bundle("livechat"), "/$defs/IncomingEventPayload");
    let webhook = derived::<livechat::Webhook>();
    let branches =
        (&expanded(&webhook, &webhook)["oneOf"], &expanded(&bundle("livechat"), &bundle("livechat"))["oneOf"]);
    assert_eq!((&branches.0[0], branches.0.as_array().unwrap().len()), (&branches.1[0], 1));
}

#[test]
fn types_are_the_definitions() {
    let enreach_bundle = bundle("enreach");
    same::<enreach::Availability>(&enreach_bundle, "/$defs/Availability");
    same::<enreach::CallbackExtra>(&enreach_bundle, "/$defs/CallbackExtra");
    let livechat_bundle = bundle("livechat");
    same::<livechat::FormField>(&livechat_bundle, "/$defs/FormField");
    // Another name in the export, which keeps clear of what generators make.
    same::<livechat::SystemMessageType>(&livechat_bundle, "/$defs/SystemMessageTypeValue");
    let vendor = vendor("enreach");
    let document = vendor.type_def("Configuration").unwrap();
    let configuration = VendorSchemas::new(vendor, &options()).document(document).to_value();
    same::<enreach::Configuration>(&configuration, "");
}

/// Somebody's own documented type.
#[derive(JsonSchema)]
#[allow(dead_code)]
struct Stored {
    enreach: Vec<enreach::Event>,
    batch: Option<ringcx::Notification>,
    status: QueueStatus,
}

/// A type that has the name of an event.
#[derive(JsonSchema)]
#[allow(dead_code)]
struct QueueStatus {
    open: bool,
}

#[test]
fn events_nest_in_other_types() {
    let stored = derived::<Stored>();
    let bundle = bundle("enreach");
    let event = &stored["properties"]["enreach"]["items"];
    assert_eq!(expanded(&stored, event), expanded(&bundle, &bundle));
    let own = expanded(&stored, &stored["properties"]["status"]);
    assert_eq!(own["properties"]["open"]["type"], "boolean");
    let validator = jsonschema::validator_for(&stored).unwrap();
    let mut good = Map::new();
    good.insert(
        "enreach".to_owned(),
        Value::Array(vec![example("enreach", "QueueStatus"), example("enreach", "UserStatus")]),
    );
    good.insert("status".to_owned(), serde_json::json!({"open": true}));
    assert!(validator.is_valid(&Value::Object(good.clone())));
    good["enreach"][0]["EventType"] = "UserStatus".into();
    assert!(!validator.is_valid(&Value::Object(good)));
}

#[test]
fn older_drafts_get_the_same() {
    let old = SchemaSettings::draft07().into_generator().into_root_schema_for::<livechat::Event>().to_value();
    let new = derived::<livechat::Event>();
    assert_eq!(expanded(&old, &old)["oneOf"], expanded(&new, &new)["oneOf"]);
    let names = |schema: &Value, at: &str| schema[at].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&old, "definitions"), names(&new, "$defs"));
}

fn the_text_of_the_crate_is_the_exported_bundle<V: Vendor>() {
    let files = export(&Form::json_schema(Options::default()), model(), Choice::default()).files;
    assert!(V::JSON_SCHEMA.as_bytes() == files[&format!("{}/bundle.schema.json", V::NAME)]);
}
