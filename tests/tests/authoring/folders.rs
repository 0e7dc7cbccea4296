//! Copies of schema directories, and of vendors in them.

use std::fs;
use std::path::{Path, PathBuf};

use hookwright_tests::root;
use tempfile::TempDir;

/// The vendors of the repository.
pub(crate) const VENDORS: [&str; 3] = ["enreach", "livechat", "ringcx"];

/// A schema directory with one of the repository's vendors.
pub(crate) fn vendor_alone(vendor: &str) -> TempDir {
    let folder = TempDir::new().expect("a directory can be made");
    copy(&root().join("schemas").join(vendor), &folder.path().join(vendor));
    folder
}

/// Copies a directory with all that is in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the directory can be made");
    for entry in fs::read_dir(from).expect("the directory can be read") {
        let from = entry.expect("the entry can be read").path();
        let to = to.join(from.file_name().expect("a name"));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).expect("the file can be copied");
        }
    }
}

/// The files below a directory, sorted.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).expect("the directory can be read") {
            let path = entry.expect("the entry can be read").path();
            if path.is_dir() {
                open.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}
