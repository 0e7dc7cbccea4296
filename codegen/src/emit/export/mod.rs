//! The export: a directory of files for other teams' tools in one of several formats, with an
//! index.
//!
//! Everything is listed in `index.json`, so that a program needs to know nothing else. The
//! result is a map from relative path to bytes; `output` writes it.

mod archive;
mod choice;
mod entry;
mod form;
mod format;
mod index;
mod naming;
mod options;

#[cfg(test)]
mod tests;

use crate::emit::contract::{GENERATOR, Section};
use crate::emit::json_schema::JsonSchema;
use crate::json;
use crate::model::{Model, Package};
use crate::output::Files;

pub use super::contract::{About, Contact, License, Part, Profile};
pub use super::openapi::Operations;
pub use super::schema_object::Draft;
pub use archive::{is_archive, zip};
pub use choice::Choice;
pub use entry::{EventEntry, EventHeader, SchemaEntry, Sums};
pub use form::Form;
pub use format::{ExportOption, Format, Rendered, Shared};
pub(super) use format::{NO_ID, NO_OPERATIONS, NO_SITE};
pub(super) use index::way_to_events;
pub use index::{Body, Contents, HeaderEntry, Index, SectionEntry, VendorEntry};
pub use naming::{EventPart, Naming, NamingPart, PatternEntry, Place};
pub use options::{InvalidBaseUrl, Options, SiteOptions};

/// The path of the index, relative to the export directory.
pub const INDEX: &str = "index.json";

/// The path of the index's own schema.
pub const INDEX_SCHEMA: &str = "index.schema.json";

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
    let about = About::of(&model.settings);
    let chosen = model.vendors.iter().filter_map(|vendor| choice.of(vendor));
    let parts: Vec<Part<'_>> = chosen.map(|part| part.with_about(about)).collect();
    export_parts(form, &parts, &model.settings.package)
}

/// Exports parts of vendors.
pub(in crate::emit) fn export_parts(form: &Form, parts: &[Part<'_>], package: &Package) -> Export {
    let (format, options) = (form.format, &form.options.clone().with_library(package.library()));
    let mut files = Files::new();
    let mut vendors = Vec::new();
    for part in parts {
        let rendered = format.render(part.clone(), options);
        files.extend(rendered.files);
        vendors.push(VendorEntry::new(part.vendor, &Section::all(part.vendor, &part.events), rendered.contents));
    }
    let shared = format.shared(&Shared { parts, package, options });
    let index = Index {
        schema: INDEX_SCHEMA,
        generator: GENERATOR,
        version: package.version.clone(),
        format: (format.name() != JsonSchema.name()).then(|| format.name()),
        draft: form.draft().map(Draft::name),
        profile: form.profile().map(Profile::name),
        files: shared.keys().cloned().collect(),
        vendors,
    };
    files.extend(shared);
    files.insert(INDEX.to_owned(), json::pretty(&index).into_bytes());
    files.insert(INDEX_SCHEMA.to_owned(), Index::schema_file());
    Export { index, files }
}
