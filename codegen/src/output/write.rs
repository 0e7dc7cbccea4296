//! Brings the output directory up to date. The parent module tells what keeps each file whole.

use std::collections::{BTreeSet, VecDeque};
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::manifest::{MANIFEST, Manifest, may_remove};
use super::plan::{Comparison, Difference, FileKind, OnDisk, State, compare, look};
use super::{Output, OutputError};
use crate::staged;

/// What a run did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// How many files were written.
    pub written: usize,
    /// How many files were current, and were not touched.
    pub unchanged: usize,
    /// The files that were removed.
    pub removed: Vec<String>,
    /// The files that hookwright does not own, and kept.
    pub kept: Vec<String>,
}

/// Whether a path is that of a temporary file of hookwright.
pub(super) fn is_temporary(path: &str) -> bool {
    staged::is_temporary(path.rsplit('/').next().unwrap_or(path))
}

/// Brings the directory up to date. The caller holds the lock.
pub(super) fn apply(output: &Output, disk: &mut dyn Disk) -> Result<Written, OutputError> {
    let comparison = compare(output)?;
    let obstacles: Vec<String> = comparison.differences.iter().filter_map(Difference::obstacle).collect();
    if !obstacles.is_empty() {
        return Err(OutputError::InTheWay { directory: output.directory.clone(), obstacles });
    }
    let mut run = Run { directory: &output.directory, disk, staged: VecDeque::new(), created: Vec::new() };
    let done = run.all(output, &comparison);
    if done.is_err() {
        run.roll_back();
    }
    done
}

/// A file that is written under its temporary name.
struct Staged {
    temporary: PathBuf,
    target: PathBuf,
}

/// Files that are not rendered.
#[derive(Default)]
struct Orphans {
    /// Removed already.
    removed: Vec<String>,
    /// To be removed.
    owned: Vec<String>,
    /// Not owned by hookwright.
    kept: Vec<String>,
}

struct Run<'a> {
    directory: &'a Path,
    disk: &'a mut dyn Disk,
    /// In the order in which they are installed.
    staged: VecDeque<Staged>,
    created: Vec<PathBuf>,
}

