//! What the last release was: the schemas of a commit, of a directory, or of a record that was kept.
//!
//! A record is one file with the text of all schema files. It lets a changelog be written where there
//! is no tag: in a shallow clone, or in what was exported from a repository.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use hookwright::cli::{Console, Status};
use hookwright::released::{RECORD, Record};
use tempfile::TempDir;

use crate::git;

/// Why something is not there, and what to do about it.
pub(crate) type Refused = (String, String);

/// The schemas of a release.
pub(crate) struct Released {
    /// What it is called: a commit, a directory, or a version.
    pub(crate) name: String,
    pub(crate) schemas: PathBuf,
    /// What is removed once it was read.
    _folder: Option<TempDir>,
}

/// Where the record of a repository is.
pub(crate) fn record_path(root: &Path) -> PathBuf {
    root.join("schemas").join(RECORD)
}

/// The last release: the latest tag `v*`, or else what is recorded; none if there is neither.
pub(crate) fn last(root: &Path) -> Result<Option<Released>, Refused> {
    if let Some(tag) = git::latest_release(root) {
        return named(root, &tag).map(Some);
    }
    let path = record_path(root);
    if path.exists() { unpacked(&path).map(Some) } else { Ok(None) }
}

/// What a commit, branch or tag is, or else a schema directory or a record.
pub(crate) fn named(root: &Path, name: &str) -> Result<Released, Refused> {
    let refused = match git::schemas_at(root, name) {
        Ok(folder) => {
            let schemas = folder.path().join("schemas");
            return Ok(Released { name: name.to_owned(), schemas, _folder: Some(folder) });
        }
        Err(refused) => refused,
    };
    let path = Path::new(name);
    if path.is_dir() {
        return Ok(Released { name: name.to_owned(), schemas: path.to_owned(), _folder: None });
    }
    if path.is_file() { unpacked(path) } else { Err(refused) }
}

/// The schemas of a record, in a directory of their own.
fn unpacked(path: &Path) -> Result<Released, Refused> {
    let refused = |why: String| {
        let text = format!("`{}` is no record of a release: {why}", path.display());
        (text, "`cargo xtask release --record` writes it".to_owned())
    };
    let text = fs::read_to_string(path).map_err(|error| refused(error.to_string()))?;
    let record = Record::read(&text).map_err(refused)?;
    let folder = tempfile::tempdir().map_err(|error| refused(error.to_string()))?;
    for (name, text) in &record.files {
        let file = folder.path().join(name);
        let made = fs::create_dir_all(file.parent().unwrap_or(folder.path())).and_then(|()| fs::write(&file, text));
        made.map_err(|error| refused(error.to_string()))?;
    }
    Ok(Released { name: record.released, schemas: folder.path().to_owned(), _folder: Some(folder) })
}

/// Keeps the schemas of a release.
pub(crate) fn record(console: &mut Console<'_>, root: &Path, released: &str) -> Status {
    let path = record_path(root);
    let mut files = BTreeMap::new();
    let written = collect(&root.join("schemas"), "", &mut files).and_then(|()| {
        let text = serde_json::to_string_pretty(&Record::new(released, files))? + "\n";
        fs::write(&path, text)
    });
    match written {
        Ok(()) => {
            console.message(&format!("hookwright: recorded {released} in `{}`\n", path.display()));
            Status::Done
        }
        Err(error) => {
            console.error(&format!("`{}` cannot be written: {error}", path.display()), &[]);
            Status::Failed
        }
    }
}

/// Takes the text of all schema files below a directory.
fn collect(directory: &Path, below: &str, files: &mut BTreeMap<String, String>) -> std::io::Result<()> {
    for entry in fs::read_dir(directory)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let relative = format!("{below}{name}");
        match entry.file_type()?.is_dir() {
            true => collect(&entry.path(), &format!("{relative}/"), files)?,
            false if name.ends_with(".yaml") => {
                files.insert(relative, fs::read_to_string(entry.path())?);
            }
            false => {}
        }
    }
    Ok(())
}
