//! From the model to files: the Rust crate, and the export in one of several formats.
//!
//! The formats are side by side on [`contract`], which says what every one of them says; those
//! that embed JSON Schema objects share `schema_object`. Only [`html`] and [`package`] are made of
//! others. To add a format, write its module and list it in [`FORMATS`].

pub mod asyncapi;
mod backstage;
pub mod contract;
mod downgrade;
pub mod export;
pub mod html;
pub mod json_schema;
pub mod openapi;
pub mod package;
pub mod rust;
mod schema_object;
pub mod typescript;

use crate::internal::InternalError;
use crate::model::Model;
use crate::naming::NameRules;
use crate::output::Files;
use export::{Choice, Form, Format, Options};

/// All formats of the export, the default first.
pub static FORMATS: &[&dyn Format] = &[
    &json_schema::JsonSchema,
    &openapi::OpenApi,
    &openapi::OpenApi30,
    &asyncapi::AsyncApi,
    &typescript::TypeScript,
    &package::Npm,
    &package::Python,
    &html::Html,
];

/// The rules for names of each back end that has some.
pub(crate) const NAME_RULES: &[&dyn NameRules] = &[&rust::naming::RustNames];

/// All files of the generated crate, by path relative to its directory: Rust, and the JSON Schema
/// files in their default form.
pub fn generate(model: &Model) -> Result<Files, InternalError> {
    let schemas = || export::export(&Form::json_schema(Options::default()), model, Choice::default()).files;
    let (files, schemas) = rayon::join(|| rust::generate(model), schemas);
    let mut files = files?;
    files.extend(schemas.into_iter().map(|(path, bytes)| (format!("{}/{path}", rust::SCHEMAS), bytes)));
    Ok(files)
}
