//! Messages: what a request of the vendor carries.

use serde_json::{Map, Value, json};

use super::{HTTP_BINDING, reference};
use crate::emit::contract::Section;
use crate::emit::contract::requests::{
    HeaderContent, content_type, example_body, header_content, is_one_event, plain_headers,
};
use crate::emit::contract::{Contract, Target, sentences};
use crate::model::{Event, Vendor};

/// The messages of a document by the keys of their schemas.
pub(super) struct Messages {
    /// What requests are.
    pub(super) requests: Map<String, Value>,
    /// The events within requests, where these are something around events.
    pub(super) within: Map<String, Value>,
}

impl Messages {
    /// The messages of a vendor or a part of it.
    pub(super) fn of<'a>(contract: &'a Contract<'a>) -> Messages {
        match is_one_event(contract.part.vendor) {
            true => Messages { requests: events(contract, true), within: Map::new() },
            false => {
                let body = body(contract);
                let requests = Map::from_iter([(body.key().to_owned(), body.write())]);
                Messages { requests, within: events(contract, false) }
            }
        }
    }
}

/// The targets that the messages refer to.
pub(super) fn targets<'a>(contract: &'a Contract<'a>) -> Vec<Target<'a>> {
    let events = contract.part.events.iter().copied().map(Target::Event);
    let unknown = contract.unknown().map(|_| Target::UnknownEvent);
    let around = (!is_one_event(contract.part.vendor)).then(|| contract.request_body());
    events.chain(unknown).chain(around).collect()
}

/// Each event, and one more for receivers: an event that is none of them.
fn events<'a>(contract: &'a Contract<'a>, are_requests: bool) -> Map<String, Value> {
    let of_event = |event: &'a Event| Message {
        contract,
        target: Target::Event(event),
        name: &event.name,
        description: sentences::docs(&event.docs),
        tag: Some(Section::of(contract.part.vendor, event).title),
        headers: are_requests.then(|| headers(contract.part.vendor, Some(event))).flatten(),
        examples: vec![json!({"name": event.name, "payload": event.example})],
    };
    let unknown = contract.unknown().map(|_| Message {
        contract,
        target: Target::UnknownEvent,
        name: contract.key(Target::UnknownEvent),
        description: contract.definition(Target::UnknownEvent).description,
        tag: None,
        headers: are_requests.then(|| headers(contract.part.vendor, None)).flatten(),
        examples: Vec::new(),
    });
    let messages = contract.part.events.iter().copied().map(of_event).chain(unknown);
    messages.map(|message| (message.key().to_owned(), message.write())).collect()
}

/// A whole request, which is something around events.
fn body<'a>(contract: &'a Contract<'a>) -> Message<'a> {
    let (vendor, target) = (contract.part.vendor, contract.request_body());
    let definition = contract.definition(target);
    let example = |event: &&Event| json!({"name": event.name, "payload": example_body(vendor, event)});
    Message {
        contract,
        target,
        name: definition.key,
        description: definition.description,
        tag: None,
        headers: headers(vendor, None),
        examples: contract.part.events.iter().map(example).collect(),
    }
}

/// What a message is about.
struct Message<'a> {
    contract: &'a Contract<'a>,
    /// What its payload is.
    target: Target<'a>,
    /// Its name on the wire, where it has one.
    name: &'a str,
    description: String,
    /// The section that it is in.
    tag: Option<&'a str>,
    /// The headers of a request that is the message.
    headers: Option<Value>,
    examples: Vec<Value>,
}

impl<'a> Message<'a> {
    fn key(&self) -> &'a str {
        self.contract.key(self.target)
    }

    fn write(self) -> Value {
        let mut message = Map::new();
        message.insert("name".to_owned(), self.name.into());
        message.insert("title".to_owned(), self.key().into());
        message.insert("description".to_owned(), self.description.as_str().into());
        message.extend(self.tag.map(|tag| ("tags".to_owned(), json!([{"name": tag}]))));
        message.insert("contentType".to_owned(), content_type(self.contract.part.vendor).into());
        message.insert("payload".to_owned(), reference("components/schemas", self.key()));
        if let Some(headers) = self.headers {
            // The headers of HTTP are those of the message, so they are said in both places.
            let binding = json!({"http": {"headers": headers, "bindingVersion": HTTP_BINDING}});
            message.insert("headers".to_owned(), headers);
            message.insert("bindings".to_owned(), binding);
        }
        if !self.examples.is_empty() {
            message.insert("examples".to_owned(), self.examples.into());
        }
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
            Some(value) => json!({"description": doc, "type": "string", "const": value}),
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
