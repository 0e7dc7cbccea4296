//! Writes files, all or none.

use std::io;
use std::path::{Path, PathBuf};

use super::files::Written;
use crate::staged;

/// Why nothing was written.
#[derive(Debug)]
pub(crate) struct NotWritten {
    pub(crate) path: PathBuf,
    pub(crate) error: io::Error,
    /// Files that were written before, and cannot be taken back.
    pub(crate) stuck: Vec<(PathBuf, io::Error)>,
}

/// Writes all files, or none: what was written is taken back if one of them cannot be.
pub(crate) fn write_all(schemas: &Path, files: &[Written]) -> Result<(), NotWritten> {
    for (index, file) in files.iter().enumerate() {
        let path = schemas.join(&file.path);
        let written = match &file.old {
            Some(old) => staged::replace(&path, old, &file.new),
            None => staged::create(&path, &file.new),
        };
        if let Err(error) = written {
            let done = files.iter().take(index);
            let stuck = done.filter_map(|file| Some((schemas.join(&file.path), take_back(schemas, file).err()?)));
            return Err(NotWritten { path, error, stuck: stuck.collect() });
        }
    }
    Ok(())
}

fn take_back(schemas: &Path, file: &Written) -> io::Result<()> {
    let path = schemas.join(&file.path);
    match &file.old {
        Some(old) => staged::replace(&path, &file.new, old),
        None => std::fs::remove_file(&path),
    }
}
