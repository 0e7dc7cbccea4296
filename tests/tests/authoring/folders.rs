//! Copies of vendors' schemas.

use hookwright_tests::{copy_directory, root};
use tempfile::TempDir;

/// A schema directory with one of the repository's vendors.
pub(crate) fn vendor_alone(vendor: &str) -> TempDir {
    let folder = TempDir::new().expect("a directory can be made");
    copy_directory(&root().join("schemas").join(vendor), &folder.path().join(vendor));
    folder
}
