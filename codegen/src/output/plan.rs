//! How the output directory differs from the rendered files.

use std::collections::BTreeSet;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::manifest::{MANIFEST, Manifest, is_marked, may_remove};
use super::walk::{Found, walk};
use super::{Output, OutputError, write};

/// How many bytes of a file are read at least, to compare and to show it.
pub(super) const READ: usize = 1024 * 1024;

/// The most bytes of a manifest that are read.
const LONGEST_MANIFEST: usize = 64 * 1024 * 1024;

/// The directory compared with the rendered files.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// What differs, sorted by path.
    pub differences: Vec<Difference<'a>>,
    /// How many files are current.
    pub unchanged: usize,
    /// The manifest on disk.
    pub(super) manifest: Option<Manifest>,
}

/// A file that is not current.
#[derive(Debug)]
pub struct Difference<'a> {
    /// Its path relative to the output directory, with `/` between parts.
    pub path: String,
    /// In what way it differs.
    pub state: State,
    /// Whether hookwright owns the file on disk, and may replace or remove it.
    pub ours: bool,
    /// What is on disk.
    pub on_disk: OnDisk,
    /// The content that belongs there; none if no file does.
    pub rendered: Option<&'a [u8]>,
}

/// How a file is not current.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Its content differs.
    Stale,
    /// It does not exist.
    Missing,
    /// It exists, and is not rendered.
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

/// What is at a path on disk.
#[derive(Debug, PartialEq, Eq)]
pub enum OnDisk {
    /// Nothing.
    Nothing,
    /// A file; a very large one is read in part.
    File(Vec<u8>),
    /// A file that hookwright does not own, and did not read.
    Unread,
    /// Something that is not a file.
    Other(FileKind),
    /// The path cannot be reached, because this part of it is not a directory.
    Behind(String, FileKind),
}

/// What a path leads to. `Display` completes the sentence "it is …".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A directory.
    Directory,
    /// A regular file.
    File,
    /// A symbolic link, whatever it leads to.
    Link,
    /// A pipe, a device or the like.
    Special,
}

impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            FileKind::Directory => "a directory",
            FileKind::File => "a file",
            FileKind::Link => "a link",
            FileKind::Special => "not a regular file",
        })
    }
}

impl Difference<'_> {
    /// Why this file cannot be written, if it cannot.
    pub fn obstacle(&self) -> Option<String> {
        let path = &self.path;
        match (&self.on_disk, self.state) {
            (_, State::Orphaned) => None,
            (OnDisk::Behind(part, kind), _) => {
                Some(format!("`{part}` is {kind}, and `{path}` needs a directory there: remove it"))
            }
            (OnDisk::Other(FileKind::Directory), _) => {
                Some(format!("`{path}` is a directory, and a file needs its place: remove it"))
            }
            (_, State::Stale) if !self.ours => {
                Some(format!("`{path}` would be replaced, and hookwright did not write it: move or remove it"))
            }
            _ => None,
        }
    }
}

/// Compares the directory with the rendered files.
pub(super) fn compare(output: &Output) -> Result<Comparison<'_>, OutputError> {
    let manifest = read_manifest(output)?;
    let mut comparison = Comparison { differences: Vec::new(), unchanged: 0, manifest };
    for (path, rendered) in &output.files {
        let on_disk = look(&output.directory, path, rendered.len())?;
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
        let ours = comparison.may_remove(&output.directory, &found)?;
        let path = found.path;
        // A run that writes has no need to open a file that it does not own.
        let on_disk = if ours { look(&output.directory, &path, 0)? } else { OnDisk::Unread };
        comparison.differences.push(Difference { path, state: State::Orphaned, ours, on_disk, rendered: None });
    }
    comparison.differences.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(comparison)
}

