//! What events look like to somebody who debugs.
#![allow(clippy::unwrap_used)]

use hookwright_events::enreach::{Event, EventKind};
use serde_json::{Value, json};

#[test]
fn an_event_shows_its_fields_as_in_rust_and_what_came_beside_them() {
    let whole = String::from_utf8(Event::example(EventKind::UserWrapUpTerminated).to_vec());
    let mut body: Value = serde_json::from_str(&whole.unwrap()).unwrap();
    body["Novel"] = json!([1, null]);
    let event = Event::from_slice(body.to_string().as_bytes()).unwrap();
    let shown = format!("{event:?}");
    let start = "UserWrapUpTerminated(UserWrapUpTerminated { header: Header { root_entity_type: Organization, ";
    assert!(shown.starts_with(start), "{shown}");
    assert!(shown.contains(", message_ttl_seconds: Some(-1) }, call_id: "), "{shown}");
    assert!(shown.contains(", elapsed_time_sec: 42, "), "{shown}");
    assert!(shown.ends_with(r#", extra: {"Novel": [1,null]} })"#), "{shown}");
    assert!(!shown.contains("EventType") && !shown.contains("event_type"), "{shown}");
    assert!(format!("{event:#?}").lines().count() > 10);
}
