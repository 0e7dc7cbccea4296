//! A run of adopting: what is new, what is changed, and what is left, one after the other.

use std::collections::BTreeMap;

use super::changes::Standing;
use super::edited::Edited;
use super::error::AdoptError;
use super::files::{Files, Written};
use super::missing::Missing;
use super::source::Source;
use super::{Request, find};
use crate::common::Shared;
use crate::compile::{Compilation, compile_sharing};
use crate::drift::{Change, Declared, Drift, Rule};
use crate::evidence::NotUnderstood;
use crate::load::Unsaved;

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

/// What a pass goes by.
#[derive(Clone, Copy)]
struct Pass<'p> {
    source: &'p dyn Source,
    compilation: &'p Compilation,
    missing: &'p Missing,
    manner: Manner,
}

/// The changes that a pass has found, and the schemas after it, if it has written something.
type Passed = (Vec<Change>, Option<Compilation>);

/// What would be written for some changes.
struct Attempt {
    files: Vec<Written>,
    /// The schemas with them, if there are any.
    compilation: Option<Compilation>,
    docs: usize,
    unclear: Vec<NotUnderstood>,
}

/// What a source came to.
pub(super) struct Done {
    /// The schemas with what was written, if something was.
    pub(super) grown: Option<Compilation>,
    pub(super) adopted: Vec<Change>,
    pub(super) left: Vec<Change>,
}

/// A run of adopting, while it goes on.
pub(super) struct Run<'r> {
    request: &'r Request<'r>,
    pub(super) files: BTreeMap<String, Written>,
    pub(super) not_understood: Vec<NotUnderstood>,
    pub(super) docs: usize,
}

impl<'r> Run<'r> {
    pub(super) fn new(request: &'r Request<'r>) -> Self {
        Run { request, files: BTreeMap::new(), not_understood: Vec::new(), docs: 0 }
    }

    /// Adopts what a source has.
    pub(super) fn adopt(
        &mut self,
        source: &dyn Source,
        compilation: &Compilation,
        missing: &Missing,
    ) -> Result<Done, AdoptError> {
        // What is new comes first: whether something is gone, or has another type, is told afterwards.
        let is_new = |change: &Change| matches!(change.rule, Rule::EventAdded | Rule::FieldAdded);
        let pass = Pass { source, compilation, missing, manner: Manner::Add };
        let (found, mut grown) = self.pass(&pass, &is_new)?;
        let (none, mut all) = (Missing::default(), found);
        for manner in [Manner::Change, Manner::Comment] {
            let compilation = grown.as_ref().unwrap_or(compilation);
            let pass = Pass { source, compilation, missing: &none, manner };
            let (found, next) = self.pass(&pass, &|_| true)?;
            // What is there may be too narrow once something new refers to it.
            let is_known = |change: &Change| all.iter().any(|known| known.is_about_the_same(change));
            let more = found.into_iter().filter(|change| !change.rule.is_removal() && !is_known(change));
            all.extend(more.collect::<Vec<_>>());
            grown = next.or(grown);
        }
        let left = self.drift(source, grown.as_ref().unwrap_or(compilation))?.changes;
        let is_left = |change: &Change| left.iter().any(|other| other.is_about_the_same(change));
        let adopted = all.into_iter().filter(|change| !is_left(change)).collect();
        Ok(Done { grown, adopted, left })
    }

    /// Writes what comes of some changes, and returns all that were found. Changes that bring errors are
    /// left out, such as a new type that an example elsewhere does not fit.
    fn pass(&mut self, pass: &Pass<'_>, is_meant: &dyn Fn(&Change) -> bool) -> Result<Passed, AdoptError> {
        let drift = self.drift(pass.source, pass.compilation)?;
        self.not_understood.extend(drift.not_understood);
        let meant: Vec<&Change> = drift.changes.iter().filter(|change| is_meant(change)).collect();
        if meant.is_empty() && pass.missing.names.is_empty() {
            return Ok((drift.changes, None));
        }
        let done = match self.tried(pass, &meant) {
            Err(_) if pass.manner != Manner::Comment => self.sifted(pass, meant)?,
            tried => tried?,
        };
        self.docs += done.docs;
        self.not_understood.extend(done.unclear);
        for file in done.files {
            let first = self.files.get(&file.path);
            let old = first.map_or(file.old, |first| first.old.clone());
            self.files.insert(file.path.clone(), Written { old, ..file });
        }
        Ok((drift.changes, done.compilation))
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
        let Pass { source, compilation, missing, manner } = *pass;
        let (loaded, vendor) = find(compilation, self.request.vendor).ok_or(AdoptError::Unread)?;
        let mut files = Files::new(self.request.schemas, loaded, &compilation.sources);
        let standing = Standing { vendor, loaded };
        let edited = Edited { source, documents: self.request.documents, standing, missing };
        let mut unclear = Vec::new();
        let docs = match manner {
            Manner::Add | Manner::Change => edited.write(changes, &mut files, &mut unclear)?,
            Manner::Comment => edited.comment(changes, &mut files)?,
        };
        let files = files.finish();
        let compilation = if files.is_empty() { None } else { Some(self.compile_with(&files)?) };
        Ok(Attempt { files, compilation, docs, unclear })
    }

    /// Compiles the schemas with what has been written so far, and some files besides.
    fn compile_with(&self, files: &[Written]) -> Result<Compilation, AdoptError> {
        let files = self.files.values().chain(files);
        let unsaved: Unsaved = files.map(|file| (file.path.clone(), file.new.clone())).collect();
        let compilation = compile_sharing(self.request.schemas, &unsaved, Shared::All);
        match compilation.model {
            Some(_) => Ok(compilation),
            None => Err(AdoptError::Refused(Box::new(compilation))),
        }
    }

    /// What differs and is not allowed.
    fn drift(&self, source: &dyn Source, compilation: &Compilation) -> Result<Drift, AdoptError> {
        let (loaded, vendor) = find(compilation, self.request.vendor).ok_or(AdoptError::Unread)?;
        let declared = Declared::new(loaded);
        let mut drift = source.drift(vendor);
        // Allowances that are of no use are for drift to tell.
        let _unused = drift.allow(&declared.allowances, |item| declared.file(item));
        Ok(drift)
    }
}
