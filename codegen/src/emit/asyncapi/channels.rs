//! Channels and operations: the requests that a receiver gets, and the events within them.

use serde_json::{Map, Value, json};

use super::message::Messages;
use super::{HTTP_BINDING, reference};
use crate::emit::contract::requests::{component_name, delivery_facts, is_one_event};
use crate::emit::contract::{Contract, Target, sentences, signature};
use crate::model::Vendor;

/// The channel of requests.
const REQUESTS: &str = "requests";

/// The channel of the events within them.
const EVENTS: &str = "events";

/// The channels of a document. A message is exactly one of those of its channel, so the events within a
/// request, several of which may come together, have a channel of their own.
pub(super) fn channels(contract: &Contract<'_>, messages: &Messages) -> Value {
    let vendor = contract.part.vendor;
    let channel = |title: &str, description: String, messages: &Map<String, Value>| {
        let messages: Map<String, Value> =
            messages.keys().map(|key| (key.clone(), reference("components/messages", key))).collect();
        // The receiver's own address, which only the receiver knows.
        json!({"address": null, "title": title, "description": description, "messages": messages})
    };
    let mut channels = Map::from_iter([(
        REQUESTS.to_owned(),
        channel(&vendor.title, sentences::docs(&vendor.docs), &messages.requests),
    )]);
    if !is_one_event(vendor) {
        let within = contract.key(contract.request_body());
        let description = format!("The events within each `{within}`: none of them is a request by itself.");
        channels.insert(EVENTS.to_owned(), channel(contract.key(Target::AnyEvent), description, &messages.within));
    }
    channels.into()
}

/// The operations of a document.
pub(super) fn operations(contract: &Contract<'_>) -> Value {
    let vendor = contract.part.vendor;
    let mut operations = Map::from_iter([("receive".to_owned(), receive(vendor))]);
    if !is_one_event(vendor) {
        let within = contract.key(contract.request_body());
        let operation = json!({
            "action": "receive",
            "channel": reference("channels", EVENTS),
            "title": "Receive an event",
            "summary": format!("Receive an event within a `{within}`"),
            "description": format!("Each event of a `{within}` is one of these messages."),
        });
        operations.insert("receiveEvent".to_owned(), operation);
    }
    operations.into()
}

fn receive(vendor: &Vendor) -> Value {
    let mut operation = Map::new();
    operation.insert("action".to_owned(), "receive".into());
    operation.insert("channel".to_owned(), reference("channels", REQUESTS));
    operation.insert("title".to_owned(), "Receive a request".into());
    operation.insert("summary".to_owned(), "Receive a request of the vendor".into());
    let description = match &vendor.delivery {
        Some(delivery) => delivery_facts(delivery).join(" "),
        None => "How requests are delivered is not documented.".to_owned(),
    };
    operation.insert("description".to_owned(), description.into());
    if let Some(proof) = signature::security(vendor) {
        let scheme = reference("components/securitySchemes", &component_name(proof.header));
        operation.insert("security".to_owned(), json!([scheme]));
    }
    if let Some(delivery) = &vendor.delivery {
        let http = json!({"method": delivery.method.to_uppercase(), "bindingVersion": HTTP_BINDING});
        operation.insert("bindings".to_owned(), json!({"http": http}));
    }
    operation.into()
}
