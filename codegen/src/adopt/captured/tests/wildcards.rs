//! Many names with one payload.

use serde_json::json;

use super::*;

/// The names of the events that are adopted from bodies, and the text of the schemas.
fn events_of(bodies: &[Value]) -> (Vec<String>, String) {
    let (_folder, schemas, file) = directory(bodies);
    adopted(&schemas, &file);
    let model = compile(&schemas).model.unwrap();
    let (drift, _) = compare_captured(&summary(bodies), &model.vendors[0], 0, true);
    assert_eq!(drift.changes, []);
    (model.vendors[0].events.iter().map(|event| event.name.to_string()).collect(), text_of(&schemas))
}

fn doors(number: usize) -> Vec<Value> {
    (0..number).map(|it| json!({"event": format!("door.{it}"), "open": it % 2 == 0, "floor": {"no": it}})).collect()
}

#[test]
fn many_names_with_one_payload_are_one_event() {
    let mut bodies = doors(24);
    bodies.push(json!({"event": "lift.called", "floor": {"no": 1}}));
    bodies.push(json!({"event": "fire", "where": "b"}));
    let (events, text) = events_of(&bodies);
    assert_eq!(events, ["lift.called", "fire", "door.*"].map(str::to_owned), "{text}");
    assert!(text.contains("24 names were seen that have one payload, such as door.0, door.1, door.10;"), "{text}");
    assert!(text.contains("example: {event: door.0}"), "{text}");
}

#[test]
fn fewer_names_or_other_payloads_are_events_of_their_own() {
    assert_eq!(events_of(&doors(23)).0.len(), 23);
    let mut bodies = doors(24);
    bodies[7]["alarm"] = json!(true);
    assert_eq!(events_of(&bodies).0.len(), 24);
    let mut bodies = doors(24);
    bodies[7]["open"] = json!("half");
    assert_eq!(events_of(&bodies).0.len(), 24);
}
