//! Messages: what a request of the vendor carries.

use serde_json::{Map, Value, json};

use super::{HTTP_BINDING, reference};
use crate::emit::contract::requests::{content_type, example_body, heading, plain_headers};
use crate::emit::contract::{Contract, Target, sentences};
use crate::model::{Docs, Event, HttpHeaderRole, Vendor};

/// The messages by the key of their schema.
pub(super) fn messages<'a>(contract: &'a Contract<'a>) -> Map<String, Value> {
    let vendor = contract.part.vendor;
    if let Some(envelope) = &vendor.envelope {
        let key = contract.key(Target::Body);
        let message = message(vendor, key, key, &envelope.docs, &contract.part.events, None);
        return Map::from_iter([(key.to_owned(), message)]);
    }
    let message = |event: &&'a Event| {
        let key = contract.key(Target::Event(event));
        (key.to_owned(), message(vendor, key, &event.name, &event.docs, &[event], Some(event)))
    };
    contract.part.events.iter().map(message).collect()
}

fn message(vendor: &Vendor, key: &str, name: &str, docs: &Docs, events: &[&Event], only: Option<&Event>) -> Value {
    let mut message = Map::new();
    message.insert("name".to_owned(), name.into());
    message.insert("title".to_owned(), key.into());
    message.insert("summary".to_owned(), heading(&docs.text).into());
    message.insert("description".to_owned(), sentences::docs(docs).into());
    message.insert("contentType".to_owned(), content_type(vendor).into());
    if let Some(headers) = headers(vendor, only) {
        // The headers of HTTP are those of the message, so they are said in both places.
        message.insert("headers".to_owned(), headers.clone());
        message.insert("bindings".to_owned(), json!({"http": {"headers": headers, "bindingVersion": HTTP_BINDING}}));
    }
    message.insert("payload".to_owned(), reference("components/schemas", key));
    let example = |event: &&Event| json!({"name": event.name, "payload": example_body(vendor, event)});
    message.insert("examples".to_owned(), events.iter().map(example).collect());
    message.into()
}

/// The headers, with the one value of the event type where a message is one event.
fn headers(vendor: &Vendor, only: Option<&Event>) -> Option<Value> {
    let property = |role: HttpHeaderRole, doc: &str| match (role, only) {
        (HttpHeaderRole::EventType, Some(event)) => {
            json!({"description": doc, "type": "string", "enum": [event.name]})
        }
        _ => json!({"description": doc, "type": "string"}),
    };
    let properties: Map<String, Value> = plain_headers(vendor)
        .map(|header| (header.name.clone(), property(header.role, &sentences::docs(&header.docs))))
        .collect();
    (!properties.is_empty()).then(|| json!({"type": "object", "properties": properties}))
}
