//! The output directory: the only module that touches it.
//!
//! All files are rendered in memory before the first byte is written. They are then compared with
//! the files on disk. `--check` reports the differences; a run that writes removes them.
//!
//! **Ownership.** A manifest, [`MANIFEST`], lists the files that hookwright owns in the directory.
//! - A listed file is replaced or removed; each removed file is named.
//! - A file whose first lines carry [`MARK`] is replaced where a generated file has the same path.
//!   It is not removed for its mark alone, because an edited copy carries the mark too.
//! - Any other file is kept and named. If a generated file has its path, the run is refused before
//!   it changes anything. A run that writes does not open such files; `--check` reads the start of
//!   each to show it, where there is a manifest.
//! - Nothing is removed from a directory without a manifest, from an output directory within this
//!   one, or where the name says that another program owns it (`.git`, `target`, `Cargo.lock`),
//!   whatever the manifest says.
//!
//! **A run can be killed at any moment.** A new file is written beside its target under a
//! temporary name, synced, and renamed over it, so that each file is whole at all times: the old
//! one or the new one. The order is:
//! 1. write all temporary files: most failures happen here, where nothing has changed yet;
//! 2. install a manifest that lists both the old and the new files;
//! 3. rename, then remove;
//! 4. install the manifest that lists the new files alone.
//!
//! So at each moment the manifest lists every file that we have written. After a killed run
//! `--check` lists what is not current, and the next run completes the work and removes temporary
//! files: regular files whose name matches, with its sixteen random characters.
//!
//! **Two runs at once** wait for each other, by a lock on the directory.

mod diff;
mod disk;
mod error;
mod lock;
mod manifest;
mod plan;
mod single;
#[cfg(test)]
mod tests;
mod walk;
mod write;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub use crate::mark::MARK;
pub use diff::short_diff;
pub use error::OutputError;
pub use manifest::MANIFEST;
pub use plan::{Comparison, Difference, FileKind, OnDisk, State};
pub use single::{IsOurs, write_file};
pub use write::Written;

use disk::RealDisk;
use lock::Lock;
use manifest::Manifest;

/// Rendered files by path relative to the output directory, with `/` between parts.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A directory and the files that belong in it.
#[derive(Debug)]
pub struct Output {
    directory: PathBuf,
    manifest: Manifest,
    files: Files,
}

impl Output {
    /// The files that belong in a directory. The writer is the subcommand that owns the directory:
    /// each directory has one.
    pub fn new(directory: &Path, writer: &str, mut files: Files) -> Result<Output, OutputError> {
        if let Some(path) = files.keys().find(|path| !is_plain(path)) {
            return Err(OutputError::BadPath(path.clone()));
        }
        let manifest = Manifest::new(writer, files.keys().cloned());
        files.insert(MANIFEST.to_owned(), manifest.to_text().into_bytes());
        Ok(Output { directory: directory.to_owned(), manifest, files })
    }

    /// Compares the directory with the rendered files, and writes nothing.
    pub fn compare(&self, notice: &mut dyn FnMut(&str)) -> Result<Comparison<'_>, OutputError> {
        let _lock = if self.directory.is_dir() { Lock::shared(&self.directory, notice) } else { None };
        let mut comparison = plan::compare(self)?;
        comparison.read_foreign_files(&self.directory);
        Ok(comparison)
    }

    /// Brings the directory up to date. On failure each file is whole, and the next run completes
    /// the work.
    pub fn write(&self, notice: &mut dyn FnMut(&str)) -> Result<Written, OutputError> {
        std::fs::create_dir_all(&self.directory).map_err(OutputError::io("create", &self.directory))?;
        let _lock = Lock::exclusive(&self.directory, notice);
        write::apply(self, &mut RealDisk)
    }
}

/// Whether the path is relative, portable, and not reserved for internal files.
fn is_plain(path: &str) -> bool {
    let plain_part = |part: &str| !part.is_empty() && part != "." && part != "..";
    let plain_char = |c: char| !c.is_control() && !matches!(c, '\\' | ':');
    let own = [MANIFEST, lock::FILE].contains(&path) || write::is_temporary(path);
    !own && path.split('/').all(plain_part) && path.chars().all(plain_char)
}
