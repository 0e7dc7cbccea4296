//! Bodies that are lists of events: SendGrid's.
#![allow(clippy::unwrap_used, missing_docs)]

use hookwright_test_vendors::ErrorKind;
use hookwright_test_vendors::sendgrid::{Batch, Event, EventKind, JSON_SCHEMA};
use serde_json::{Value, json};

fn example(kind: EventKind) -> Value {
    serde_json::to_value(Event::example(kind)).unwrap()
}

fn batch(events: &[Value]) -> Batch {
    Batch::from_slice(json!(events).to_string().as_bytes()).unwrap()
}

#[test]
fn each_event_of_a_list_is_decoded() {
    let events: Vec<Value> = EventKind::ALL.iter().map(|kind| example(*kind)).collect();
    let batch = batch(&events);
    assert!(batch.iter().zip(EventKind::ALL).all(|(event, kind)| event.kind() == Some(*kind)));
    assert_eq!(batch.iter().count(), EventKind::ALL.len());
    assert_eq!(serde_json::to_value(&batch).unwrap(), json!(events));
    assert_eq!(serde_json::from_value::<Batch>(json!(events)).unwrap(), batch);
    assert_eq!(Batch::from_slice(&batch.to_vec()).unwrap(), batch);
    assert_eq!(Batch::from_slice(b" [ ] ").unwrap(), Batch::default());
}

#[test]
fn a_malformed_event_and_an_unknown_one_cost_the_others_nothing() {
    let mut wrong = example(EventKind::Bounce);
    wrong["timestamp"] = json!("yesterday");
    let unknown = json!({"event": "teleported", "email": "a@example.com", "digits": 1});
    let sent = [example(EventKind::Click), wrong, unknown, json!(7), json!(null), example(EventKind::Processed)];
    let batch = batch(&sent);
    let known: Vec<bool> = batch.iter().map(Event::is_known).collect();
    assert_eq!(known, [true, false, false, false, false, true]);
    let Event::Malformed(malformed) = &batch.events[1] else { panic!("it has no time") };
    assert_eq!((malformed.error().path(), malformed.error().line()), ("[1].timestamp", Some(1)));
    assert_eq!((batch.events[2].event_type(), batch.events[1].event_type()), ("teleported", "bounce"));
    assert_eq!(serde_json::from_slice::<Value>(&batch.to_vec()).unwrap(), json!(sent));
}

#[test]
fn only_what_is_no_list_is_refused_as_a_whole() {
    for (body, kind) in [
        (&b"{}"[..], ErrorKind::Data),
        (b"null", ErrorKind::Data),
        (b"", ErrorKind::Syntax),
        (b"[{}", ErrorKind::Syntax),
        (b"[{\"event\":\"click\"},]", ErrorKind::Syntax),
        (b"[\"\xff\"]", ErrorKind::Syntax),
    ] {
        assert_eq!(Batch::from_slice(body).unwrap_err().kind(), kind, "{}", String::from_utf8_lossy(body));
    }
}

#[test]
fn the_schema_is_that_of_the_list() {
    let validator = jsonschema::validator_for(&serde_json::from_str(JSON_SCHEMA).unwrap()).unwrap();
    let events: Vec<Value> = EventKind::ALL.iter().map(|kind| example(*kind)).collect();
    assert!(validator.is_valid(&json!(events)));
    assert!(!validator.is_valid(&events[0]));
}
