//! A run of adopting: what is new, what is changed, and what is left, one after the other.

use std::collections::BTreeMap;

use super::edited::Edited;
use super::error::AdoptError;
use super::files::{Files, Written};
use super::missing::Missing;
use super::{Request, find};
use crate::compile::{Compilation, compile_with};
use crate::drift::{Change, Declared, Drift, compare};
use crate::evidence::{Evidence, NotUnderstood};
use crate::load::Unsaved;

/// What is done about changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
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
pub(super) struct Run<'r> {
    request: &'r Request<'r>,
    evidence: &'r Evidence,
    pub(super) files: BTreeMap<String, Written>,
    pub(super) not_understood: Vec<NotUnderstood>,
    pub(super) docs: usize,
}

impl<'r> Run<'r> {
    pub(super) fn new(request: &'r Request<'r>, evidence: &'r Evidence) -> Self {
        Run { request, evidence, files: BTreeMap::new(), not_understood: Vec::new(), docs: 0 }
    }

    /// Writes what comes of some changes, and returns all that were found. Changes of what is there
    /// that bring errors are left out, such as a new type that an example elsewhere does not fit.
    pub(super) fn pass(
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
    pub(super) fn compile(&self) -> Result<Compilation, AdoptError> {
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
    pub(super) fn drift(&self, compilation: &Compilation) -> Result<Drift, AdoptError> {
        let (loaded, vendor) = find(compilation, self.request.vendor).ok_or(AdoptError::Unread)?;
        let declared = Declared::new(loaded);
        let mut drift = compare(self.evidence, self.request.layout, vendor);
        // Allowances that are of no use are for drift to tell.
        let _unused = drift.allow(&declared.allowances, |item| declared.file(item));
        Ok(drift)
    }
}
