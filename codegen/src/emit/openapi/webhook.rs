//! A webhook: the request that carries one event, and the answers that the vendor documents.

use serde_json::{Map, Value, json};

use crate::emit::contract::requests::{example_body, header_content, heading, media_type, plain_headers};
use crate::emit::contract::{Contract, Target, sentences};
use crate::model::{Event, Vendor};

/// The path item of an event.
pub(super) fn webhook<'a>(contract: &'a Contract<'a>, event: &'a Event) -> Value {
    let vendor = contract.part.vendor;
    let method = vendor.delivery.as_ref().map_or("post", |delivery| &delivery.method);
    let mut operation = Map::new();
    operation.insert("operationId".to_owned(), contract.key(Target::Event(event)).into());
    operation.insert("summary".to_owned(), heading(&event.docs.text).into());
    operation.insert("description".to_owned(), sentences::docs(&event.docs).into());
    if event.docs.deprecated.is_some() {
        operation.insert("deprecated".to_owned(), true.into());
    }
    let parameters: Vec<Value> = headers(vendor, event);
    if !parameters.is_empty() {
        operation.insert("parameters".to_owned(), parameters.into());
    }
    operation.insert("requestBody".to_owned(), request_body(contract, event));
    operation.insert("responses".to_owned(), responses(vendor));
    json!({method: operation})
}

fn headers(vendor: &Vendor, event: &Event) -> Vec<Value> {
    // A body with a list of events may carry several types, so its header names none for sure.
    let one_event = vendor.envelope.is_none();
    let header = plain_headers(vendor).filter_map(|header| {
        let content = header_content(vendor, header, event)?;
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
        Some(parameter.into())
    });
    header.collect()
}

/// The body is the event itself, or the envelope, which may carry other events too.
fn request_body<'a>(contract: &'a Contract<'a>, event: &'a Event) -> Value {
    let (vendor, of_event) = (contract.part.vendor, contract.key(Target::Event(event)));
    let key = if vendor.envelope.is_some() { contract.key(Target::Body) } else { of_event };
    let example = json!({"summary": heading(&event.docs.text), "value": example_body(vendor, event)});
    json!({
        "required": true,
        "content": {media_type(vendor): {
            "schema": {"$ref": format!("#/components/schemas/{key}")},
            "examples": {of_event: example},
        }},
    })
}

fn responses(vendor: &Vendor) -> Value {
    let success = vendor.delivery.iter().flat_map(|delivery| &delivery.success);
    let answers: Map<String, Value> =
        success.map(|(status, doc)| (status.to_string(), json!({"description": doc}))).collect();
    if answers.is_empty() {
        return json!({"default": {"description": "The vendor documents no answer in particular."}});
    }
    answers.into()
}
