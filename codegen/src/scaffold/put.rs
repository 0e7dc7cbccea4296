//! A file put in its place whole, or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::ScaffoldError;

/// Puts a new file in its place; one that is there is never replaced.
pub(super) fn create(path: &Path, text: &str) -> Result<(), ScaffoldError> {
    let refused = |error: io::Error| ScaffoldError::input(format!("cannot write `{}`: {error}", path.display()));
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(refused)?;
    let temporary = stage(path, text).map_err(refused)?;
    // A link fails where the file is there by now, as a rename does not.
    let done = fs::hard_link(&temporary, path).or_else(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Err(error),
        _ if path.exists() => Err(io::ErrorKind::AlreadyExists.into()),
        _ => fs::rename(&temporary, path),
    });
    let _renamed_already = fs::remove_file(&temporary);
    done.map_err(refused)
}

/// Replaces a file, unless it has changed since it was read.
pub(super) fn replace(path: &Path, old: &str, text: &str) -> Result<(), ScaffoldError> {
    let refused = |error: io::Error| ScaffoldError::input(format!("cannot write `{}`: {error}", path.display()));
    // A link stays a link.
    let path = fs::canonicalize(path).map_err(refused)?;
    let temporary = stage(&path, text).map_err(refused)?;
    let done = fs::metadata(&path)
        .and_then(|data| fs::set_permissions(&temporary, data.permissions()))
        .and_then(|()| fs::read(&path))
        .and_then(|now| match now == old.as_bytes() {
            true => fs::rename(&temporary, &path),
            false => Err(io::Error::other("somebody else has changed it meanwhile")),
        });
    if done.is_err() {
        let _left_behind = fs::remove_file(&temporary);
    }
    done.map_err(refused)
}

/// Writes a file beside its place, under a name that the loader passes over.
fn stage(path: &Path, text: &str) -> io::Result<PathBuf> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let temporary = path.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let mut file = File::create(&temporary)?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    if written.is_err() {
        let _left_behind = fs::remove_file(&temporary);
    }
    written.map(|()| temporary)
}
