//! AsyncAPI 3.0: one document a vendor, with a channel for its requests and a message for each
//! event, or for the envelope that carries events.
//!
//! AsyncAPI's own schema language contains JSON Schema's draft-07, so that is the draft of the
//! component schemas. Its `discriminator` has no mapping and would need schemas named as on the
//! wire, so there is none: the discriminators are `enum`s of one value all the same.

mod message;

#[cfg(test)]
mod tests;

use serde_json::{Map, Value, json};

use super::backstage::catalog_info;
use super::contract::requests::{about, component_name, content_type, delivery_facts};
use super::contract::signature;
use super::contract::{Contract, GENERATOR, Part, Paths};
use super::export::{ExportOption, Format, NO_ID, NO_SITE, Options, Rendered, Shared};
use super::schema_object::{self, Draft};
use crate::json::pretty;
use crate::model::Vendor;
use crate::output::Files;

/// The version of the HTTP bindings.
const HTTP_BINDING: &str = "0.3.0";

/// AsyncAPI documents.
#[derive(Debug)]
pub struct AsyncApi;

impl Format for AsyncApi {
    fn name(&self) -> &'static str {
        "asyncapi"
    }

    fn about(&self) -> &'static str {
        "AsyncAPI 3.0: a document for each vendor"
    }

    fn refuses(&self, option: ExportOption) -> Option<&'static str> {
        match option {
            ExportOption::Draft => Some("AsyncAPI 3.0 has schemas of draft 07"),
            ExportOption::BaseUrl => Some(NO_ID),
            ExportOption::SingleFile | ExportOption::Since => Some(NO_SITE),
            ExportOption::Profile | ExportOption::Event | ExportOption::Stdout => None,
        }
    }

    fn render(&self, part: Part<'_>, options: &Options) -> Rendered {
        let path = Paths::of(part.vendor).beside_bundle("asyncapi.json");
        let document = document(&Contract::new(part, options.profile));
        Rendered::listed([(path, pretty(&document).into_bytes())])
    }

    fn shared(&self, export: &Shared<'_>) -> Files {
        catalog_info(export, "asyncapi", "asyncapi.json")
    }
}

/// The document of a vendor or a part of it.
fn document<'a>(contract: &'a Contract<'a>) -> Value {
    let vendor = contract.part.vendor;
    let messages = message::messages(contract);
    let by_channel: Map<String, Value> =
        messages.keys().map(|key| (key.clone(), reference("components/messages", key))).collect();
    let mut components = Map::new();
    components.insert("messages".to_owned(), messages.into());
    components.insert("schemas".to_owned(), schema_object::components(contract, Draft::Draft07, false).into());
    if let Some(proof) = signature::security(vendor) {
        let scheme =
            json!({"type": "httpApiKey", "in": "header", "name": proof.header, "description": proof.description});
        components.insert("securitySchemes".to_owned(), json!({component_name(proof.header): scheme}));
    }
    let mut document = json!({
        "asyncapi": "3.0.0",
        "info": {
            "title": vendor.title,
            "version": contract.part.about.version(),
            "description": about(vendor),
            "externalDocs": {"url": vendor.url, "description": "The vendor's own document."},
            "x-generator": GENERATOR,
            "x-profile": contract.profile.name(),
        },
        "defaultContentType": content_type(vendor),
        "channels": {"requests": {
            // The receiver's own address, which only the receiver knows.
            "address": null,
            "title": vendor.title,
            "description": vendor.docs.text,
            "messages": by_channel,
        }},
        "operations": {"receive": operation(vendor)},
        "components": components,
    });
    if let Some(Value::Object(info)) = document.get_mut("info") {
        info.extend(contract.part.about.members(false));
    }
    document
}

fn operation(vendor: &Vendor) -> Value {
    let method = vendor.delivery.as_ref().map_or("post", |delivery| &delivery.method);
    let mut operation = Map::new();
    operation.insert("action".to_owned(), "receive".into());
    operation.insert("channel".to_owned(), reference("channels", "requests"));
    operation.insert("title".to_owned(), "Receive a request".into());
    if let Some(delivery) = &vendor.delivery {
        operation.insert("description".to_owned(), delivery_facts(delivery).join(" ").into());
    }
    if let Some(proof) = signature::security(vendor) {
        let scheme = reference("components/securitySchemes", &component_name(proof.header));
        operation.insert("security".to_owned(), json!([scheme]));
    }
    let http = json!({"method": method.to_uppercase(), "bindingVersion": HTTP_BINDING});
    operation.insert("bindings".to_owned(), json!({"http": http}));
    operation.into()
}

fn reference(place: &str, key: &str) -> Value {
    json!({"$ref": format!("#/{place}/{key}")})
}
