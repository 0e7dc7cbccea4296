//! From the temporary directory to the project's.

use std::fs;
use std::path::Path;

use super::toml::Edit;
use crate::scaffold::ScaffoldError;
use crate::staged;

/// Refuses to make what exists.
pub(super) fn refuse_existing(root: &Path, directories: &[String]) -> Result<(), ScaffoldError> {
    let existing: Vec<String> = directories
        .iter()
        .map(|directory| root.join(directory))
        .filter(|path| fs::symlink_metadata(path).is_ok())
        .map(|path| format!("`{}`", path.display()))
        .collect();
    if existing.is_empty() {
        return Ok(());
    }
    let message = format!("{} exists already, so nothing was written", existing.join(", "));
    let help = "`hookwright new` adds a vendor or an event to a schema directory";
    Err(ScaffoldError::request(message).help(help))
}

/// Moves the directories to their places, and writes the edits. What fails is undone.
pub(super) fn install(
    from: &Path,
    root: &Path,
    directories: &[String],
    edits: impl Iterator<Item = Edit>,
) -> Result<(), ScaffoldError> {
    for (done, directory) in directories.iter().enumerate() {
        let target = root.join(directory);
        if let Err(error) = fs::rename(from.join(directory), &target) {
            undo(root, directories.iter().take(done));
            return Err(ScaffoldError::not_written(&target, &error));
        }
    }
    for edit in edits {
        let written = match &edit.old {
            Some(old) => staged::replace(&edit.path, old, &edit.new),
            None => staged::create(&edit.path, &edit.new),
        };
        if let Err(error) = written {
            undo(root, directories.iter());
            return Err(ScaffoldError::not_written(&edit.path, &error));
        }
    }
    Ok(())
}

/// Removes the directories, which did not exist before.
fn undo<'a>(root: &Path, directories: impl Iterator<Item = &'a String>) {
    for directory in directories {
        // The error that is reported is the first one.
        let _left = fs::remove_dir_all(root.join(directory));
    }
}
