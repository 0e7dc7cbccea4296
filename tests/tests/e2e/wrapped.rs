//! LiveChat's webhooks, whose body is an object around one event.

use std::time::SystemTime;

use hookwright_events::livechat::{self, Event, EventKind, Webhook};
use hookwright_events::verify::{Request, Secret, VerifyError};
use serde_json::{Value, json};

/// A webhook with a payload, with its keys in one order or the other.
fn webhook(action: &str, payload: &Value, action_first: bool) -> Vec<u8> {
    let (id, secret, organization) = (json!("w1"), json!("geheim"), json!("o1"));
    let action = json!(action);
    let mut members = [
        ("webhook_id", &id),
        ("secret_key", &secret),
        ("action", &action),
        ("organization_id", &organization),
        ("payload", payload),
        ("future", &json!([1, {"a": null}])),
    ]
    .map(|(key, value)| format!("\"{key}\":{value}"));
    if !action_first {
        members.reverse();
    }
    format!("{{{}}}", members.join(",")).into_bytes()
}

fn incoming(event: &Value, action_first: bool) -> Vec<u8> {
    webhook("incoming_event", &json!({"chat_id": "c1", "thread_id": "t1", "event": event, "more": 1}), action_first)
}

fn example(kind: EventKind) -> Value {
    serde_json::from_slice(&Event::example(kind).to_vec()).expect("it is JSON")
}

#[test]
fn each_event_is_found_in_the_webhook_that_carries_it() {
    for kind in EventKind::ALL {
        for action_first in [true, false] {
            let body = incoming(&example(*kind), action_first);
            let webhook = Webhook::from_slice(&body).expect("it is as documented");
            assert_eq!(webhook.event(), Some(&Event::example(*kind)));
            let Webhook::IncomingEvent(content) = &webhook else { panic!("{webhook:?}") };
            assert_eq!(content.payload.chat_id.as_deref(), Some("c1"));
            let written: Value = serde_json::from_slice(&webhook.to_vec()).expect("it is JSON");
            assert_eq!(written, serde_json::from_slice::<Value>(&body).expect("it is JSON"));
            let through_serde: Webhook = serde_json::from_slice(&body).expect("it is as documented");
            assert_eq!(through_serde, webhook);
        }
    }
}

#[test]
fn an_event_of_an_unknown_type_is_kept_in_its_webhook() {
    let body = incoming(&json!({"type": "hologram", "light": 5}), true);
    let webhook = Webhook::from_slice(&body).expect("types may be added");
    assert_eq!(webhook.event().map(|event| (event.event_type(), event.is_known())), Some(("hologram", false)));
}

#[test]
fn other_actions_are_kept_whole() {
    let body = webhook("chat_deactivated", &json!({"chat_id": "c1", "digits": 1}), true);
    let webhook = Webhook::from_slice(&body).expect("it is JSON");
    assert_eq!((webhook.type_name(), webhook.event()), ("chat_deactivated", None));
    assert_eq!(webhook.to_vec(), body);
}

#[test]
fn what_is_wrong_with_the_event_is_told_by_its_path() {
    let mut event = example(EventKind::Message);
    event["timestamp"] = json!("yesterday");
    let error = Webhook::from_slice(&incoming(&event, true)).expect_err("it is no number");
    assert_eq!((error.path(), error.is_syntax()), ("payload.event.timestamp", false), "{error}");
    let error = Webhook::from_slice(&webhook("incoming_event", &json!({"chat_id": "c1"}), true)).expect_err("no event");
    assert!(error.to_string().contains("event"), "{error}");
    assert!(Webhook::from_slice(br#"{"payload":{"#).expect_err("cut off").is_syntax());
    assert!(!Webhook::from_slice(b"[]").expect_err("no object").is_syntax());
}

#[test]
fn a_bare_event_is_decoded_as_before() {
    for kind in EventKind::ALL {
        let bare = example(*kind).to_string();
        assert_eq!(Event::from_slice(bare.as_bytes()).expect("it is an event"), Event::example(*kind));
        assert!(Webhook::from_slice(bare.as_bytes()).is_err(), "it has no action");
    }
}

#[test]
fn its_secret_proves_where_it_comes_from_and_is_shown_nowhere() {
    for body in [incoming(&example(EventKind::Message), true), webhook("incoming_chat", &json!({"x": 1}), false)] {
        let request = Request::new(|_| None, &body);
        let verify = |secret: &str| livechat::verify(&[Secret::from(secret)], &request, SystemTime::now());
        assert!(verify("geheim").is_ok());
        assert_eq!(verify("geheimer"), Err(VerifyError::NoMatch));
        let webhook = Webhook::from_slice(&body).expect("it is as documented");
        for shown in [format!("{webhook:?}"), format!("{webhook:#?}")] {
            assert!(
                !shown.contains("geheim") && shown.contains("secret_key: ..") | shown.contains("\"secret_key\": ..")
            );
        }
    }
}

#[test]
fn the_schema_of_a_body_takes_a_webhook_and_a_bare_event() {
    let schema: Value = serde_json::from_str(livechat::JSON_SCHEMA).expect("it is JSON");
    let validator = jsonschema::validator_for(&schema).expect("it is a schema");
    for kind in EventKind::ALL {
        let event = example(*kind);
        let wrapped: Value = serde_json::from_slice(&incoming(&event, true)).expect("it is JSON");
        assert!(validator.is_valid(&event) && validator.is_valid(&wrapped), "{kind}");
    }
    let with = |event: Value| json!({"action": "incoming_event", "payload": {"event": event}});
    // An event of later, and one that is none at all.
    assert!(validator.is_valid(&with(json!({"type": "hologram"}))));
    assert!(!validator.is_valid(&with(json!({"type": 5}))) && !validator.is_valid(&with(json!({"type": "file"}))));
}
