//! The export: a directory of schemas and examples for other teams' tools, with an index; or of
//! documents in another format that holds the same schemas.
//!
//! Everything is listed in `index.json`, so that a program needs to know nothing else. The
//! result is a map from relative path to bytes; writing it is somebody else's business.

mod archive;
mod choice;
mod documents;
mod format;
mod index;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;

use crate::emit::json_schema::{Options, VendorSchemas};
use crate::emit::prose::GENERATOR;
use crate::model::{Model, Vendor};
use index::{Entry, Index, VendorEntry};

pub use archive::{is_archive, zip};
pub use choice::Choice;
pub use documents::export_as;
pub use format::{Format, UnknownFormat};

/// The path of the index, relative to the export directory.
pub const INDEX: &str = "index.json";

/// All files of an export by path relative to its directory, with `/` between parts.
///
/// Events are left out after the schemas are named, so that each has the same schema, file name
/// and `$id` in every export; and the bundle describes every event of its vendor. With some events
/// only, there are no documents.
pub fn export(model: &Model, options: &Options, choice: Choice<'_>) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let chosen = |vendor: &&Vendor| {
        let any_event = choice.events.is_empty() || vendor.events.iter().any(|event| choice.has_event(&event.name));
        choice.has_vendor(&vendor.name) && any_event
    };
    let vendors = model.vendors.iter().filter(chosen);
    let entries = vendors.map(|vendor| export_vendor(vendor, options, choice, &mut files)).collect();
    let index =
        Index { generator: GENERATOR, draft: options.draft.name(), profile: options.profile.name(), vendors: entries };
    files.insert(INDEX.to_owned(), json_file(&index));
    files
}

/// Adds the files of one vendor; the answer is its entry in the index.
fn export_vendor(
    vendor: &Vendor,
    options: &Options,
    choice: Choice<'_>,
    files: &mut BTreeMap<String, Vec<u8>>,
) -> VendorEntry {
    let schemas = VendorSchemas::new(vendor, options);
    let paths = schemas.paths();
    let bundle = paths.bundle();
    files.insert(bundle.clone(), json_file(&schemas.bundle().as_value()));

    let chosen = vendor.events.par_iter().filter(|event| choice.has_event(&event.name));
    let rendered = chosen.map(|event| {
        let schema = json_file(&schemas.event(event).as_value());
        (event, schema, json_file(&event.example))
    });
    let mut events = Vec::with_capacity(vendor.events.len());
    for (event, schema, example) in rendered.collect::<Vec<_>>() {
        let entry = Entry {
            name: event.name.to_string(),
            title: schemas.event_title(event).to_owned(),
            schema: paths.event_schema(&event.name),
            example: Some(paths.event_example(&event.name)),
        };
        files.insert(entry.schema.clone(), schema);
        files.insert(paths.event_example(&event.name), example);
        events.push(entry);
    }

    let mut documents = Vec::new();
    for def in vendor.types.iter().filter(|def| def.document && choice.events.is_empty()) {
        let schema = paths.document_schema(&def.name);
        files.insert(schema.clone(), json_file(&schemas.document(def).as_value()));
        let example = def.example.as_ref().map(|example| {
            let path = paths.document_example(&def.name);
            files.insert(path.clone(), json_file(example));
            path
        });
        documents.push(Entry {
            name: def.name.to_string(),
            title: schemas.type_title(def).to_owned(),
            schema,
            example,
        });
    }

    VendorEntry {
        name: vendor.name.clone(),
        title: vendor.title.clone(),
        docs: vendor.url.clone(),
        api_version: vendor.api_version.clone(),
        bundle,
        events,
        documents,
    }
}

/// JSON for people: two spaces, and a newline at the end.
fn json_file(value: &impl Serialize) -> Vec<u8> {
    crate::json::pretty(value).into_bytes()
}
