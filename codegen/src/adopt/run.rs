//! A run of adopting: what is new, what is changed, and what is left, one after the other.

use std::collections::BTreeMap;

use super::edited::Edited;
use super::error::AdoptError;
use super::files::{Files, Written};
use super::missing::Missing;
use super::{Request, find};
use crate::compile::{Compilation, compile_with};
use crate::drift::{Change, Declared, Drift, Rule, compare};
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

/// What a pass goes by.
#[derive(Clone, Copy)]
struct Pass<'p> {
    compilation: &'p Compilation,
    missing: &'p Missing,
    manner: Manner,
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

    /// Writes what comes of some changes, and returns all that were found. Changes that bring errors are
    /// left out, such as a new type that an example elsewhere does not fit.
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
        let files = Pass { compilation, missing, manner };
        let done = match self.tried(&files, &meant) {
            Err(_) if manner != Manner::Comment => self.sifted(&files, meant)?,
            tried => tried?,
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

    /// What comes of the changes that bring no errors. New events are not left out.
    fn sifted(&self, pass: &Pass<'_>, changes: Vec<&Change>) -> Result<Attempt, AdoptError> {
        let (mut kept, others): (Vec<&Change>, Vec<&Change>) =
            changes.into_iter().partition(|change| change.rule == Rule::EventAdded);
        let mut done = self.tried(pass, &kept)?;
        let mut parts: Vec<&[&Change]> = vec![&others];
        while let Some(part) = parts.pop() {
            let with: Vec<&Change> = kept.iter().chain(part).copied().collect();
            match self.tried(pass, &with) {
                Ok(attempt) => (done, kept) = (attempt, with),
                Err(_) if part.len() > 1 => {
                    let (first, second) = part.split_at(part.len() / 2);
                    parts.extend([second, first]);
                }
                Err(_) => {}
            }
        }
        Ok(done)
    }

    /// What would be written for some changes, if the schemas with it have no errors.
    fn tried(&self, pass: &Pass<'_>, changes: &[&Change]) -> Result<Attempt, AdoptError> {
        let Pass { compilation, missing, manner } = *pass;
        let (loaded, vendor) = find(compilation, self.request.vendor).ok_or(AdoptError::Unread)?;
        let mut files = Files::new(self.request.schemas, loaded, &compilation.sources);
        let edited = Edited { request: self.request, loaded, vendor, missing, evidence: self.evidence };
        let mut unclear = Vec::new();
        let docs = match manner {
            Manner::Add | Manner::Change => edited.write(changes, &mut files, &mut unclear)?,
            Manner::Comment => edited.comment(changes, &mut files)?,
        };
        let files = files.finish();
        self.compile_with(&files)?;
        Ok(Attempt { files, docs, unclear })
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