impl Run<'_> {
    fn all(&mut self, output: &Output, comparison: &Comparison<'_>) -> Result<Written, OutputError> {
        let Orphans { mut removed, owned: orphans, kept } = self.classify_orphans(comparison)?;
        let (first, last) = manifests(output, comparison);
        if let Some(manifest) = &first {
            self.stage(MANIFEST, manifest.to_text().as_bytes())?;
        }
        let mut written = 0;
        for difference in &comparison.differences {
            let Some(bytes) = difference.rendered else { continue };
            written += 1;
            if difference.path != MANIFEST {
                self.stage(&difference.path, bytes)?;
            }
        }
        if let Some(manifest) = &last {
            self.stage(MANIFEST, manifest.to_text().as_bytes())?;
        }

        let mut touched = BTreeSet::new();
        if first.is_some() {
            self.install(&mut touched)?;
            self.disk.sync_directory(self.directory);
        }
        while self.staged.len() > usize::from(last.is_some()) {
            self.install(&mut touched)?;
        }
        for path in &orphans {
            self.remove(path)?;
            touched.extend(self.directory.join(path).parent().map(Path::to_owned));
        }
        self.remove_empty_directories(output, comparison, &orphans);
        while !self.staged.is_empty() {
            self.install(&mut touched)?;
        }
        for directory in touched.iter().filter(|directory| directory.exists()) {
            self.disk.sync_directory(directory);
        }
        removed.extend(orphans);
        removed.sort();
        Ok(Written { written, unchanged: comparison.unchanged, removed, kept })
    }

    /// Tells which orphans to remove. Temporary files of a killed run are removed at once: it may
    /// have filled the disk with them.
    fn classify_orphans(&mut self, comparison: &Comparison<'_>) -> Result<Orphans, OutputError> {
        let mut orphans = Orphans::default();
        for Difference { path, ours, .. } in comparison.differences.iter().filter(|d| d.state == State::Orphaned) {
            match ours {
                true if is_temporary(path) => {
                    self.remove(path)?;
                    orphans.removed.push(path.clone());
                }
                true => orphans.owned.push(path.clone()),
                false => orphans.kept.push(path.clone()),
            }
        }
        Ok(orphans)
    }

    /// Writes a file beside its target.
    fn stage(&mut self, path: &str, bytes: &[u8]) -> Result<(), OutputError> {
        let target = self.directory.join(path);
        let directory = target.parent().unwrap_or(self.directory).to_owned();
        self.create_directories(&directory)?;
        let temporary = self.disk.stage(&directory, bytes).map_err(OutputError::io("write", &target))?;
        self.staged.push_back(Staged { temporary, target });
        Ok(())
    }

    /// Renames the next staged file to its target.
    fn install(&mut self, touched: &mut BTreeSet<PathBuf>) -> Result<(), OutputError> {
        if let Some(Staged { temporary, target }) = self.staged.front() {
            self.disk.rename(temporary, target).map_err(OutputError::io("replace", target))?;
            touched.extend(target.parent().map(Path::to_owned));
            self.staged.pop_front();
        }
        Ok(())
    }

    fn create_directories(&mut self, directory: &Path) -> Result<(), OutputError> {
        let missing = directory.ancestors().take_while(|directory| *directory != self.directory && !directory.exists());
        let missing: Vec<PathBuf> = missing.map(Path::to_owned).collect();
        for directory in missing.into_iter().rev() {
            self.disk.create_directory(&directory).map_err(OutputError::io("create", &directory))?;
            self.created.push(directory);
        }
        Ok(())
    }

    fn remove(&mut self, path: &str) -> Result<(), OutputError> {
        let path = self.directory.join(path);
        self.disk.remove_file(&path).map_err(OutputError::io("remove", &path))
    }

    /// Removes the directories that have become empty, also those of an earlier run that was killed:
    /// the manifest on disk still lists what was in them.
    fn remove_empty_directories(&mut self, output: &Output, comparison: &Comparison<'_>, orphans: &[String]) {
        let listed = comparison.manifest.iter().flat_map(Manifest::paths);
        let listed = listed.filter(|path| !output.manifest.lists(path) && may_remove(path));
        let removed = listed.chain(orphans.iter().map(String::as_str));
        let directories: BTreeSet<&str> = removed.flat_map(directories_of).collect();
        for directory in directories.into_iter().rev() {
            if matches!(look(self.directory, directory, 0), Ok(OnDisk::Other(FileKind::Directory))) {
                let _not_empty = self.disk.remove_directory(&self.directory.join(directory));
            }
        }
    }

    /// Removes what was not installed. What cannot be removed is left to the next run.
    fn roll_back(&mut self) {
        for staged in &self.staged {
            let _left_to_the_next_run = self.disk.remove_file(&staged.temporary);
        }
        for directory in self.created.iter().rev() {
            let _not_empty = self.disk.remove_directory(directory);
        }
    }
}

/// The manifest to install first, which lists the old and the new files, and the one to install
/// last. None where the manifest on disk is that one already.
fn manifests(output: &Output, comparison: &Comparison<'_>) -> (Option<Manifest>, Option<Manifest>) {
    let old = comparison.manifest.as_ref();
    let union = old.map_or_else(|| output.manifest.clone(), |old| old.union(&output.manifest));
    let first = (old != Some(&union)).then_some(union);
    let differs = comparison.differences.iter().any(|difference| difference.path == MANIFEST);
    let last = (differs && first.as_ref() != Some(&output.manifest)).then(|| output.manifest.clone());
    (first, last)
}

/// The directories that a path leads through: of `a/b/c` they are `a` and `a/b`.
pub(super) fn directories_of(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').filter_map(|(end, _)| path.get(..end))
}
