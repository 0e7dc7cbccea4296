//! The request by which the vendor validates an endpoint. It is none of the webhooks, which carry events,
//! but an operation of the receiver's own URL.

use serde_json::{Map, Value, json};

use super::tags::REQUESTS;
use crate::emit::contract::validation::{facts, parameters};
use crate::model::{Validation, Vendor};

/// The paths of the document: one, if the vendor validates endpoints.
pub(super) fn paths(vendor: &Vendor) -> Map<String, Value> {
    let validation = vendor.delivery.as_ref().and_then(|delivery| delivery.validation.as_ref());
    let item = |it| ("/".to_owned(), path_item(it));
    validation.map(item).into_iter().collect()
}

fn path_item(validation: &Validation) -> Value {
    let operation = json!({
        "operationId": "validateEndpoint",
        "summary": "Validation of the endpoint",
        "description": facts(validation).join(" "),
        "tags": [REQUESTS],
        "parameters": parameters(validation).iter().map(|name| parameter(validation, name)).collect::<Vec<_>>(),
        "responses": {
            "200": {
                "description": format!("The value of `{}`, and nothing else.", validation.answer),
                "content": {"text/plain": {"schema": {"type": "string"}}},
            },
            "4XX": {"description": "The query is not what the receiver expects."},
        },
    });
    json!({validation.method.as_str(): operation})
}

fn parameter(validation: &Validation, name: &str) -> Value {
    let constant = validation.constant.iter().find(|(constant, _)| constant == name);
    let description = if name == validation.answer {
        "The answer."
    } else if constant.is_some() {
        "Always the same value."
    } else {
        "The token that the receiver knows."
    };
    let mut schema = Map::from_iter([("type".to_owned(), "string".into())]);
    schema.extend(constant.map(|(_, value)| ("enum".to_owned(), json!([value]))));
    json!({"name": name, "in": "query", "description": description, "required": true, "schema": schema})
}
