//! The discriminator is found wherever it stands and however it is written.
#![allow(clippy::unwrap_used)]

use hookwright_events::{enreach, livechat};
use serde_json::Value;

/// What may stand in front of the discriminator, and looks like it or hides it.
const BEFORE: &[&str] = &[
    "",
    r#""a":"EventType","#,
    r#""a":"EventType" , "#,
    r#""a":"\"EventType\":","#,
    r#""a":"\\","#,
    r#""a":{"EventType":"Inner"},"#,
    r#""a":["EventType"],"#,
    r#""a":"[{}]|\\","#,
    r#""a":"[{","#,
    r#""EventTypes":"b","#,
    r#""AventType":"b","#,
    r#""ä":"öÿ€","#,
    r#" "a" : -1.5e3 , "b" : null , "#,
];

/// The discriminator's key as others may write it.
const KEYS: &[&str] = &[r#""EventType":"#, r#""EventType" : "#, r#""Event\u0054ype":"#, "\"EventType\"\n:\t"];

#[test]
fn it_is_found_behind_anything_at_any_distance() {
    for before in BEFORE {
        for key in KEYS {
            for distance in 0..100 {
                let body = format!("{{{before}\"pad\":\"{}\",{key}\"NoSuchType\",\"b\":1}}", "x".repeat(distance));
                let event = enreach::Event::from_slice(body.as_bytes()).unwrap();
                assert_eq!(event.event_type(), "NoSuchType", "{body}");
                let written: Value = serde_json::from_slice(&event.to_vec()).unwrap();
                assert_eq!(written, serde_json::from_str::<Value>(&body).unwrap(), "{body}");
            }
        }
    }
}

#[test]
fn what_only_looks_like_it_is_not_it() {
    for body in [
        r#"{"a":"EventType"}"#,
        r#"{"a":{"EventType":"Inner"}}"#,
        r#"{"a":"\"EventType\":\"b\""}"#,
        r#"{"EventTypes":"b"}"#,
        r#"{"a":["EventType"],"b":[]}"#,
        "{}",
    ] {
        let error = enreach::Event::from_slice(body.as_bytes()).unwrap_err();
        assert_eq!(error.expected(), "the field `EventType`", "{body}");
    }
}

#[test]
fn known_events_are_read_with_it_in_any_place() {
    let text = String::from_utf8(livechat::Event::example(livechat::EventKind::Message).to_vec()).unwrap();
    let whole: serde_json::Map<String, Value> = serde_json::from_str(&text).unwrap();
    let event = livechat::Event::from_slice(text.as_bytes()).unwrap();
    for place in 0..whole.len() {
        let mut moved = whole.clone();
        let tag = moved.shift_remove("type").unwrap();
        moved.shift_insert(place, "type".to_owned(), tag);
        let body = serde_json::to_vec(&moved).unwrap();
        assert_eq!(livechat::Event::from_slice(&body).unwrap(), event, "{place}");
    }
}
