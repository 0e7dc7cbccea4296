//! Writes into the schemas what documents have and the schemas lack.
//!
//! What documents say is compared with the model as `drift` does it. What is new is drafted, put into
//! the files where it belongs, and tried in memory: the schemas with it must compile, and drift is
//! asked again, so that what is called adopted is no difference any more.

mod captured;
mod changes;
mod dictionary;
mod draft;
mod edit;
mod edited;
mod enums;
mod error;
mod events;
mod files;
mod infer;
mod known;
mod missing;
mod names;
mod node;
mod objects;
mod pages;
mod patch;
mod place;
mod presence;
mod registry;
mod render;
mod report;
mod run;
mod sample;
mod scalar;
mod schemas;
mod source;
mod types;
mod write;
mod written;
pub(crate) mod yaml;

pub(crate) use captured::Captured;
pub(crate) use error::AdoptError;
pub(crate) use files::Written;
pub(crate) use pages::Pages;
pub(crate) use patch::patch;
pub(crate) use report::Report;
pub(crate) use sample::with_small_guids;
pub(crate) use schemas::JsonSchemas;
pub(crate) use source::Source;
pub(crate) use write::write_all;

use std::path::Path;

use crate::compile::Compilation;
use crate::drift::Change;
use crate::evidence::NotUnderstood;
use crate::load::{LoadedVendor, Unsaved};
use crate::model::Vendor;
pub(crate) use missing::Missing;
use missing::with_missing;
use run::Run;

/// What documents say, and whose they are.
pub(crate) struct Request<'r> {
    pub(crate) schemas: &'r Path,
    pub(crate) vendor: &'r str,
    /// The names of the documents, as `TODO` marks have them.
    pub(crate) documents: &'r [String],
}

/// What adopting comes to.
#[derive(Debug)]
pub(crate) struct Adoption {
    pub(crate) files: Vec<Written>,
    /// What was found and is no difference any more.
    pub(crate) adopted: Vec<Change>,
    /// What is left to people.
    pub(crate) left: Vec<Change>,
    pub(crate) not_understood: Vec<NotUnderstood>,
    /// How many descriptions are to be written by people.
    pub(crate) docs: usize,
}

/// Compiles the schemas as they are. Types that they name and lack are made up, because adopting
/// writes them.
pub(crate) fn compile(schemas: &Path, vendor: &str) -> (Compilation, Missing) {
    with_missing(schemas, vendor, &Unsaved::new())
}

/// Finds out what is to be written, and tries it. Each source goes on with what those before it have
/// written.
pub(crate) fn adopt(
    request: &Request<'_>,
    compilation: &Compilation,
    missing: &Missing,
    sources: &[&dyn Source],
) -> Result<Adoption, AdoptError> {
    let mut run = Run::new(request);
    let (mut adopted, mut left) = (Vec::new(), Vec::new());
    let none = Missing::default();
    let mut grown: Option<Compilation> = None;
    for source in sources {
        let missing = if run.files.is_empty() { missing } else { &none };
        let done = run.adopt(*source, grown.as_ref().unwrap_or(compilation), missing)?;
        adopted.extend(done.adopted);
        left.extend(done.left);
        grown = done.grown.or(grown);
    }
    let Run { files, mut not_understood, docs, .. } = run;
    not_understood.sort();
    not_understood.dedup();
    let files = files.into_values().filter(|file| file.old.as_ref() != Some(&file.new)).collect();
    Ok(Adoption { files, adopted, left, not_understood, docs })
}

fn find<'c>(compilation: &'c Compilation, name: &str) -> Option<(&'c LoadedVendor, &'c Vendor)> {
    let loaded = compilation.loaded.iter().find(|loaded| loaded.name == name)?;
    let mut vendors = compilation.model.iter().flat_map(|model| &model.vendors);
    Some((loaded, vendors.find(|vendor| vendor.name == name)?))
}
