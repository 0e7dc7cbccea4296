//! What the contract of Enreach accepts, decided by the document's evidence: its one full request,
//! its example payloads, and the types of its tables.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use hookwright::emit::export::{self, Draft, Form, Options, Profile};
use hookwright::model::{Field, Shape, TypeDef, TypeKind};
use hookwright_events::enreach::{self, CallbackType, Event, EventKind};
use hookwright_tests::vendors::Enreach;
use hookwright_tests::{documented, documented_body, model, vendor};
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::support::{assert_typed, refused, round_trip};

/// The exported schemas of a profile, by path behind `enreach/`.
struct Schemas(BTreeMap<String, Value>);

impl Schemas {
    fn new(profile: Profile) -> Self {
        let vendors = ["enreach".to_owned()];
        let choice = export::Choice { vendors: &vendors, events: &[] };
        let files =
            export::export(&Form::json_schema(Options::new(Draft::Draft2020_12, profile)), model(), choice).files;
        let read = files.into_iter().filter_map(|(path, bytes)| {
            let name = path.strip_prefix("enreach/")?.strip_suffix(".schema.json")?;
            Some((name.to_owned(), serde_json::from_slice(&bytes).expect("a schema is JSON")))
        });
        Schemas(read.collect())
    }

    fn validator(&self, name: &str) -> Validator {
        let schema = self.0.get(name).unwrap_or_else(|| panic!("there is no {name}"));
        jsonschema::options().should_validate_formats(true).build(schema).expect("a schema is valid")
    }

    fn accepts(&self, value: &Value) -> bool {
        let event = value["EventType"].as_str().expect("an event type");
        self.validator(&format!("events/{event}")).is_valid(value)
    }
}

static RECEIVER: LazyLock<Schemas> = LazyLock::new(|| Schemas::new(Profile::Receiver));
static STRICT: LazyLock<Schemas> = LazyLock::new(|| Schemas::new(Profile::Strict));

fn example(kind: EventKind) -> Value {
    serde_json::to_value(Event::example(kind)).expect("JSON")
}

fn without(mut value: Value, key: &str) -> Value {
    assert!(value.as_object_mut().expect("an object").shift_remove(key).is_some(), "no {key} in {value}");
    value
}

fn with(mut value: Value, key: &str, new: Value) -> Value {
    value[key] = new;
    value
}

fn request() -> Value {
    documented_body::<Enreach>("request")
}

/// The decoder and the receiver's schema accept a body, and the strict contract does if `strict`.
#[track_caller]
fn accepted(body: &Value, strict: bool) {
    assert_typed(&round_trip::<Event>(body));
    assert!(RECEIVER.accepts(body), "the receiver's schema refuses {body}");
    assert_eq!(STRICT.accepts(body), strict, "the strict contract on {body}");
}

#[test]
fn the_strict_contract_accepts_the_one_full_request_as_it_stands() {
    let request = request();
    assert!(request.get("LegId").is_none() && request.get("UserName").is_none() && request.get("Username").is_some());
    assert!(RECEIVER.accepts(&request) && STRICT.accepts(&request));
    // No other event is as lax.
    for kind in [EventKind::QueueCallInUserCancelled, EventKind::UserCallInUserAllocated] {
        for field in ["LegId", "UserName"] {
            accepted(&without(example(kind), field), false);
        }
    }
}

/// The enum that a top-level field of an event has.
fn enum_of(event: &str, field: &str) -> &'static TypeDef {
    let enreach = vendor("enreach");
    let event = enreach.events.iter().find(|known| known.name == event).expect("a known event");
    let fields: &[Field] = &enreach.payload(event).object.fields;
    let Shape::Named(name) = &fields.iter().find(|known| known.name == field).expect("a known field").ty.shape else {
        panic!("{}.{field} has no named type", event.name)
    };
    enreach.type_def(name).filter(|def| matches!(def.kind, TypeKind::Enum(_))).expect("an enum")
}

/// Placeholders of the generated payloads are no values of the closed enums; the note at the enum
/// says so. All else in the document's payloads fits the strict contract.
#[test]
fn the_strict_contract_accepts_every_documented_payload_or_a_note_says_why_not() {
    let (mut valid, mut placeholders) = (0, 0);
    for (name, body) in documented::<Enreach>() {
        let body: Value = serde_json::from_slice(&body).expect("JSON");
        let event = body["EventType"].as_str().expect("an event type");
        let validator = STRICT.validator(&format!("events/{event}"));
        if validator.is_valid(&body) {
            valid += 1;
        }
        for error in validator.iter_errors(&body) {
            let path = error.instance_path().to_string();
            let field = path.trim_start_matches('/');
            let value = body[field].as_str().unwrap_or_else(|| panic!("{name}: {path}: {error}"));
            let def = enum_of(event, field);
            let note = def.docs.note.as_deref().unwrap_or_default();
            assert!(note.contains(&format!("\"{value}\"")), "{name}: {}: no note has {value}", def.name);
            assert!(note.contains("the strict contract refuses"), "{name}: {}", def.name);
            placeholders += 1;
        }
    }
    assert_eq!((valid, placeholders), (69, 11));
}

