//! The request by which the vendor validates an endpoint. It is none of the webhooks, which carry events,
//! but an operation of the receiver's own URL.

use serde_json::{Map, Value, json};

use crate::emit::contract::validation::{facts, parameters};
use crate::model::{Validation, Vendor};

/// The paths of the document, if the vendor validates endpoints.
pub(super) fn paths(vendor: &Vendor) -> Option<Value> {
    let validation = vendor.delivery.as_ref()?.validation.as_ref()?;
    let operation = json!({
        "operationId": "validateEndpoint",
        "summary": "Validation of the endpoint",
        "description": facts(validation).join(" "),
        "parameters": parameters(validation).iter().map(|name| parameter(validation, name)).collect::<Vec<_>>(),
        "responses": {
            "200": {
                "description": format!("The value of `{}`, and nothing else.", validation.answer),
                "content": {"text/plain": {"schema": {"type": "string"}}},
            },
        },
    });
    Some(json!({"/": {validation.method.as_str(): operation}}))
}

fn parameter(validation: &Validation, name: &str) -> Value {
    let constant = validation.constant.iter().find(|(constant, _)| constant == name);
    let mut schema = Map::from_iter([("type".to_owned(), "string".into())]);
    schema.extend(constant.map(|(_, value)| ("enum".to_owned(), json!([value]))));
    json!({"name": name, "in": "query", "required": true, "schema": schema})
}
