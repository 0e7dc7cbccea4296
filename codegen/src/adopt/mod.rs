//! Writes into the schemas what documents have and the schemas lack.
//!
//! What documents say is compared with the model as `drift` does it. What is new is drafted, put into
//! the files where it belongs, and tried in memory: the schemas with it must compile, and drift is
//! asked again, so that what is called adopted is no difference any more.

mod changes;
mod dictionary;
mod draft;
mod edit;
mod error;
mod events;
mod files;
mod infer;
mod known;
mod missing;
mod names;
mod node;
mod patch;
mod place;
mod presence;
mod registry;
mod render;
mod report;
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
pub(crate) use names::camel_or;
pub(crate) use patch::patch;
pub(crate) use presence::Defaults;
pub(crate) use render::{Lines, Renderer};
pub(crate) use report::Report;
pub(crate) use sample::with_small_guids;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::compile::{Compilation, compile_with};
use crate::drift::{Change, Declared, Drift, Rule, compare};
use crate::evidence::{Evidence, Layout, NotUnderstood, Owner};
use crate::load::{LoadedVendor, Unsaved};
use crate::model::Vendor;
use changes::{Decider, apply, users};
use events::Drafter;
use files::Files;
pub(crate) use missing::Missing;
use missing::with_missing;
use place::Placer;

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
    let mut run = Run { request, evidence, files: BTreeMap::new(), not_understood: Vec::new(), docs: 0 };
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

/// What is done about changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Manner {
    /// What is new is written.
    Add,
    /// What is there is changed, where that makes no errors.
    Change,
    /// What is left becomes comments.
    Comment,
}

/// What would be written for some changes.
struct Attempt {
    files: Vec<Written>,
    docs: usize,
    unclear: Vec<NotUnderstood>,
}

/// A run of adopting, while it goes on.
struct Run<'r> {
    request: &'r Request<'r>,
    evidence: &'r Evidence,
    files: BTreeMap<String, Written>,
    not_understood: Vec<NotUnderstood>,
    docs: usize,
}

impl Run<'_> {
    /// Writes what comes of some changes, and returns all that were found. Changes of what is there
    /// that bring errors are left out, such as a new type that an example elsewhere does not fit.
    fn pass(
        &mut self,
        compilation: &Compilation,
        missing: &Missing,
        manner: Manner,
        is_meant: &dyn Fn(&Change) -> bool,
    ) -> Result<Vec<Change>, AdoptError> {
        let drift = self.drift(compilation)?;
        self.not_understood.extend(drift.not_understood);
        let meant: Vec<&Change> = drift.changes.iter().filter(|change| is_meant(change)).collect();
        let whole = self.attempt(compilation, missing, manner, &meant)?;
        let done = match self.compile_with(&whole.files) {
            Ok(_) => whole,
            Err(refused) if manner != Manner::Change => return Err(refused),
            Err(_) => {
                let mut good: Vec<&Change> = Vec::new();
                for change in meant {
                    let alone = self.attempt(compilation, missing, manner, &[change])?;
                    good.extend(self.compile_with(&alone.files).is_ok().then_some(change));
                }
                self.attempt(compilation, missing, manner, &good)?
            }
        };
        self.docs += done.docs;
        self.not_understood.extend(done.unclear);
        for file in done.files {
            let first = self.files.get(&file.path);
            let old = first.map_or(file.old, |first| first.old.clone());
            self.files.insert(file.path.clone(), Written { old, ..file });
        }
        Ok(drift.changes)
    }

    fn attempt(
        &self,
        compilation: &Compilation,
        missing: &Missing,
        manner: Manner,
        changes: &[&Change],
    ) -> Result<Attempt, AdoptError> {
        let (loaded, vendor) = find(compilation, self.request.vendor).ok_or(AdoptError::Unread)?;
        let mut files = Files::new(self.request.schemas, loaded, &compilation.sources);
        let edited = Edited { request: self.request, loaded, vendor, missing, evidence: self.evidence };
        let mut unclear = Vec::new();
        let docs = match manner {
            Manner::Add | Manner::Change => edited.write(changes, &mut files, &mut unclear)?,
            Manner::Comment => edited.comment(changes, &mut files)?,
        };
        Ok(Attempt { files: files.finish(), docs, unclear })
    }

    /// Compiles the schemas with what has been written so far.
    fn compile(&self) -> Result<Compilation, AdoptError> {
        self.compile_with(&[])
    }

    /// The same, with some files besides.
    fn compile_with(&self, files: &[Written]) -> Result<Compilation, AdoptError> {
        let files = self.files.values().chain(files);
        let unsaved: Unsaved = files.map(|file| (file.path.clone(), file.new.clone())).collect();
        let compilation = compile_with(self.request.schemas, &unsaved);
        match compilation.model {
            Some(_) => Ok(compilation),
            None => Err(AdoptError::Refused(Box::new(compilation))),
        }
    }

    /// What differs and is not allowed.
    fn drift(&self, compilation: &Compilation) -> Result<Drift, AdoptError> {
        let (loaded, vendor) = find(compilation, self.request.vendor).ok_or(AdoptError::Unread)?;
        let declared = Declared::new(loaded);
        let mut drift = compare(self.evidence, self.request.layout, vendor);
        // Allowances that are of no use are for drift to tell.
        let _unused = drift.allow(&declared.allowances, |item| declared.file(item));
        Ok(drift)
    }
}

