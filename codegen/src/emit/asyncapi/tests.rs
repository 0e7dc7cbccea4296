//! What the documents say that the schemas do not: channel, messages, bindings.

use serde_json::json;

use super::*;
use crate::emit::contract::Profile;
use crate::emit::contract::fixture::{docs, model};
use crate::model::{HttpHeader, HttpHeaderRole, Signature, TokenPlace};

fn document_of(index: usize) -> Value {
    let mut model = model();
    let header = |name: &str, role| HttpHeader { name: name.to_owned(), role, docs: docs(&format!("About {name}.")) };
    model.vendors[0].http_headers =
        vec![header("X-Type", HttpHeaderRole::EventType), header("X-Secret", HttpHeaderRole::Secret)];
    model.vendors[0].signature = Some(Signature::Token(TokenPlace::Header("X-Secret".to_owned())));
    document(&Contract::new(Part::all(&model.vendors[index]), Profile::Strict))
}

#[test]
fn each_event_is_a_message_with_its_header() {
    let document = document_of(0);
    let message = document.pointer("/components/messages/Shapes").unwrap();
    assert_eq!(message.pointer("/payload/$ref"), Some(&json!("#/components/schemas/Shapes")));
    let header = json!({"description": "About X-Type.", "type": "string", "const": "Shapes"});
    assert_eq!(message.pointer("/headers/properties"), Some(&json!({"X-Type": header})));
    assert_eq!(message.pointer("/bindings/http/headers/properties"), Some(&json!({"X-Type": header})));
    assert_eq!(message.pointer("/examples/0/payload/EventType"), Some(&json!("Shapes")));
    let channel = document.pointer("/channels/requests/messages").and_then(Value::as_object).unwrap();
    assert_eq!(channel.keys().collect::<Vec<_>>(), ["Scalars", "Shapes"]);
    let security = document.pointer("/operations/receive/security/0/$ref");
    assert_eq!(security, Some(&json!("#/components/securitySchemes/X-Secret")));
}

fn messages_of(document: &Value, channel: &str) -> Vec<String> {
    let messages = document.pointer(&format!("/channels/{channel}/messages")).and_then(Value::as_object);
    messages.unwrap().keys().cloned().collect()
}

#[test]
fn an_envelope_is_a_message_and_the_events_within_are_messages_of_another_channel() {
    let document = document_of(1);
    assert_eq!(messages_of(&document, "requests"), ["Notification"]);
    let examples = document.pointer("/components/messages/Notification/examples").and_then(Value::as_array);
    assert_eq!(examples.map(Vec::len), Some(6));
    let events = ["TaskCompleted", "ChoiceEvent", "Con", "Ping", "Pingged", "Pong"];
    assert_eq!(messages_of(&document, "events"), events);
    let event = document.pointer("/components/messages/ChoiceEvent").unwrap();
    assert_eq!(event.get("name"), Some(&json!("choice")));
    assert_eq!(event.pointer("/examples/0/payload/type"), Some(&json!("choice")));
    assert_eq!(
        event.pointer("/tags/0"),
        document.pointer("/info/tags/0").map(|tag| json!({"name": tag["name"]})).as_ref()
    );
    let channel = document.pointer("/operations/receiveEvent/channel/$ref");
    assert_eq!(channel, Some(&json!("#/channels/events")));
}

#[test]
fn receivers_take_messages_of_later() {
    let model = model();
    let of = |index: usize| document(&Contract::new(Part::all(&model.vendors[index]), Profile::Receiver));
    assert_eq!(messages_of(&of(0), "requests").last().map(String::as_str), Some("UnknownEvent"));
    assert_eq!(messages_of(&of(1), "events").last().map(String::as_str), Some("UnknownEvent"));
    let known = document_of(0);
    assert!(!messages_of(&known, "requests").contains(&"UnknownEvent".to_owned()));
}

#[test]
fn nothing_is_said_of_a_transport_that_is_not_documented() {
    let receive = document_of(1).pointer("/operations/receive").cloned().unwrap();
    assert_eq!((receive.get("bindings"), receive.get("security")), (None, None));
    assert_eq!(receive.get("description"), Some(&json!("How requests are delivered is not documented.")));
}

#[test]
fn no_component_is_left_over() {
    for document in [0, 1].map(document_of) {
        let text = document.to_string();
        for key in document.pointer("/components/schemas").and_then(Value::as_object).unwrap().keys() {
            assert!(text.contains(&format!("\"#/components/schemas/{key}\"")), "{key} is used by nothing");
        }
    }
}

#[test]
fn schemas_are_of_the_draft_that_asyncapi_contains() {
    let text = document_of(1).to_string();
    assert!(text.contains("\"dependencies\"") && !text.contains("dependentRequired"));
    assert!(!text.contains("\"discriminator\"") && !text.contains("#/definitions"));
}
