//! How the output directory differs from what should stand in it.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::manifest::{MANIFEST, Manifest, is_marked, may_remove};
use super::walk::{Found, walk};
use super::{Output, OutputError, write};

/// How much of a file is read at least, to compare and to show it.
pub(super) const READ: usize = 1024 * 1024;

/// No manifest is longer, in bytes.
const LONGEST_MANIFEST: usize = 64 * 1024 * 1024;

/// The directory against what should stand in it.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// What differs, sorted by path.
    pub differences: Vec<Difference<'a>>,
    /// How many files are as they should be.
    pub unchanged: usize,
    /// The manifest on the disk.
    pub(super) manifest: Option<Manifest>,
}

/// A file that is not as it should be.
#[derive(Debug)]
pub struct Difference<'a> {
    /// Its path relative to the output directory, with `/` between parts.
    pub path: String,
    /// In what way it differs.
    pub state: State,
    /// Whether what stands there is ours: it may be replaced and removed.
    pub ours: bool,
    /// What stands there.
    pub on_disk: OnDisk,
    /// What should stand there.
    pub rendered: Option<&'a [u8]>,
}

/// In what way a file is not as it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It has other content.
    Stale,
    /// It is not there.
    Missing,
    /// It is there, and should not be.
    Orphaned,
}

impl State {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            State::Stale => "stale",
            State::Missing => "missing",
            State::Orphaned => "orphaned",
        }
    }
}

/// What stands at a path.
#[derive(Debug, PartialEq, Eq)]
pub enum OnDisk {
    /// Nothing.
    Nothing,
    /// A file, of which a very large one is not read to the end.
    File(Vec<u8>),
    /// Something of somebody else's, which was not looked at.
    Unread,
    /// Something else; a word for it.
    Other(&'static str),
    /// The path cannot be reached, because a part of it is no directory: which, and a word for it.
    Behind(String, &'static str),
}

impl Difference<'_> {
    /// Why this file cannot be brought in order, if it cannot.
    pub fn obstacle(&self) -> Option<String> {
        let path = &self.path;
        match (&self.on_disk, self.state) {
            (_, State::Orphaned) => None,
            (OnDisk::Behind(part, kind), _) => {
                Some(format!("`{part}` is {kind}, and `{path}` needs a directory there: remove it"))
            }
            (OnDisk::Other(kind @ "a directory"), _) => {
                Some(format!("`{path}` is {kind}, and a file needs its place: remove it"))
            }
            (_, State::Stale) if !self.ours => {
                Some(format!("`{path}` would be replaced, and hookwright did not write it: move or remove it"))
            }
            _ => None,
        }
    }
}

/// Compares the directory with what should stand in it.
pub(super) fn compare(output: &Output) -> Result<Comparison<'_>, OutputError> {
    let manifest = read_manifest(output)?;
    let mut comparison = Comparison { differences: Vec::new(), unchanged: 0, manifest };
    for (path, rendered) in &output.files {
        let on_disk = look(&output.folder, path, rendered.len())?;
        let state = match &on_disk {
            OnDisk::File(bytes) if bytes == rendered => {
                comparison.unchanged += 1;
                continue;
            }
            OnDisk::Nothing => State::Missing,
            _ => State::Stale,
        };
        let ours = comparison.lists(path) || carries_mark(&on_disk);
        let rendered = Some(rendered.as_slice());
        comparison.differences.push(Difference { path: path.clone(), state, ours, on_disk, rendered });
    }
    for found in orphans(output, comparison.manifest.as_ref())? {
        let ours = comparison.may_remove(&output.folder, &found)?;
        let path = found.path;
        // What is somebody else's is not opened: a run that writes has no need to.
        let on_disk = if ours { look(&output.folder, &path, 0)? } else { OnDisk::Unread };
        comparison.differences.push(Difference { path, state: State::Orphaned, ours, on_disk, rendered: None });
    }
    comparison.differences.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(comparison)
}

