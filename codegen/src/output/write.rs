//! Brings the output directory in order. What keeps each file whole is told in the parent module.

use std::collections::{BTreeSet, VecDeque};
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::manifest::{MANIFEST, Manifest, may_remove};
use super::plan::{Comparison, Difference, OnDisk, State, compare, look};
use super::{Output, OutputError};
use crate::staged;

/// What a run did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// How many files were written.
    pub written: usize,
    /// How many files were as they should be, and were not touched.
    pub unchanged: usize,
    /// The files that were removed.
    pub removed: Vec<String>,
    /// The files that are not ours, and were kept.
    pub kept: Vec<String>,
}

/// Whether a path is that of a temporary file of ours.
pub(super) fn is_temporary(path: &str) -> bool {
    staged::is_temporary(path.rsplit('/').next().unwrap_or(path))
}

/// Brings the directory in order. The caller holds the lock.
pub(super) fn apply(output: &Output, disk: &mut dyn Disk) -> Result<Written, OutputError> {
    let comparison = compare(output)?;
    let obstacles: Vec<String> = comparison.differences.iter().filter_map(Difference::obstacle).collect();
    if !obstacles.is_empty() {
        return Err(OutputError::InTheWay { folder: output.folder.clone(), obstacles });
    }
    let mut run = Run { folder: &output.folder, disk, staged: VecDeque::new(), created: Vec::new() };
    let done = run.all(output, &comparison);
    if done.is_err() {
        run.abandon();
    }
    done
}

/// A file that is written, but not yet in its place.
struct Staged {
    temporary: PathBuf,
    target: PathBuf,
}

/// Files that should not be there.
#[derive(Default)]
struct Orphans {
    /// What has been removed already.
    removed: Vec<String>,
    /// What will be removed.
    ours: Vec<String>,
    /// What is not ours.
    kept: Vec<String>,
}

struct Run<'a> {
    folder: &'a Path,
    disk: &'a mut dyn Disk,
    /// In the order in which they are put in place.
    staged: VecDeque<Staged>,
    created: Vec<PathBuf>,
}

impl Run<'_> {
    fn all(&mut self, output: &Output, comparison: &Comparison<'_>) -> Result<Written, OutputError> {
        let Orphans { mut removed, ours: orphans, kept } = self.sort_out(comparison)?;
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
            self.disk.sync_folder(self.folder);
        }
        while self.staged.len() > usize::from(last.is_some()) {
            self.install(&mut touched)?;
        }
        for path in &orphans {
            self.remove(path)?;
            touched.extend(self.folder.join(path).parent().map(Path::to_owned));
        }
        self.remove_empty_folders(output, comparison, &orphans);
        while !self.staged.is_empty() {
            self.install(&mut touched)?;
        }
        for folder in touched.iter().filter(|folder| folder.exists()) {
            self.disk.sync_folder(folder);
        }
        removed.extend(orphans);
        removed.sort();
        Ok(Written { written, unchanged: comparison.unchanged, removed, kept })
    }

    /// Which orphans go and which stay. Temporary files of a killed run go at once: it may have
    /// filled the disk with them.
    fn sort_out(&mut self, comparison: &Comparison<'_>) -> Result<Orphans, OutputError> {
        let mut orphans = Orphans::default();
        for Difference { path, ours, .. } in comparison.differences.iter().filter(|d| d.state == State::Orphaned) {
            match ours {
                true if is_temporary(path) => {
                    self.remove(path)?;
                    orphans.removed.push(path.clone());
                }
                true => orphans.ours.push(path.clone()),
                false => orphans.kept.push(path.clone()),
            }
        }
        Ok(orphans)
    }

    /// Writes a file beside its target.
    fn stage(&mut self, path: &str, bytes: &[u8]) -> Result<(), OutputError> {
        let target = self.folder.join(path);
        let folder = target.parent().unwrap_or(self.folder).to_owned();
        self.create_folders(&folder)?;
        let temporary = self.disk.stage(&folder, bytes).map_err(OutputError::io("write", &target))?;
        self.staged.push_back(Staged { temporary, target });
        Ok(())
    }

    /// Puts the next file in its place.
    fn install(&mut self, touched: &mut BTreeSet<PathBuf>) -> Result<(), OutputError> {
        if let Some(Staged { temporary, target }) = self.staged.front() {
            self.disk.rename(temporary, target).map_err(OutputError::io("replace", target))?;
            touched.extend(target.parent().map(Path::to_owned));
            self.staged.pop_front();
        }
        Ok(())
    }

    fn create_folders(&mut self, folder: &Path) -> Result<(), OutputError> {
        let missing = folder.ancestors().take_while(|folder| *folder != self.folder && !folder.exists());
        let missing: Vec<PathBuf> = missing.map(Path::to_owned).collect();
        for folder in missing.into_iter().rev() {
            self.disk.create_folder(&folder).map_err(OutputError::io("create", &folder))?;
            self.created.push(folder);
        }
        Ok(())
    }

    fn remove(&mut self, path: &str) -> Result<(), OutputError> {
        let path = self.folder.join(path);
        self.disk.remove_file(&path).map_err(OutputError::io("remove", &path))
    }

    /// Removes the directories that have become empty, be it by an earlier run that was killed. The
    /// manifest on the disk still lists what was in them.
    fn remove_empty_folders(&mut self, output: &Output, comparison: &Comparison<'_>, orphans: &[String]) {
        let listed = comparison.manifest.iter().flat_map(Manifest::paths);
        let listed = listed.filter(|path| !output.manifest.lists(path) && may_remove(path));
        let removed = listed.chain(orphans.iter().map(String::as_str));
        let folders: BTreeSet<&str> = removed.flat_map(folders_of).collect();
        for folder in folders.into_iter().rev() {
            if matches!(look(self.folder, folder, 0), Ok(OnDisk::Other("a directory"))) {
                let _not_empty = self.disk.remove_folder(&self.folder.join(folder));
            }
        }
    }

    /// Takes back what was not put in place. What cannot be is left to the next run.
    fn abandon(&mut self) {
        for staged in &self.staged {
            let _left_to_the_next_run = self.disk.remove_file(&staged.temporary);
        }
        for folder in self.created.iter().rev() {
            let _not_empty = self.disk.remove_folder(folder);
        }
    }
}

/// The manifest to put in place before all else, which lists the old files and the new ones, and
/// that to put in place at the end. None where the one that is there by then will do.
fn manifests(output: &Output, comparison: &Comparison<'_>) -> (Option<Manifest>, Option<Manifest>) {
    let old = comparison.manifest.as_ref();
    let union = old.map_or_else(|| output.manifest.clone(), |old| old.union(&output.manifest));
    let first = (old != Some(&union)).then_some(union);
    let differs = comparison.differences.iter().any(|difference| difference.path == MANIFEST);
    let last = (differs && first.as_ref() != Some(&output.manifest)).then(|| output.manifest.clone());
    (first, last)
}

/// The directories that a path leads through: of `a/b/c` they are `a` and `a/b`.
pub(super) fn folders_of(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').filter_map(|(end, _)| path.get(..end))
}
