//! The files in the output directory.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, DirEntry};
use std::io;
use std::path::Path;

use super::{MANIFEST, OutputError, lock};

/// A file that was found, by its path relative to the directory.
pub(super) struct Found {
    pub(super) path: String,
    /// Whether the path is exact: names of files need not be UTF-8.
    pub(super) exact: bool,
}

/// Every file of the directory, sorted by path, except what is no part of the output: what cargo
/// builds there (`target/`, `Cargo.lock`), and directories that begin with a dot, such as `.git`.
/// Known files are always included. Links are not followed, and no file is opened.
pub(super) fn walk(directory: &Path, known: &BTreeSet<&str>) -> Result<Vec<Found>, OutputError> {
    let mut found = Vec::new();
    let mut open = vec![(directory.to_owned(), String::new(), true)];
    while let Some((path, prefix, exact)) = open.pop() {
        // A directory that cannot be read matters only where known files are in it.
        let matters = prefix.is_empty() || holds(known, prefix.trim_end_matches('/'));
        let entries = match read(&path) {
            Ok(entries) => entries,
            Err(error) if matters => return Err(OutputError::io("read", &path)(error)),
            Err(_) => continue,
        };
        for entry in entries {
            let (relative, exact) = name(&entry.file_name(), &prefix, exact);
            if !entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                if known.contains(relative.as_str()) || !["Cargo.lock", lock::FILE].contains(&relative.as_str()) {
                    found.push(Found { path: relative, exact });
                }
            } else if holds(known, &relative) {
                open.push((entry.path(), relative + "/", exact));
            } else if entry.path().join(MANIFEST).exists() {
                // A nested output directory: report it, but do not descend.
                found.push(Found { path: format!("{relative}/{MANIFEST}"), exact });
            } else if relative != "target" && !entry.file_name().as_encoded_bytes().starts_with(b".") {
                open.push((entry.path(), relative + "/", exact));
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

fn name(name: &OsStr, prefix: &str, exact: bool) -> (String, bool) {
    (format!("{prefix}{}", name.to_string_lossy()), exact && name.to_str().is_some())
}

fn read(directory: &Path) -> io::Result<Vec<DirEntry>> {
    fs::read_dir(directory)?.collect()
}

/// Whether a known file is below a directory.
fn holds(known: &BTreeSet<&str>, directory: &str) -> bool {
    let prefix = format!("{directory}/");
    known.range(prefix.as_str()..).next().is_some_and(|path| path.starts_with(&prefix))
}