impl Comparison<'_> {
    fn lists(&self, path: &str) -> bool {
        self.manifest.as_ref().is_some_and(|manifest| path == MANIFEST || manifest.lists(path))
    }

    /// Reads the files that hookwright does not own, so that they can be shown. Without a manifest it
    /// may not own the directory either, and opens none; a file that cannot be read is still named.
    pub(super) fn read_foreign_files(&mut self, directory: &Path) {
        if self.manifest.is_none() {
            return;
        }
        for difference in self.differences.iter_mut().filter(|found| found.on_disk == OnDisk::Unread) {
            if let Ok(on_disk) = look(directory, &difference.path, 0) {
                difference.on_disk = on_disk;
            }
        }
    }

    /// Whether an orphaned file may be removed. Without a manifest none may; and a mark in the first
    /// lines is not enough: edited copies carry it too.
    fn may_remove(&self, directory: &Path, Found { path, exact }: &Found) -> Result<bool, OutputError> {
        if !exact || self.manifest.is_none() || path.ends_with(MANIFEST) {
            return Ok(false);
        }
        if write::is_temporary(path) {
            return Ok(kind(&directory.join(path))? == Some(FileKind::File));
        }
        Ok(self.lists(path) && may_remove(path))
    }
}

fn carries_mark(on_disk: &OnDisk) -> bool {
    matches!(on_disk, OnDisk::File(bytes) if is_marked(bytes))
}

/// The manifest on disk, if there is one of this writer.
fn read_manifest(output: &Output) -> Result<Option<Manifest>, OutputError> {
    let OnDisk::File(bytes) = look(&output.directory, MANIFEST, LONGEST_MANIFEST)? else { return Ok(None) };
    let manifest = std::str::from_utf8(&bytes).ok().and_then(Manifest::parse);
    match manifest {
        Some(manifest) if manifest.writer() != output.manifest.writer() => {
            let writer = manifest.writer().to_owned();
            Err(OutputError::OtherWriter { directory: output.directory.clone(), writer })
        }
        manifest => Ok(manifest),
    }
}

/// The files of the directory that are not rendered.
fn orphans(output: &Output, manifest: Option<&Manifest>) -> Result<Vec<Found>, OutputError> {
    if matches!(fs::metadata(&output.directory), Err(error) if error.kind() == io::ErrorKind::NotFound) {
        return Ok(Vec::new());
    }
    let mut known: BTreeSet<&str> = output.files.keys().map(String::as_str).collect();
    known.extend(manifest.into_iter().flat_map(Manifest::paths).filter(|path| may_remove(path)));
    let mut found = walk(&output.directory, &known)?;
    found.retain(|found| !output.files.contains_key(&found.path));
    Ok(found)
}

/// What is at a path; of a large file, enough to tell that it differs from one of that length.
pub(super) fn look(directory: &Path, relative: &str, length: usize) -> Result<OnDisk, OutputError> {
    let path = directory.join(relative);
    for part in write::directories_of(relative) {
        match kind(&directory.join(part))? {
            Some(FileKind::Directory) => {}
            Some(kind) => return Ok(OnDisk::Behind(part.to_owned(), kind)),
            None => return Ok(OnDisk::Nothing),
        }
    }
    match kind(&path)? {
        None => Ok(OnDisk::Nothing),
        Some(FileKind::File) => {
            let limit = u64::try_from(length.saturating_add(1).max(READ)).unwrap_or(u64::MAX);
            let mut bytes = Vec::new();
            let read = File::open(&path).and_then(|file| file.take(limit).read_to_end(&mut bytes));
            read.map_err(OutputError::io("read", &path))?;
            Ok(OnDisk::File(bytes))
        }
        Some(kind) => Ok(OnDisk::Other(kind)),
    }
}

/// The kind of what is at a path, if anything is; links are not followed.
fn kind(path: &Path) -> Result<Option<FileKind>, OutputError> {
    match fs::symlink_metadata(path) {
        Ok(data) if data.is_dir() => Ok(Some(FileKind::Directory)),
        Ok(data) if data.is_file() => Ok(Some(FileKind::File)),
        Ok(data) if data.is_symlink() => Ok(Some(FileKind::Link)),
        Ok(_) => Ok(Some(FileKind::Special)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(OutputError::io("read", path)(error)),
    }
}
