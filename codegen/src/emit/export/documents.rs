//! Exports in the formats that have one document, or a pair of files, for a whole vendor.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Choice, Format, INDEX, export, json_file};
use crate::emit::json_schema::{Options, Paths};
use crate::emit::{Part, asyncapi, openapi, prose, typescript};
use crate::model::Model;

/// All files of an export in some format, by path relative to its directory.
///
/// Only JSON Schema looks at the draft and the base of identifiers: the other formats fix the one,
/// and have not the other.
pub fn export_as(format: Format, model: &Model, options: &Options, choice: Choice<'_>) -> BTreeMap<String, Vec<u8>> {
    if format == Format::JsonSchema {
        return export(model, options, choice);
    }
    let mut files = BTreeMap::new();
    let mut entries = Vec::new();
    for vendor in model.vendors.iter().filter(|vendor| choice.has_vendor(&vendor.name)) {
        let Some(part) = Part::chosen(vendor, choice.events) else { continue };
        let paths = Paths::of(vendor);
        let own = files_of(format, part, options);
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

/// The files about one vendor, by name.
fn files_of(format: Format, part: Part<'_>, options: &Options) -> Vec<(&'static str, Vec<u8>)> {
    let json = |value: Value| json_file(&value);
    match format {
        // Written by `export`, which has an index of its own.
        Format::JsonSchema => Vec::new(),
        Format::OpenApi => vec![("openapi.json", json(openapi::document(part, options)))],
        Format::AsyncApi => vec![("asyncapi.json", json(asyncapi::document(part, options)))],
        Format::TypeScript => vec![
            ("events.d.ts", typescript::declarations(part.clone(), options).into_bytes()),
            ("guards.ts", typescript::guards(part, options).into_bytes()),
        ],
    }
}
