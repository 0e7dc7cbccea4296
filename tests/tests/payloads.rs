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
    let ringcx::Event::TaskTaken(task) = ringcx::Event::example(ringcx::EventType::TaskTaken) else { panic!() };
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
    let event = enreach::Event::example(enreach::EventType::UserWrapUpTerminated);
    let header: enreach::Header = serde_json::from_slice(&event.to_vec()).unwrap();
    assert_eq!(Some(&header), event.header());
    let text = serde_json::to_string(&header).unwrap();
    assert_eq!(serde_json::from_str::<enreach::Header>(&text).unwrap(), header);
    assert!(text.starts_with(r#"{"RootEntityType":"Organization","#), "{text}");
    let header: ringcx::Header =
        serde_json::from_value(json!({"id": "a", "issued_at": "2026-01-02T03:04:05Z"})).unwrap();
    assert_eq!(serde_json::to_string(&header).unwrap(), r#"{"id":"a","issued_at":"2026-01-02T03:04:05Z"}"#);
}