#[test]
fn details_of_a_reason_are_optional_where_the_table_says_so() {
    use EventKind::{
        QueueCallInIvrSelection, QueueCallInScheduleClosed, QueueCallInSmartRoutingResult,
        QueueCallInTransferCancelled, QueueCallInUserAllocated, QueueCallInUserCancelled, UserCallInTransferCancelled,
        UserCallInUserAllocated, UserCallInUserCancelled,
    };
    let optional =
        [QueueCallInIvrSelection, QueueCallInScheduleClosed, QueueCallInUserAllocated, UserCallInUserAllocated];
    let promised = [
        QueueCallInSmartRoutingResult,
        QueueCallInTransferCancelled,
        QueueCallInUserCancelled,
        UserCallInTransferCancelled,
        UserCallInUserCancelled,
    ];
    for (kinds, strict) in [(optional.as_slice(), true), (promised.as_slice(), false)] {
        for kind in kinds {
            accepted(&without(example(*kind), "DetailedReason"), strict);
        }
    }
}

#[test]
fn an_enum_with_one_documented_value_is_closed_in_the_strict_contract() {
    let recording = example(EventKind::QueueCallInRecording);
    accepted(&recording, true);
    accepted(&with(recording, "Reason", json!("agent")), false);
    let request = example(EventKind::UserCallAllocationRequest);
    accepted(&request, true);
    accepted(&with(request, "AllocationType", json!("release")), false);
}

#[test]
fn a_callback_type_of_0_is_known_from_the_example_payload() {
    let changed = with(example(EventKind::CallbackChanged), "TypeId", json!(0));
    accepted(&changed, true);
    let event: Event = round_trip(&changed);
    let Event::CallbackChanged(event) = event else { panic!("{event:?}") };
    assert_eq!(event.type_id, CallbackType::NotSet);
    accepted(&with(changed, "TypeId", json!(4)), false);
}

#[test]
fn a_lifetime_has_no_bounds() {
    for lifetime in [i32::MIN, -2, -1, 0, 600] {
        accepted(&with(example(EventKind::UserAvailability), "MessageTTLSeconds", json!(lifetime)), true);
    }
}

/// A sender that leaves out nulls leaves out all of them, those of value types too.
#[test]
fn what_may_be_null_may_be_absent() {
    let enreach = vendor("enreach");
    let mut count = 0;
    for event in &enreach.events {
        let example = Value::Object(event.example.clone());
        let header = enreach.header.iter().flat_map(|header| &header.fields);
        for field in header.chain(&enreach.payload(event).object.fields) {
            if field.nullable && example.get(&field.name).is_some() {
                accepted(&without(example.clone(), &field.name), !field.required);
                count += 1;
            }
        }
    }
    assert_eq!(count, 346);
    let changed = without(example(EventKind::CallbackChanged), "DueDate");
    accepted(&changed, false);
    let changed = without(example(EventKind::CallbackChanged), "Modified");
    let message = refused::<Event>(changed.to_string().as_bytes()).to_string();
    assert!(message.contains("Modified"), "{message}");
    assert!(!RECEIVER.accepts(&changed));
}

#[test]
fn only_the_strict_contract_refuses_null_where_a_configuration_may_leave_out_a_field() {
    let good = json!({
        "Webhook": {"Endpoint": "https://my.integration.com/webhook/", "Secret": "MySecretString"},
        "Subscriptions": [{"EventType": "QueueCallInConnected", "AllEntities": true}]
    });
    let mut null_item = good.clone();
    null_item["Subscriptions"][0] = Value::Null;
    let mut null_secret = good.clone();
    null_secret["Webhook"]["Secret"] = Value::Null;
    for (body, received, strict) in [(good, true, true), (null_item, false, false), (null_secret, true, false)] {
        assert_eq!(RECEIVER.validator("documents/Configuration").is_valid(&body), received, "{body}");
        assert_eq!(STRICT.validator("documents/Configuration").is_valid(&body), strict, "{body}");
        assert_eq!(serde_json::from_value::<enreach::Configuration>(body).is_ok(), received);
    }
}

#[test]
fn a_subscription_with_two_scopes_is_for_receivers_only() {
    let body = json!({
        "Webhook": {"Endpoint": "https://my.integration.com/webhook/"},
        "Subscriptions": [{
            "EventType": "QueueCallInUserConnected",
            "EntityId": "6cb31d7d-9cd9-41dc-a096-62cf31fd0281",
            "AllEntities": false
        }]
    });
    assert!(RECEIVER.validator("documents/Configuration").is_valid(&body));
    assert!(!STRICT.validator("documents/Configuration").is_valid(&body));
}
