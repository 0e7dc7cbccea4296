//! The Rust crate.
//!
//! `mod.rs` says which files there are; `naming` decides all names; each of the other modules emits
//! one kind of item. Presence and order are taken from the model as they are.

mod batch;
mod context;
mod docs;
mod enums;
mod envelope;
mod event;
mod event_decode;
mod file;
mod form;
mod front_page;
mod header;
mod json_schema;
mod keys;
mod kind_union;
mod manifest;
mod markdown;
mod modules;
mod name_table;
pub(crate) mod naming;
mod object;
mod payload;
mod readme;
mod request;
mod runtime;
mod signature;
mod signatures;
mod texts;
mod tokens;
mod union;
mod validation;
mod vendor;
mod wrapper;

pub use naming::{Symbols, ident_of};
pub use signatures::Signatures;
pub(super) use vendor::SCHEMAS;

use std::collections::BTreeMap;

use self::context::Context;
use crate::internal::InternalError;
use crate::model::Model;

/// The files of the crate, by path relative to its directory.
pub fn generate(model: &Model) -> Result<BTreeMap<String, Vec<u8>>, InternalError> {
    let (package, mut files) = (&model.settings.package, BTreeMap::new());
    let vendors: Vec<Context<'_>> = model.vendors.iter().map(Context::new).collect();
    files.insert("Cargo.toml".to_owned(), manifest::cargo_toml(&vendors, package).into_bytes());
    let common = model.common.iter().filter(|_| vendors.iter().any(|it| it.vendor.common_types().next().is_some()));
    let common: Vec<Context<'_>> = common.map(Context::new).collect();
    let lib = modules::lib(&vendors, !common.is_empty(), package);
    files.insert(readme::README.to_owned(), readme::readme(&vendors, package).into_bytes());
    files.insert("src/lib.rs".to_owned(), file::format(lib, "the schemas")?);
    files.insert("rustfmt.toml".to_owned(), manifest::rustfmt_toml().into_bytes());
    files.extend(runtime::files());
    for vendor in common.iter().chain(&vendors) {
        files.extend(vendor::files(vendor, package)?);
    }
    Ok(files)
}
