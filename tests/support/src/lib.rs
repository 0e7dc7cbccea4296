//! What the tests of all packages share: the repository's directory, and files below a directory.
//!
//! It depends on no other package of the workspace, so that each of them can use it in its tests.
#![allow(clippy::expect_used, clippy::panic)]

pub mod forge;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Files with their bytes, by path relative to some directory, with `/` on every platform.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The repository's directory.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("tests/support/ lies in the repository")
}

/// The paths of all files below a directory, sorted.
pub fn paths(directory: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![directory.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).expect("the directory can be read") {
            let path = entry.expect("the entry can be read").path();
            if path.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

/// All files below a directory.
pub fn read_files(directory: &Path) -> Files {
    by_path(directory, |path| fs::read(path).expect("the file can be read"))
}

/// All files below a directory with their bytes, and when each was written.
pub fn snapshot(directory: &Path) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
    by_path(directory, |path| {
        let written = path.metadata().and_then(|metadata| metadata.modified()).expect("a time");
        (fs::read(path).expect("the file can be read"), written)
    })
}

fn by_path<T>(directory: &Path, read: impl Fn(&Path) -> T) -> BTreeMap<String, T> {
    let relative = |path: &Path| {
        let relative = path.strip_prefix(directory).expect("it lies below");
        relative.to_str().expect("UTF-8").replace('\\', "/")
    };
    paths(directory).iter().map(|path| (relative(path), read(path))).collect()
}

/// Writes files below a directory, in the given order.
pub fn write_files<P: AsRef<Path>, B: AsRef<[u8]>>(directory: &Path, files: impl IntoIterator<Item = (P, B)>) {
    for (path, bytes) in files {
        let path = directory.join(path);
        fs::create_dir_all(path.parent().expect("a directory")).expect("the directory can be made");
        fs::write(path, bytes).expect("the file can be written");
    }
}

/// Copies all files below a directory to another one.
pub fn copy_directory(from: &Path, to: &Path) {
    write_files(to, read_files(from));
}

/// The text of a snapshot that `insta` keeps in a file.
pub fn golden(path: &Path) -> String {
    let file = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut parts = file.splitn(3, "---\n");
    parts.nth(2).expect("a snapshot has a header").to_owned()
}

/// Where random tests begin: the same in every run, unless `HOOKWRIGHT_SEED` says another number.
/// A test that fails has to say it.
pub fn seed() -> u64 {
    std::env::var("HOOKWRIGHT_SEED").map_or(0x686f_6f6b, |text| text.parse().expect("HOOKWRIGHT_SEED is a number"))
}
