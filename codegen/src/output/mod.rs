//! The output directory: the only module that touches it.
//!
//! All files are rendered in memory before the first byte is written. What stands on the disk is
//! then compared with them, and the same comparison serves `--check`, which reports it, and a
//! run, which mends it.
//!
//! **Whose a file is.** A manifest, [`MANIFEST`], lists the files of the directory. Those that it
//! lists are ours: they are replaced and removed, and what is removed is named. A file whose first
//! lines carry [`MARK`] is replaced too, where one of ours belongs in its place; but it is not
//! removed for that, because a copy that somebody edited carries the mark as well. A run that
//! would have to overwrite any other is refused before it changes anything; files that are in
//! nobody's way are kept and named. A run that writes does not open them; `--check` reads a little
//! of them to show it, where there is a manifest. A file is only ever removed from a directory that
//! has a manifest, never from an output within the output, and never if its name says that it is
//! somebody else's (`.git`, `target`, `Cargo.lock`), whatever the manifest says.
//!
//! **A run can be killed at any moment.** A new file is written beside its target under a
//! temporary name, synced, and renamed over it, so that each file is whole at all times: the old
//! one or the new one. The order is: write all temporary files (what fails is most likely to fail
//! here, where nothing has changed yet); put in place a manifest that lists the old files and the
//! new ones; rename; remove; put in place the manifest that lists the new files alone. So at each
//! moment all that we have written is listed, `--check` tells how far a killed run came, and the
//! next run knows every file for ours, finishes the work, and removes temporary files left behind:
//! regular files with the name of one, sixteen random characters included.
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
pub use plan::{Comparison, Difference, OnDisk, State};
pub use single::{IsOurs, write_file};
pub use write::Written;

use disk::RealDisk;
use lock::Lock;
use manifest::Manifest;

/// Rendered files by path relative to the output directory, with `/` between parts.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A directory, and all that should stand in it.
#[derive(Debug)]
pub struct Output {
    folder: PathBuf,
    manifest: Manifest,
    files: Files,
}

impl Output {
    /// What should stand in a directory. The writer is the subcommand that writes it: a directory
    /// belongs to one.
    pub fn new(folder: &Path, writer: &str, mut files: Files) -> Result<Output, OutputError> {
        if let Some(path) = files.keys().find(|path| !is_plain(path)) {
            return Err(OutputError::BadPath(path.clone()));
        }
        let manifest = Manifest::new(writer, files.keys().cloned());
        files.insert(MANIFEST.to_owned(), manifest.to_text().into_bytes());
        Ok(Output { folder: folder.to_owned(), manifest, files })
    }

    /// Compares the directory with what should stand in it, and writes nothing.
    pub fn compare(&self, notice: &mut dyn FnMut(&str)) -> Result<Comparison<'_>, OutputError> {
        let _lock = if self.folder.is_dir() { Lock::shared(&self.folder, notice) } else { None };
        let mut comparison = plan::compare(self)?;
        comparison.look_at_others(&self.folder);
        Ok(comparison)
    }

    /// Makes the directory what it should be. On failure each file is whole, and the next run mends
    /// the rest.
    pub fn write(&self, notice: &mut dyn FnMut(&str)) -> Result<Written, OutputError> {
        std::fs::create_dir_all(&self.folder).map_err(OutputError::io("create", &self.folder))?;
        let _lock = Lock::exclusive(&self.folder, notice);
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
