//! The Rust crate.
//!
//! `mod.rs` says which files there are; each of the other modules emits one kind of item. Names
//! and presence are taken from the model as they are.

mod context;
mod docs;
mod enums;
mod envelope;
mod event;
mod file;
mod header;
mod json_schema;
mod manifest;
mod markdown;
mod modules;
mod names;
mod object;
mod payload;
mod runtime;
mod texts;
mod tokens;
mod union;
mod vendor;

pub(super) use vendor::SCHEMAS;

use std::collections::BTreeMap;

use crate::internal::InternalError;
use crate::model::Model;

/// The files of the crate, by path relative to its directory.
pub fn generate(model: &Model) -> Result<BTreeMap<String, Vec<u8>>, InternalError> {
    let mut files = BTreeMap::new();
    files.insert("Cargo.toml".to_owned(), manifest::cargo_toml(model).into_bytes());
    files.insert("src/lib.rs".to_owned(), file::format(modules::lib(model), "the schemas")?);
    files.insert("rustfmt.toml".to_owned(), manifest::rustfmt_toml().into_bytes());
    files.extend(runtime::files());
    for vendor in &model.vendors {
        files.extend(vendor::files(vendor)?);
    }
    Ok(files)
}
