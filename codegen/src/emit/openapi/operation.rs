//! What an operation says of a request: its headers, its body, and the answers that are documented.

use serde_json::{Map, Value, json};

use crate::emit::contract::requests::{
    HeaderContent, example_body, failure, header_content, heading, media_type, plain_headers,
};
use crate::emit::contract::{Contract, Target, sentences};
use crate::model::{Event, HttpHeader, Vendor};

/// An operation for a request.
pub(super) struct Operation<'a> {
    /// Its name, which no other operation has.
    pub(super) id: &'a str,
    /// A heading.
    pub(super) summary: &'a str,
    /// What there is to say.
    pub(super) description: String,
    /// The sections that it is listed in.
    pub(super) tags: Vec<&'a str>,
    /// The one event that it is about.
    pub(super) only: Option<&'a Event>,
    /// What its body is.
    pub(super) body: Target<'a>,
    /// The events whose examples it shows.
    pub(super) examples: &'a [&'a Event],
    /// Whether it is the receiver's own, of which generators want to know that it answers.
    pub(super) is_own: bool,
}

impl<'a> Operation<'a> {
    /// The operation by its method, as a path item has it.
    pub(super) fn path_item(self, contract: &'a Contract<'a>) -> Value {
        let vendor = contract.part.vendor;
        let method = vendor.delivery.as_ref().map_or("post", |delivery| &delivery.method);
        let mut operation = Map::new();
        operation.insert("operationId".to_owned(), self.id.into());
        operation.insert("summary".to_owned(), self.summary.into());
        operation.insert("description".to_owned(), self.description.as_str().into());
        if !self.tags.is_empty() {
            operation.insert("tags".to_owned(), json!(self.tags));
        }
        if self.only.is_some_and(|event| event.docs.deprecated.is_some()) {
            operation.insert("deprecated".to_owned(), true.into());
        }
        let parameters = headers(vendor, self.only);
        if !parameters.is_empty() {
            operation.insert("parameters".to_owned(), parameters.into());
        }
        operation.insert("requestBody".to_owned(), self.request_body(contract));
        let mut responses = responses(vendor);
        if self.is_own {
            let refusal = json!({"description": "The receiver refuses the request."});
            responses.insert("4XX".to_owned(), refusal);
            responses.entry("default").or_insert(json!({"description": "The receiver's answer."}));
        }
        if !responses.is_empty() {
            operation.insert("responses".to_owned(), responses.into());
        }
        json!({method: operation})
    }

    fn request_body(&self, contract: &'a Contract<'a>) -> Value {
        let vendor = contract.part.vendor;
        let mut content = Map::new();
        let place = format!("#/components/schemas/{}", contract.key(self.body));
        content.insert("schema".to_owned(), json!({"$ref": place}));
        let example = |event: &&'a Event| {
            let example = json!({"summary": heading(&event.docs.text), "value": example_body(vendor, event)});
            (contract.key(Target::Event(event)).to_owned(), example)
        };
        if !self.examples.is_empty() {
            content.insert("examples".to_owned(), self.examples.iter().map(example).collect::<Map<_, _>>().into());
        }
        json!({"required": true, "content": {media_type(vendor): content}})
    }
}

fn headers(vendor: &Vendor, only: Option<&Event>) -> Vec<Value> {
    // A body with a list of events may carry several types, so its header names none for sure.
    let one_event = vendor.event_list().is_none();
    let header = plain_headers(vendor).filter_map(|header| {
        let content = match only {
            Some(event) => header_content(vendor, header, event)?,
            None => HeaderContent { value: None, required: false },
        };
        Some(parameter(header, &content, one_event))
    });
    header.collect()
}

fn parameter(header: &HttpHeader, content: &HeaderContent<'_>, one_event: bool) -> Value {
    let schema = match content.value {
        Some(value) if one_event => json!({"type": "string", "enum": [value]}),
        _ => json!({"type": "string"}),
    };
    let mut parameter = Map::new();
    parameter.insert("name".to_owned(), header.name.as_str().into());
    parameter.insert("in".to_owned(), "header".into());
    if content.required {
        parameter.insert("required".to_owned(), true.into());
    }
    parameter.insert("description".to_owned(), sentences::docs(&header.docs).into());
    parameter.insert("schema".to_owned(), schema);
    parameter.into()
}

/// The answers that the vendor takes for success, and that it takes no other; none if it documents none.
fn responses(vendor: &Vendor) -> Map<String, Value> {
    let Some(delivery) = vendor.delivery.as_ref().filter(|delivery| !delivery.success.is_empty()) else {
        return Map::new();
    };
    let success = delivery.success.iter();
    let mut answers: Map<String, Value> =
        success.map(|(status, doc)| (status.to_string(), json!({"description": doc}))).collect();
    answers.insert("default".to_owned(), json!({"description": failure(delivery)}));
    answers
}
