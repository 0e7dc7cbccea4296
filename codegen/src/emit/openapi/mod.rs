//! OpenAPI 3.1: one document a vendor, with a webhook for each event, or with the path of a receiver.
//! Nothing is said of requests that the schemas do not say: a vendor of whose requests nothing is known
//! has components only.
//!
//! The component schemas are those of the JSON Schema export in draft 2020-12, which OpenAPI 3.1
//! takes as they are. They have more besides: `discriminator`, with a mapping, because names on
//! the wire are not the names of schemas; formats of numbers, and `x-extensible-enum`.

mod operation;
mod operations;
mod paths;
mod tags;
mod validation;
mod version_3_0;
mod webhooks;

#[cfg(test)]
mod tests;

pub use operations::Operations;
pub use version_3_0::OpenApi30;

use serde_json::{Map, Value, json};

use super::backstage::catalog_info;
use super::contract::requests::{about, component_name, is_known};
use super::contract::signature;
use super::contract::{Contract, GENERATOR, Part, Paths};
use super::export::{ExportOption, Format, NO_ID, NO_SITE, Options, Rendered, Shared};
use super::schema_object::{self, Dialect};
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
        "OpenAPI 3.1: a document for each vendor, with webhooks or with the path of a receiver"
    }

    fn refuses(&self, option: ExportOption) -> Option<&'static str> {
        match option {
            ExportOption::Draft => Some("OpenAPI 3.1 has schemas of draft 2020-12"),
            ExportOption::BaseUrl => Some(NO_ID),
            ExportOption::SingleFile | ExportOption::Since => Some(NO_SITE),
            ExportOption::Profile | ExportOption::Event | ExportOption::Stdout | ExportOption::Operations => None,
        }
    }

    fn render(&self, part: Part<'_>, options: &Options) -> Rendered {
        let path = Paths::of(part.vendor).beside_bundle("openapi.json");
        let document = document(&Contract::new(part, options.profile), options.operations);
        Rendered::listed([(path, pretty(&document).into_bytes())])
    }

    fn shared(&self, export: &Shared<'_>) -> Files {
        catalog_info(export, "openapi", "openapi.json")
    }
}

/// The document of a vendor or a part of it.
fn document<'a>(contract: &'a Contract<'a>, operations: Operations) -> Value {
    let vendor = contract.part.vendor;
    let mut document = Map::new();
    let mut add = |key: &str, value: Value| drop(document.insert(key.to_owned(), value));
    add("openapi", "3.1.0".into());
    add("info", info(contract));
    add("externalDocs", json!({"url": vendor.url, "description": "The vendor's own document."}));
    if is_known(vendor) {
        add("tags", tags::tags(contract, operations).into());
    }
    add(
        "servers",
        json!([{"url": "/", "description": "The receiver's own URL, which is registered with the vendor."}]),
    );
    // The secret is agreed on with the vendor, or it is not: so a request may also come without.
    if let Some(proof) = signature::security(vendor) {
        add("security", json!([{component_name(proof.header): []}, {}]));
    }
    let targets = match operations {
        _ if !is_known(vendor) => {
            add("paths", json!({}));
            webhooks::targets(contract)
        }
        Operations::Webhooks => {
            // Empty, too: not every tool knows that a document may have webhooks alone.
            add("paths", validation::paths(vendor).into());
            add("webhooks", webhooks::webhooks(contract).into());
            webhooks::targets(contract)
        }
        Operations::Paths => {
            add("paths", paths::receiver(contract).into());
            vec![contract.request_body()]
        }
    };
    let schemas = schema_object::components(contract, Dialect::OPEN_API, targets);
    let mut components = Map::from_iter([("schemas".to_owned(), Value::Object(schemas))]);
    components.extend(security_schemes(vendor).map(|schemes| ("securitySchemes".to_owned(), schemes)));
    add("components", components.into());
    document.into()
}

fn info(contract: &Contract<'_>) -> Value {
    let (vendor, about) = (contract.part.vendor, contract.part.about);
    let mut info = Map::new();
    info.insert("title".to_owned(), vendor.title.as_str().into());
    info.insert("version".to_owned(), about.version().into());
    info.insert("description".to_owned(), self::about(vendor).into());
    info.extend(about.members(true));
    info.insert("x-generator".to_owned(), GENERATOR.into());
    info.insert("x-profile".to_owned(), contract.profile.name().into());
    info.into()
}

fn security_schemes(vendor: &Vendor) -> Option<Value> {
    let proof = signature::security(vendor)?;
    let scheme = json!({"type": "apiKey", "in": "header", "name": proof.header, "description": proof.description});
    Some(json!({component_name(proof.header): scheme}))
}
