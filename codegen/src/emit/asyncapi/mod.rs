//! AsyncAPI 3.0: one document a vendor, with a channel for its requests and a message for each event.
//! Where a request is something around events, the events within it have a channel of their own.
//!
//! The version is 3.0, of which 3.1 is an extension that these documents have no use for: Modelina 5.10
//! makes no models of a document that says 3.1, and does not tell.
//!
//! AsyncAPI's own schema language contains JSON Schema's draft-07, so that is the draft of the
//! component schemas. Its `discriminator` has no mapping and would need schemas named as on the
//! wire, so there is none: the discriminators are `const`s all the same. With an `enum` of one in its
//! place, Modelina makes an anonymous model of each.

mod channels;
mod message;

#[cfg(test)]
mod tests;

use serde_json::{Map, Value, json};

use super::backstage::catalog_info;
use super::contract::requests::{about, component_name, content_type};
use super::contract::signature;
use super::contract::{Contract, GENERATOR, Part, Paths, Section};
use super::export::{ExportOption, Format, NO_ID, NO_OPERATIONS, NO_SITE, Options, Rendered, Shared};
use super::schema_object::{self, Dialect};
use crate::json::pretty;
use crate::output::Files;
use message::Messages;

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
            ExportOption::Operations => Some(NO_OPERATIONS),
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
    let messages = Messages::of(contract);
    let channels = channels::channels(contract, &messages);
    let schemas = schema_object::components(contract, Dialect::ASYNC_API, message::targets(contract));
    let mut components = Map::new();
    components.insert("messages".to_owned(), messages.requests.into_iter().chain(messages.within).collect());
    components.insert("schemas".to_owned(), schemas.into());
    if let Some(proof) = signature::security(vendor) {
        let scheme =
            json!({"type": "httpApiKey", "in": "header", "name": proof.header, "description": proof.description});
        components.insert("securitySchemes".to_owned(), json!({component_name(proof.header): scheme}));
    }
    json!({
        "asyncapi": "3.0.0",
        "info": info(contract),
        "defaultContentType": content_type(vendor),
        "channels": channels,
        "operations": channels::operations(contract),
        "components": components,
    })
}

fn info(contract: &Contract<'_>) -> Value {
    let (vendor, about) = (contract.part.vendor, contract.part.about);
    let sections = Section::all(vendor, &contract.part.events).into_iter();
    let tags = sections.map(|section| json!({"name": section.title, "description": section.about()}));
    let mut info = Map::new();
    info.insert("title".to_owned(), vendor.title.as_str().into());
    info.insert("version".to_owned(), about.version().into());
    info.insert("description".to_owned(), self::about(vendor).into());
    info.extend(about.members(false));
    info.insert("tags".to_owned(), tags.collect());
    let docs = json!({"url": vendor.url, "description": "The vendor's own document."});
    info.insert("externalDocs".to_owned(), docs);
    info.insert("x-generator".to_owned(), GENERATOR.into());
    info.insert("x-profile".to_owned(), contract.profile.name().into());
    info.into()
}

fn reference(place: &str, key: &str) -> Value {
    json!({"$ref": format!("#/{place}/{key}")})
}
