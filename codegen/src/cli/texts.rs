//! What documents say in words: the hashes of what was last read.

use std::path::Path;

use clap::Args;

use super::adopt::write_all;
use super::drift::{Subjects, refuse};
use super::{Console, Status};
use crate::adopt::Written;
use crate::evidence::{Evidence, Lock};

/// What is done about what documents say in words.
#[derive(Args, Clone, Copy, Debug, Default)]
pub struct TextArgs {
    /// Report what documents say in other words than when they were last read, by the hashes in
    /// `.document.lock` of the vendor's directory.
    #[arg(long)]
    pub doc_changed: bool,
    /// Keep the hashes of what the documents say now, if all of it was understood: somebody has read
    /// them.
    #[arg(long)]
    pub accept_document: bool,
}

/// Keeps the hashes of what documents say.
pub(super) fn accept(
    console: &mut Console<'_>,
    subjects: &Subjects<'_>,
    evidence: &Evidence,
    is_understood: bool,
) -> Result<(), Status> {
    let name = &subjects.vendor.name;
    if !is_understood {
        let text = format!("something was not understood, so `{}` was not written", Lock::path(name));
        return Err(refuse(console, &text, &[]));
    }
    match accepted(subjects.schemas, name, evidence) {
        Ok(None) => Ok(()),
        Ok(Some(file)) => match write_all(console, subjects.schemas, std::slice::from_ref(&file)) {
            Some(status) => Err(status),
            None => {
                console.message(&format!("hookwright: wrote `{}`\n", subjects.schemas.join(&file.path).display()));
                Ok(())
            }
        },
        Err(why) => Err(refuse(console, &why, &["remove it, if it is no longer of use"])),
    }
}

/// The file with the hashes of what documents say; none if it is there already.
pub(super) fn accepted(schemas: &Path, vendor: &str, evidence: &Evidence) -> Result<Option<Written>, String> {
    let (before, old) = Lock::read(schemas, vendor)?.unzip();
    let new = Lock::of(evidence).and_before(before.unwrap_or_default()).to_text();
    let path = Lock::path(vendor);
    Ok((old.as_ref() != Some(&new)).then_some(Written { path, old, new }))
}