fn find<'c>(compilation: &'c Compilation, name: &str) -> Option<(&'c LoadedVendor, &'c Vendor)> {
    let loaded = compilation.loaded.iter().find(|loaded| loaded.name == name)?;
    let mut vendors = compilation.model.iter().flat_map(|model| &model.vendors);
    Some((loaded, vendors.find(|vendor| vendor.name == name)?))
}

/// A vendor that is edited.
struct Edited<'a> {
    request: &'a Request<'a>,
    loaded: &'a LoadedVendor,
    vendor: &'a Vendor,
    missing: &'a Missing,
    evidence: &'a Evidence,
}

impl<'a> Edited<'a> {
    fn write(
        &self,
        changes: &[&Change],
        files: &mut Files<'a>,
        not_understood: &mut Vec<NotUnderstood>,
    ) -> Result<usize, AdoptError> {
        let Edited { request, loaded, vendor, missing, evidence } = *self;
        let known = Known::new(vendor, loaded, None);
        let names: BTreeSet<String> = missing.names.keys().cloned().collect();
        let sources = Sources { evidence: Some(evidence), layout: request.layout, missing: &names };
        let mut inference = Inference::new(&known, sources);
        let added: Vec<&str> = changes
            .iter()
            .filter(|change| change.rule == Rule::EventAdded)
            .filter_map(|change| change.event.as_deref())
            .collect();
        missing.names.iter().for_each(|(name, field)| inference.add_missing(name, field));
        self.documented_types().into_iter().for_each(|name| inference.need(name, &[]));
        let new = Drafter::new(&mut inference, evidence, vendor).events(&added);
        let mut decider = Decider {
            inference: &mut inference,
            evidence,
            vendor,
            loaded,
            documents: request.documents,
            actions: Vec::new(),
        };
        changes.iter().for_each(|change| decider.decide(change));
        let actions = decider.actions;
        not_understood.append(&mut inference.unclear);
        let types = std::mem::take(&mut inference.types);
        inference.types.clone_from(&types);
        let mut users_of: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (ty, home) in users(&actions, files) {
            users_of.entry(ty).or_default().insert(home);
        }
        let is_reference = |ty: &crate::model::TypeRef<String>| inference.is_reference(ty);
        let in_dictionary = |name: &str| known.has_entry(name);
        let mut placer = Placer {
            files,
            evidence,
            documents: request.documents,
            defaults: Defaults::default().within(loaded.vendor.presence),
            is_reference: &is_reference,
            in_dictionary: &in_dictionary,
            users: users_of,
            docs: 0,
        };
        placer.write(new, types)?;
        apply(&actions, &mut placer)?;
        Ok(placer.docs)
    }

    /// Says in comments what is left to people.
    fn comment(&self, changes: &[&Change], files: &mut Files<'a>) -> Result<usize, AdoptError> {
        for change in changes {
            let place = change.at.and_then(|at| Some((self.request.documents.get(at.document)?, at.line)));
            let place = place.map(|(document, line)| format!(" ({document}:{line})")).unwrap_or_default();
            if let Some(item) = changes::commented(change, files) {
                files.comment(&item, &format!("{}{place}", change.text))?;
            }
        }
        Ok(0)
    }

    /// Types that documents describe and the schemas lack.
    fn documented_types(&self) -> Vec<&'a str> {
        let tables = self.evidence.tables.iter().map(|table| &table.owner);
        let owners = tables.chain(self.evidence.examples.iter().map(|example| &example.owner));
        let described = owners.filter_map(|owner| match owner {
            Owner::Type(name) => Some(name.as_str()),
            _ => None,
        });
        let listed = self.evidence.values.iter().filter(|value| value.variant_of.is_none());
        let names = described.chain(listed.map(|value| value.ty.as_str()));
        let mut lacking: Vec<&str> = Vec::new();
        for name in names.filter(|name| self.vendor.type_def(name).is_none()) {
            if !lacking.contains(&name) {
                lacking.push(name);
            }
        }
        lacking
    }
}
