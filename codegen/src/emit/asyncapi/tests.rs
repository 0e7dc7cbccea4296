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
    let header = json!({"description": "About X-Type.", "type": "string", "enum": ["Shapes"]});
    assert_eq!(message.pointer("/headers/properties"), Some(&json!({"X-Type": header})));
    assert_eq!(message.pointer("/bindings/http/headers/properties"), Some(&json!({"X-Type": header})));
    assert_eq!(message.pointer("/examples/0/payload/EventType"), Some(&json!("Shapes")));
    let channel = document.pointer("/channels/requests/messages").and_then(Value::as_object).unwrap();
    assert_eq!(channel.keys().collect::<Vec<_>>(), ["Scalars", "Shapes"]);
    let security = document.pointer("/operations/receive/security/0/$ref");
    assert_eq!(security, Some(&json!("#/components/securitySchemes/X-Secret")));
}

#[test]
fn an_envelope_is_one_message_that_shows_every_event() {
    let document = document_of(1);
    let messages = document.pointer("/components/messages").and_then(Value::as_object).unwrap();
    assert_eq!(messages.keys().collect::<Vec<_>>(), ["Notification"]);
    let examples = messages.get("Notification").and_then(|message| message.get("examples"));
    assert_eq!(examples.and_then(Value::as_array).map(Vec::len), Some(6));
}

#[test]
fn schemas_are_of_the_draft_that_asyncapi_contains() {
    let text = document_of(1).to_string();
    assert!(text.contains("\"dependencies\"") && !text.contains("dependentRequired"));
    assert!(!text.contains("\"discriminator\"") && !text.contains("#/definitions"));
}
