//! An npm package: ES modules with declarations, schemas and examples. Nothing has to be compiled.
//!
//! - `lib/VENDOR/index.js` and `index.d.ts`: which event a request carries, and its type.
//! - `lib/VENDOR/events.d.ts`: the declarations of the TypeScript export.
//! - `schemas/`: the JSON Schema export.

mod guards;
mod manifest;
mod readme;

use serde_json::json;

use super::{license, refuses, schemas};
use crate::emit::contract::{Contract, Part, Paths};
use crate::emit::export::{Body, ExportOption, Format, Naming, Options, Rendered, Shared, way_to_events};
use crate::emit::typescript;
use crate::json::pretty;
use crate::output::Files;

/// The code that all vendors have in common.
const NAMING: &str = include_str!("naming.js");

/// An npm package.
#[derive(Debug)]
pub struct Npm;

impl Format for Npm {
    fn name(&self) -> &'static str {
        "npm"
    }

    fn about(&self) -> &'static str {
        "npm package: ES modules, TypeScript declarations, schemas and examples"
    }

    fn refuses(&self, option: ExportOption) -> Option<&'static str> {
        refuses(option)
    }

    fn render(&self, part: Part<'_>, options: &Options) -> Rendered {
        let paths = Paths::of(part.vendor);
        let contract = Contract::new(part, options.profile);
        let files = [
            ("index.js", guards::module(&contract)),
            ("index.d.ts", guards::declarations(&contract)),
            ("events.d.ts", typescript::declarations(&contract)),
        ];
        Rendered::listed(files.map(|(name, text)| (format!("lib/{}", paths.beside_bundle(name)), text.into_bytes())))
    }

    fn shared(&self, export: &Shared<'_>) -> Files {
        let mut files = schemas(export, "schemas");
        let texts = [
            ("package.json", pretty(&manifest::manifest(export))),
            ("README.md", readme::readme(export)),
            ("LICENSE", license(export)),
            ("lib/naming.js", NAMING.to_owned()),
        ];
        files.extend(texts.map(|(path, text)| (path.to_owned(), text.into_bytes())));
        files
    }
}

/// What the shared code has to know of a vendor.
fn facts(contract: &Contract<'_>) -> serde_json::Value {
    let vendor = contract.part.vendor;
    let Naming { parts, join, patterns, .. } = Naming::of(vendor);
    let names: Vec<&str> = contract.part.events.iter().map(|event| event.name.as_str()).collect();
    json!({
        "parts": parts, "join": join, "patterns": patterns, "names": names,
        "body": Body::of(vendor), "eventsIn": way_to_events(vendor),
    })
}
