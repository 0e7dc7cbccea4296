//! Writes into the schemas what documents have and the schemas lack.
//!
//! What documents say is compared with the model as `drift` does it. What is new is drafted, put into
//! the files where it belongs, and tried in memory: the schemas with it must compile, and drift is
//! asked again, so that what is called adopted is no difference any more.

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
mod patch;
mod place;
mod presence;
mod registry;
mod render;
mod report;
mod run;
mod sample;
mod scalar;
mod types;
pub(crate) mod yaml;

pub(crate) use draft::{Body, EventDraft};
pub(crate) use edit::{At, Step, Text};
pub(crate) use error::AdoptError;
pub(crate) use files::Written;
pub(crate) use infer::{Inference, Sources};
pub(crate) use known::Known;
pub(crate) use names::{TakenNames, camel_or};
pub(crate) use patch::patch;
pub(crate) use presence::Defaults;
pub(crate) use render::{Lines, Renderer};
pub(crate) use report::Report;
pub(crate) use sample::with_small_guids;

use std::path::Path;

use crate::compile::Compilation;
use crate::drift::{Change, Rule};
use crate::evidence::{Evidence, Layout, NotUnderstood};
use crate::load::{LoadedVendor, Unsaved};
use crate::model::Vendor;
pub(crate) use missing::Missing;
use missing::with_missing;
use run::{Manner, Run};

/// What documents say, and whose they are.
pub(crate) struct Request<'r> {
    pub(crate) schemas: &'r Path,
    pub(crate) vendor: &'r str,
    pub(crate) layout: &'r Layout,
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

/// Finds out what is to be written, and tries it.
pub(crate) fn adopt(
    request: &Request<'_>,
    compilation: &Compilation,
    missing: &Missing,
    evidence: &Evidence,
) -> Result<Adoption, AdoptError> {
    let mut run = Run::new(request, evidence);
    // What is new comes first: whether something is gone, or has another type, is told afterwards.
    let is_new = |change: &Change| matches!(change.rule, Rule::EventAdded | Rule::FieldAdded);
    let before = run.pass(compilation, missing, Manner::Add, &is_new)?;
    let grown = run.compile()?;
    run.pass(&grown, &Missing::default(), Manner::Change, &|_| true)?;
    let changed = run.compile()?;
    run.pass(&changed, &Missing::default(), Manner::Comment, &|_| true)?;
    let after = run.compile()?;
    let left = run.drift(&after)?.changes;
    let is_left = |change: &Change| left.iter().any(|other| other.is_about_the_same(change));
    let adopted = before.into_iter().filter(|change| !is_left(change)).collect();
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
