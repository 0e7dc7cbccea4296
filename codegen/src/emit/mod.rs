//! From the model to files: one module for each artefact.

pub mod asyncapi;
pub mod export;
pub mod json_schema;
pub mod openapi;
mod part;
mod prose;
pub mod rust;
pub mod typescript;

use std::collections::BTreeMap;

use crate::internal::InternalError;
use crate::model::Model;
pub use part::Part;

/// All files of the generated crate, by path relative to its directory: Rust, and the JSON Schema
/// files in their default form.
pub fn generate(model: &Model) -> Result<BTreeMap<String, Vec<u8>>, InternalError> {
    let schemas = || export::export(model, &json_schema::Options::default(), export::Choice::default());
    let (files, schemas) = rayon::join(|| rust::generate(model), schemas);
    let mut files = files?;
    files.extend(schemas.into_iter().map(|(path, bytes)| (format!("{}/{path}", rust::SCHEMAS), bytes)));
    Ok(files)
}
