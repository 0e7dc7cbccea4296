//! What events look like to somebody who debugs.
#![allow(clippy::unwrap_used)]

use hookwright_events::enreach::{Event, EventType};
use serde_json::{Value, json};

#[test]
fn an_event_shows_its_fields_as_on_the_wire_and_what_came_beside_them() {
    let whole = String::from_utf8(Event::example(EventType::UserWrapUpTerminated).to_vec());
    let mut body: Value = serde_json::from_str(&whole.unwrap()).unwrap();
    body["Novel"] = json!([1, null]);
    let event = Event::from_slice(body.to_string().as_bytes()).unwrap();
    let shown = format!("{event:?}");
    assert!(shown.starts_with("UserWrapUpTerminated(UserWrapUpTerminated { RootEntityType: Organization, "), "{shown}");
    assert!(shown.ends_with(r#", extra: {"Novel": [1,null]} })"#), "{shown}");
    for key in body.as_object().unwrap().keys().filter(|key| !["EventType", "Novel"].contains(&key.as_str())) {
        assert!(shown.contains(&format!(" {key}: ")), "{key} is not in {shown}");
    }
    assert!(format!("{event:#?}").lines().count() > 10);
}
