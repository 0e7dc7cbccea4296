//! What the end to end tests share.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::path::{Path, PathBuf};

/// The repository's folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ lies in the repository")
}

/// The documented payloads of a vendor, as they stand in its document: file name without ending,
/// and text.
pub fn documented(vendor: &str) -> Vec<(String, Vec<u8>)> {
    let folder = root().join("tests/fixtures/documented").join(vendor);
    let mut files: Vec<PathBuf> =
        folder.read_dir().expect("the fixtures are there").map(|entry| entry.expect("readable").path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    let name = |path: &Path| path.file_stem().expect("a name").to_string_lossy().into_owned();
    files.iter().map(|path| (name(path), std::fs::read(path).expect("readable"))).collect()
}
