//! OpenAPI 3.1: one document a vendor, with a webhook for each event.
//!
//! The component schemas are those of the JSON Schema export in draft 2020-12, which OpenAPI 3.1
//! takes as they are. What only OpenAPI has is `discriminator`, with a mapping, because names on
//! the wire are not the names of schemas.

mod validation;
mod version_3_0;
mod webhook;

#[cfg(test)]
mod tests;

pub use version_3_0::OpenApi30;

use serde_json::{Map, Value, json};

use super::backstage::catalog_info;
use super::contract::requests::{about, component_name};
use super::contract::signature;
use super::contract::{Contract, GENERATOR, Part, Paths};
use super::export::{ExportOption, Format, NO_ID, NO_SITE, Options, Rendered, Shared};
use super::schema_object::{self, Draft};
use crate::json::pretty;
use crate::model::Vendor;
use crate::output::Files;

/// OpenAPI documents.
#[derive(Debug)]
pub struct OpenApi;

impl Format for OpenApi {
    fn name(&self) -> &'static str {
        "openapi"
    }

    fn about(&self) -> &'static str {
        "OpenAPI 3.1: a document for each vendor, with webhooks"
    }

    fn refuses(&self, option: ExportOption) -> Option<&'static str> {
        match option {
            ExportOption::Draft => Some("OpenAPI 3.1 has schemas of draft 2020-12"),
            ExportOption::BaseUrl => Some(NO_ID),
            ExportOption::SingleFile | ExportOption::Since => Some(NO_SITE),
            ExportOption::Profile | ExportOption::Event | ExportOption::Stdout => None,
        }
    }

    fn render(&self, part: Part<'_>, options: &Options) -> Rendered {
        let path = Paths::of(part.vendor).beside_bundle("openapi.json");
        let document = document(&Contract::new(part, options.profile));
        Rendered::listed([(path, pretty(&document).into_bytes())])
    }

    fn shared(&self, export: &Shared<'_>) -> Files {
        catalog_info(export, "openapi", "openapi.json")
    }
}

/// The document of a vendor or a part of it.
fn document<'a>(contract: &'a Contract<'a>) -> Value {
    let vendor = contract.part.vendor;
    let events = contract.part.events.iter();
    let webhooks: Map<String, Value> =
        events.map(|event| (event.name.to_string(), webhook::webhook(contract, event))).collect();
    let schemas = schema_object::components(contract, Draft::Draft2020_12, true);
    let mut components = Map::from_iter([("schemas".to_owned(), Value::Object(schemas))]);
    if let Some(schemes) = security_schemes(vendor) {
        components.insert("securitySchemes".to_owned(), schemes);
    }
    let mut document = json!({
        "openapi": "3.1.0",
        "info": {
            "title": vendor.title,
            "version": contract.part.about.version(),
            "description": about(vendor),
            "x-generator": GENERATOR,
            "x-profile": contract.profile.name(),
        },
        "externalDocs": {"url": vendor.url, "description": "The vendor's own document."},
        "servers": [{"url": "/", "description": "The receiver's own URL, which is registered with the vendor."}],
        "security": security(vendor),
        "webhooks": webhooks,
        "components": components,
    });
    if let (Some(paths), Value::Object(document)) = (validation::paths(vendor), &mut document) {
        document.insert("paths".to_owned(), paths);
    }
    if let Some(Value::Object(info)) = document.get_mut("info") {
        info.extend(contract.part.about.members(true));
    }
    document
}

/// The secret is agreed on with the vendor, or it is not: so a request may also come without.
fn security(vendor: &Vendor) -> Value {
    match signature::security(vendor) {
        Some(proof) => json!([{component_name(proof.header): []}, {}]),
        None => json!([]),
    }
}

fn security_schemes(vendor: &Vendor) -> Option<Value> {
    let proof = signature::security(vendor)?;
    let scheme = json!({"type": "apiKey", "in": "header", "name": proof.header, "description": proof.description});
    Some(json!({component_name(proof.header): scheme}))
}