impl Comparison<'_> {
    fn lists(&self, path: &str) -> bool {
        self.manifest.as_ref().is_some_and(|manifest| path == MANIFEST || manifest.lists(path))
    }

    /// Reads what is shown of files that are not ours. Without a manifest the directory itself may be
    /// somebody else's, and none is opened; what cannot be read is named all the same.
    pub(super) fn look_at_others(&mut self, folder: &Path) {
        if self.manifest.is_none() {
            return;
        }
        for difference in self.differences.iter_mut().filter(|found| found.on_disk == OnDisk::Unread) {
            if let Ok(on_disk) = look(folder, &difference.path, 0) {
                difference.on_disk = on_disk;
            }
        }
    }

    /// Whether a file that should not be there is ours to remove. Without a manifest none is; and a
    /// mark in the first line is not enough: copies that were edited carry it too.
    fn may_remove(&self, folder: &Path, Found { path, exact }: &Found) -> Result<bool, OutputError> {
        if !exact || self.manifest.is_none() || path.ends_with(MANIFEST) {
            return Ok(false);
        }
        if write::is_temporary(path) {
            return Ok(kind(&folder.join(path))? == Some("a file"));
        }
        Ok(self.lists(path) && may_remove(path))
    }
}

fn carries_mark(on_disk: &OnDisk) -> bool {
    matches!(on_disk, OnDisk::File(bytes) if is_marked(bytes))
}

/// The manifest on the disk, if there is one and it is ours.
fn read_manifest(output: &Output) -> Result<Option<Manifest>, OutputError> {
    let OnDisk::File(bytes) = look(&output.folder, MANIFEST, LONGEST_MANIFEST)? else { return Ok(None) };
    let manifest = std::str::from_utf8(&bytes).ok().and_then(Manifest::parse);
    match manifest {
        Some(manifest) if manifest.writer() != output.manifest.writer() => {
            let writer = manifest.writer().to_owned();
            Err(OutputError::OtherWriter { folder: output.folder.clone(), writer })
        }
        manifest => Ok(manifest),
    }
}

/// The files of the directory that should not be there.
fn orphans(output: &Output, manifest: Option<&Manifest>) -> Result<Vec<Found>, OutputError> {
    if matches!(fs::metadata(&output.folder), Err(error) if error.kind() == io::ErrorKind::NotFound) {
        return Ok(Vec::new());
    }
    let mut known: BTreeSet<&str> = output.files.keys().map(String::as_str).collect();
    known.extend(manifest.into_iter().flat_map(Manifest::paths).filter(|path| may_remove(path)));
    let mut found = walk(&output.folder, &known)?;
    found.retain(|found| !output.files.contains_key(&found.path));
    Ok(found)
}

/// What stands at a path; of a large file, enough to tell that it differs from one of that length.
pub(super) fn look(folder: &Path, relative: &str, length: usize) -> Result<OnDisk, OutputError> {
    let path = folder.join(relative);
    for part in write::folders_of(relative) {
        match kind(&folder.join(part))? {
            Some("a directory") => {}
            Some(kind) => return Ok(OnDisk::Behind(part.to_owned(), kind)),
            None => return Ok(OnDisk::Nothing),
        }
    }
    match kind(&path)? {
        None => Ok(OnDisk::Nothing),
        Some("a file") => {
            let limit = u64::try_from(length.saturating_add(1).max(READ)).unwrap_or(u64::MAX);
            let mut bytes = Vec::new();
            let read = File::open(&path).and_then(|file| file.take(limit).read_to_end(&mut bytes));
            read.map_err(OutputError::io("read", &path))?;
            Ok(OnDisk::File(bytes))
        }
        Some(kind) => Ok(OnDisk::Other(kind)),
    }
}

/// A word for what stands at a path; links are not followed.
fn kind(path: &Path) -> Result<Option<&'static str>, OutputError> {
    match fs::symlink_metadata(path) {
        Ok(data) if data.is_dir() => Ok(Some("a directory")),
        Ok(data) if data.is_file() => Ok(Some("a file")),
        Ok(data) if data.is_symlink() => Ok(Some("a link")),
        Ok(_) => Ok(Some("not a regular file")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(OutputError::io("read", path)(error)),
    }
}
