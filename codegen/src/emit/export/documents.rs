//! Exports in the formats that have one document, or a pair of files, for a whole vendor.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Format, INDEX, export, json_file};
use crate::emit::json_schema::{Options, Paths};
use crate::emit::{asyncapi, openapi, prose, typescript};
use crate::model::{Model, Vendor};

/// All files of an export in some format, by path relative to its folder.
///
/// Only the vendors of the given names are exported; with no names, all are. Only JSON Schema
/// looks at the draft and the base of identifiers: the other formats fix the one, and have not the
/// other. To leave out events, give a model without them: see [`narrow`](super::narrow).
pub fn export_as(format: Format, model: &Model, options: &Options, vendors: &[String]) -> BTreeMap<String, Vec<u8>> {
    if format == Format::JsonSchema {
        return export(model, options, vendors);
    }
    let mut files = BTreeMap::new();
    let mut entries = Vec::new();
    for vendor in model.vendors.iter().filter(|vendor| vendors.is_empty() || vendors.contains(&vendor.name)) {
        let paths = Paths::of(vendor);
        let own = files_of(format, vendor, options);
        let own: Vec<(String, Vec<u8>)> =
            own.into_iter().map(|(name, bytes)| (paths.beside_bundle(name), bytes)).collect();
        let names: Vec<&str> = own.iter().map(|(path, _)| path.as_str()).collect();
        entries.push(json!({"name": vendor.name, "title": vendor.title, "docs": vendor.url, "files": names}));
        files.extend(own);
    }
    let index = json!({
        "generator": prose::GENERATOR,
        "format": format.name(),
        "profile": options.profile.name(),
        "vendors": entries,
    });
    files.insert(INDEX.to_owned(), json_file(&index));
    files
}

/// The files of one vendor, by name.
fn files_of(format: Format, vendor: &Vendor, options: &Options) -> Vec<(&'static str, Vec<u8>)> {
    let json = |value: Value| json_file(&value);
    match format {
        // Written by `export`, which has an index of its own.
        Format::JsonSchema => Vec::new(),
        Format::OpenApi => vec![("openapi.json", json(openapi::document(vendor, options)))],
        Format::AsyncApi => vec![("asyncapi.json", json(asyncapi::document(vendor, options)))],
        Format::TypeScript => vec![
            ("events.d.ts", typescript::declarations(vendor, options).into_bytes()),
            ("guards.ts", typescript::guards(vendor, options).into_bytes()),
        ],
    }
}
