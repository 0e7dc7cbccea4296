//! CloudEvents 1.0 in its three modes over HTTP.

use hookwright_test_vendors::ErrorKind;
use hookwright_test_vendors::cloudevents::{Event, EventKind};
use serde_json::{Value, json};

fn placed() -> Value {
    json!({
        "type": "com.example.order.placed", "specversion": "1.0", "id": "A", "source": "/shop/Köln", "sequence": 12,
        "data": {"order": "o", "product": "p", "quantity": 2},
    })
}

/// A request in the binary mode.
fn binary(headers: &[(&str, &[u8])], body: &[u8]) -> Result<Event, hookwright_test_vendors::DecodeError> {
    Event::from_parts(|name| headers.iter().find(|(key, _)| *key == name).map(|(_, value)| *value), body)
}

const HEADERS: [(&str, &[u8]); 5] = [
    ("ce-type", b"com.example.order.placed"),
    ("ce-specversion", b"1.0"),
    ("ce-id", b"A"),
    ("ce-source", b"/shop/K%C3%B6ln"),
    ("ce-sequence", b"12"),
];

#[test]
fn the_modes_give_the_same_event() {
    let body = serde_json::to_vec(&placed()).unwrap();
    let event = Event::from_slice(&body).unwrap();
    assert_eq!(event.kind(), Some(EventKind::ComExampleOrderPlaced));
    assert_eq!(serde_json::from_slice::<Value>(&event.to_vec()).unwrap(), placed());
    let content = [("content-type", &b"application/cloudevents+json"[..])];
    assert_eq!(binary(&content, &body).unwrap(), event, "the structured mode");
    let data = serde_json::to_vec(&placed()["data"]).unwrap();
    assert_eq!(binary(&HEADERS, &data).unwrap(), event);
    let batch = Event::from_batch(&[b"[", &body[..], b",", &body[..], b"]"].concat()).unwrap();
    assert!(batch.len() == 2 && batch.iter().all(|item| item.as_deref() == Ok(&event)));
}

#[test]
fn the_binary_mode_needs_no_data() {
    let mut headers = HEADERS;
    headers[0].1 = b"com.example.unheard";
    let event = binary(&headers, b"").unwrap();
    assert_eq!((event.event_type(), event.is_known()), ("com.example.unheard", false));
    let json: Value = serde_json::from_slice(&event.to_vec()).unwrap();
    assert_eq!((&json["id"], &json["sequence"], json.get("data")), (&json!("A"), &json!(12), None));
    let error = binary(&HEADERS, b"").unwrap_err();
    assert_eq!((error.kind(), error.event_type()), (ErrorKind::Data, Some("com.example.order.placed")));
    assert_eq!(binary(&HEADERS, b"{").unwrap_err().kind(), ErrorKind::Syntax);
    headers[2].1 = b"\xff";
    assert_eq!(binary(&headers, b"{}").unwrap_err().kind(), ErrorKind::Header);
    let error = binary(&HEADERS[..2], &serde_json::to_vec(&placed()["data"]).unwrap()).unwrap_err().to_string();
    assert!(error.contains("missing field `id`"), "{error}");
}

#[test]
fn a_malformed_event_of_a_batch_costs_no_other() {
    let body = serde_json::to_vec(&json!([placed(), {"type": "com.example.order.paid"}, 5, placed()])).unwrap();
    let batch = Event::from_batch(&body).unwrap();
    assert_eq!(batch.iter().map(Result::is_ok).collect::<Vec<_>>(), [true, false, false, true]);
    let malformed = batch[1].as_ref().unwrap_err();
    assert_eq!(malformed.event_type(), Some("com.example.order.paid"));
    assert_eq!(malformed.raw().to_value().unwrap(), json!({"type": "com.example.order.paid"}));
    assert!(malformed.error().to_string().contains("missing field"), "{}", malformed.error());
    assert!(Event::from_batch(b"{}").is_err() && Event::from_batch(b"[1").is_err());
    // A body of nothing but malformed events does not take a multiple of its size.
    let many = format!("[{}0]", "0,".repeat(100_000));
    assert!(Event::from_batch(many.as_bytes()).is_err());
}
