//! Payloads and headers on their own: through serde, and made by hand.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use hookwright_events::{enreach, livechat, ringcx};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

/// A payload with a field that nobody knows, as it was encoded, after it was decoded again.
fn round_trip<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(payload: &T) -> Value {
    let mut body = serde_json::to_value(payload).unwrap();
    body["Novel"] = json!([0.5, {"a": null}]);
    let text = body.to_string();
    let decoded: T = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_value(&decoded).unwrap(), body);
    assert_eq!(serde_json::from_value::<T>(body).unwrap(), decoded);
    assert_eq!(simd_json::from_slice::<T>(&mut text.clone().into_bytes()).unwrap(), decoded);
    assert_ne!(&decoded, payload);
    serde_json::to_value(payload).unwrap()
}

#[test]
fn a_payload_that_one_event_has_is_encoded_as_that_event() {
    let payload = enreach::UserWrapUpTerminated::example();
    let event = enreach::Event::from(payload.clone());
    assert_eq!(round_trip(&payload)["EventType"], "UserWrapUpTerminated");
    assert_eq!(serde_json::to_vec(&payload).unwrap(), event.to_vec());
    let payload = livechat::Custom::example();
    assert_eq!(round_trip(&payload)["type"], "custom");
}

#[test]
fn a_payload_of_several_events_is_encoded_without_a_type() {
    let ringcx::Event::TaskTaken(task) = ringcx::Event::example(ringcx::EventKind::TaskTaken) else { panic!() };
    assert_eq!(round_trip(&*task).get("type"), None);
    let body = ringcx::Event::TaskTaken(task.clone()).to_vec();
    assert_eq!(serde_json::from_slice::<ringcx::TaskEvent>(&body).unwrap(), *task);
}

#[test]
fn a_payload_is_decoded_without_its_type_and_not_of_another() {
    let mut body = serde_json::to_value(enreach::UserWrapUpTerminated::example()).unwrap();
    body["EventType"] = json!("UserCallInHoldEnd");
    let error = serde_json::from_value::<enreach::UserWrapUpTerminated>(body.clone()).unwrap_err().to_string();
    let expected = "\"UserWrapUpTerminated\": EventType: expected the type \"UserWrapUpTerminated\", \
                    found the string \"UserCallInHoldEnd\"";
    assert!(error.starts_with(expected), "{error}");
    body.as_object_mut().unwrap().remove("EventType");
    let decoded: enreach::UserWrapUpTerminated = serde_json::from_value(body.clone()).unwrap();
    assert_eq!(decoded, enreach::UserWrapUpTerminated::example());
    body.as_object_mut().unwrap().remove("CallId");
    let error = serde_json::from_value::<enreach::UserWrapUpTerminated>(body).unwrap_err().to_string();
    assert!(error.contains("missing field `CallId`"), "{error}");
}

#[test]
fn a_header_is_an_object_of_its_own_and_a_view_of_a_whole_event() {
    let event = enreach::Event::example(enreach::EventKind::UserWrapUpTerminated);
    let header: enreach::Header = serde_json::from_slice(&event.to_vec()).unwrap();
    assert_eq!(Some(&header), event.header());
    let text = serde_json::to_string(&header).unwrap();
    assert_eq!(serde_json::from_str::<enreach::Header>(&text).unwrap(), header);
    assert!(text.starts_with(r#"{"RootEntityType":"Organization","#), "{text}");
    let header: ringcx::Header =
        serde_json::from_value(json!({"id": "a", "issued_at": "2026-01-02T03:04:05Z"})).unwrap();
    assert_eq!(serde_json::to_string(&header).unwrap(), r#"{"id":"a","issued_at":"2026-01-02T03:04:05Z"}"#);
}

#[test]
fn a_payload_is_made_from_what_is_required() {
    let example = enreach::UserWrapUpTerminated::example();
    let mut header = enreach::Header::new(
        example.header.root_entity_type.clone(),
        example.header.root_entity_id,
        example.header.entity_type.clone(),
        example.header.entity_id,
        example.header.id,
        example.header.timestamp,
    );
    header.message_ttl_seconds = Some(-1);
    let mut made = enreach::UserWrapUpTerminated::new(
        header,
        example.call_id,
        example.user_id,
        example.organization_id,
        example.queue_id,
        example.elapsed_time_sec,
    );
    made.leg_id.clone_from(&example.leg_id);
    made.reason.clone_from(&example.reason);
    assert_eq!(made, example);
    let whole = enreach::Event::from(made).to_vec();
    assert_eq!(enreach::Event::from_slice(&whole).unwrap().event_type(), "UserWrapUpTerminated");
}

#[test]
fn a_payload_of_several_events_is_made_and_put_into_any_of_them() {
    let ringcx::Event::TaskTaken(task) = ringcx::Event::example(ringcx::EventKind::TaskTaken) else { panic!() };
    let header = ringcx::Header::new("an id".into(), "2026-01-02T03:04:05Z".parse().unwrap());
    let made = ringcx::TaskEvent::new(header, task.resource);
    let event = ringcx::Event::TaskCreated(made.into());
    let request = ringcx::Notification::new(vec![event], "a request".into(), "a domain".into());
    let decoded = ringcx::Notification::from_slice(&request.to_vec()).unwrap();
    assert_eq!(decoded, request);
    assert_eq!(decoded.events[0].event_type(), "task.created");
}
