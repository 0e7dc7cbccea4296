//! The export: a directory of files for other teams' tools in one of several formats, with an
//! index.
//!
//! Everything is listed in `index.json`, so that a program needs to know nothing else. The
//! result is a map from relative path to bytes; `output` writes it.

mod archive;
mod choice;
mod form;
mod format;
mod index;
mod options;

#[cfg(test)]
mod tests;

use crate::emit::contract::GENERATOR;
use crate::emit::json_schema::JsonSchema;
use crate::json;
use crate::model::Model;
use crate::output::Files;

pub use super::contract::{About, Contact, License, Part, Profile};
pub use super::openapi::Operations;
pub use super::schema_object::Draft;
pub use archive::{is_archive, zip};
pub use choice::Choice;
pub use form::Form;
pub use format::{ExportOption, Format, Rendered};
pub(super) use format::{NO_ID, NO_OPERATIONS};
pub use index::{Contents, Index, SchemaEntry, VendorEntry};
pub use options::{InvalidBaseUrl, Options};

/// The path of the index, relative to the export directory.
pub const INDEX: &str = "index.json";

/// An export: what its index says, and all its files, the index among them, by path relative to
/// the export directory, with `/` between parts.
#[derive(Debug)]
pub struct Export {
    /// What the index says.
    pub index: Index,
    /// All files.
    pub files: Files,
}

/// Exports what is chosen of a model.
///
/// Events are left out after all is named, so that each has the same schema, file name and
/// identifier in every export.
pub fn export(form: &Form, model: &Model, choice: Choice<'_>) -> Export {
    let mut files = Files::new();
    let mut vendors = Vec::new();
    for (vendor, part) in model.vendors.iter().filter_map(|vendor| Some((vendor, choice.of(vendor)?))) {
        let rendered = form.format.render(part, &form.options);
        files.extend(rendered.files);
        vendors.push(VendorEntry {
            name: vendor.name.clone(),
            title: vendor.title.clone(),
            docs: vendor.url.clone(),
            api_version: vendor.api_version.clone(),
            contents: rendered.contents,
        });
    }
    let name = form.format.name();
    let index = Index {
        generator: GENERATOR,
        format: (name != JsonSchema.name()).then_some(name),
        draft: form.draft().map(Draft::name),
        profile: form.profile().map(Profile::name),
        vendors,
    };
    files.insert(INDEX.to_owned(), json::pretty(&index).into_bytes());
    Export { index, files }
}
