//! OpenAPI 3.0, for gateways and registries that read no later version.

use super::document;
use crate::emit::backstage::catalog_info;
use crate::emit::contract::{Contract, Part, Paths};
use crate::emit::downgrade::openapi30;
use crate::emit::export::{ExportOption, Format, NO_ID, NO_SITE, Options, Rendered, Shared};
use crate::json::pretty;
use crate::output::Files;

/// OpenAPI 3.0 documents: the schemas, as there are no webhooks yet, and with `--as paths` an operation.
#[derive(Debug)]
pub struct OpenApi30;

impl Format for OpenApi30 {
    fn name(&self) -> &'static str {
        "openapi-3.0"
    }

    fn about(&self) -> &'static str {
        "OpenAPI 3.0: a document for each vendor, without webhooks, for gateways and registries"
    }

    fn refuses(&self, option: ExportOption) -> Option<&'static str> {
        match option {
            ExportOption::Draft => Some("OpenAPI 3.0 has schemas of its own"),
            ExportOption::BaseUrl => Some(NO_ID),
            ExportOption::SingleFile | ExportOption::Since => Some(NO_SITE),
            ExportOption::Profile | ExportOption::Event | ExportOption::Stdout | ExportOption::Operations => None,
        }
    }

    fn render(&self, part: Part<'_>, options: &Options) -> Rendered {
        let path = Paths::of(part.vendor).beside_bundle("openapi.json");
        let document = openapi30(&document(&Contract::new(part, options.profile), options.operations));
        Rendered::listed([(path, pretty(&document).into_bytes())])
    }

    fn shared(&self, export: &Shared<'_>) -> Files {
        catalog_info(export, "openapi", "openapi.json")
    }
}
