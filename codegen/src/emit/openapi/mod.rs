//! OpenAPI 3.1: one document a vendor, with a webhook for each event.
//!
//! The component schemas are those of the JSON Schema export in draft 2020-12, which OpenAPI 3.1
//! takes as they are. What only OpenAPI has is `discriminator`, with a mapping, because names on
//! the wire are not the names of schemas.

mod webhook;

#[cfg(test)]
mod tests;

use serde_json::{Map, Value, json};

use super::json_schema::{Draft, Options, VendorSchemas, describe};
use super::prose::{GENERATOR, VERSION, about, component_name, secret_header};
use crate::emit::Part;
use crate::model::Vendor;

/// The document of a vendor or a part of it. The draft of the options is not looked at: there is one that fits.
pub fn document(part: Part<'_>, options: &Options) -> Value {
    let vendor = part.vendor();
    let options = Options { draft: Draft::Draft2020_12, ..options.clone() };
    let schemas = VendorSchemas::of(part, &options);
    let events = schemas.part().events().iter();
    let webhooks: Map<String, Value> =
        events.map(|event| (event.name.to_string(), webhook::webhook(vendor, event, &schemas))).collect();
    let mut components = Map::from_iter([("schemas".to_owned(), Value::Object(schemas.components(true)))]);
    if let Some(schemes) = security_schemes(vendor) {
        components.insert("securitySchemes".to_owned(), schemes);
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": vendor.title,
            "version": VERSION,
            "description": about(vendor),
            "x-generator": GENERATOR,
            "x-profile": options.profile.name(),
        },
        "externalDocs": {"url": vendor.url, "description": "The vendor's own document."},
        "servers": [{"url": "/", "description": "The receiver's own URL, which is registered with the vendor."}],
        "security": security(vendor),
        "webhooks": webhooks,
        "components": components,
    })
}

/// The secret is agreed on with the vendor, or it is not: so a request may also come without.
fn security(vendor: &Vendor) -> Value {
    match secret_header(vendor) {
        Some(header) => json!([{component_name(&header.name): []}, {}]),
        None => json!([]),
    }
}

fn security_schemes(vendor: &Vendor) -> Option<Value> {
    let header = secret_header(vendor)?;
    let scheme =
        json!({"type": "apiKey", "in": "header", "name": header.name, "description": describe::docs(&header.docs)});
    Some(json!({component_name(&header.name): scheme}))
}
