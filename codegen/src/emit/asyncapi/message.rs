//! Messages: what a request of the vendor carries.

use serde_json::{Map, Value, json};

use super::{HTTP_BINDING, reference};
use crate::emit::contract::requests::{
    HeaderContent, content_type, example_body, header_content, heading, plain_headers,
};
use crate::emit::contract::{Contract, Target, sentences};
use crate::model::{Docs, Event, Vendor};

/// The messages by the key of their schema.
pub(super) fn messages<'a>(contract: &'a Contract<'a>) -> Map<String, Value> {
    let vendor = contract.part.vendor;
    if let Some(envelope) = &vendor.envelope {
        let key = contract.key(Target::Body);
        let message = Message { key, name: key, docs: &envelope.docs, events: &contract.part.events, only: None };
        return Map::from_iter([(key.to_owned(), message.write(vendor))]);
    }
    let message = |event: &&'a Event| {
        let key = contract.key(Target::Event(event));
        let message = Message { key, name: &event.name, docs: &event.docs, events: &[event], only: Some(event) };
        (key.to_owned(), message.write(vendor))
    };
    contract.part.events.iter().map(message).collect()
}

/// What a message is about.
struct Message<'a> {
    /// The key of its schema.
    key: &'a str,
    name: &'a str,
    docs: &'a Docs,
    /// The events that it carries.
    events: &'a [&'a Event],
    /// The event that it is, where a message is one event.
    only: Option<&'a Event>,
}

impl Message<'_> {
    fn write(&self, vendor: &Vendor) -> Value {
        let mut message = Map::new();
        message.insert("name".to_owned(), self.name.into());
        message.insert("title".to_owned(), self.key.into());
        message.insert("summary".to_owned(), heading(&self.docs.text).into());
        message.insert("description".to_owned(), sentences::docs(self.docs).into());
        message.insert("contentType".to_owned(), content_type(vendor).into());
        if let Some(headers) = headers(vendor, self.only) {
            // The headers of HTTP are those of the message, so they are said in both places.
            let binding = json!({"http": {"headers": headers, "bindingVersion": HTTP_BINDING}});
            message.insert("headers".to_owned(), headers);
            message.insert("bindings".to_owned(), binding);
        }
        message.insert("payload".to_owned(), reference("components/schemas", self.key));
        let example = |event: &&Event| json!({"name": event.name, "payload": example_body(vendor, event)});
        message.insert("examples".to_owned(), self.events.iter().map(example).collect());
        message.into()
    }
}

/// The headers, with the one value of the event type where a message is one event.
fn headers(vendor: &Vendor, only: Option<&Event>) -> Option<Value> {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for header in plain_headers(vendor) {
        let content = match only {
            Some(event) => header_content(vendor, header, event),
            None => Some(HeaderContent { value: None, required: false }),
        };
        let Some(content) = content else { continue };
        let doc = sentences::docs(&header.docs);
        let property = match content.value {
            Some(value) => json!({"description": doc, "type": "string", "enum": [value]}),
            None => json!({"description": doc, "type": "string"}),
        };
        properties.insert(header.name.clone(), property);
        if content.required {
            required.push(header.name.as_str());
        }
    }
    match (properties.is_empty(), required.is_empty()) {
        (true, _) => None,
        (false, true) => Some(json!({"type": "object", "properties": properties})),
        (false, false) => Some(json!({"type": "object", "required": required, "properties": properties})),
    }
}
