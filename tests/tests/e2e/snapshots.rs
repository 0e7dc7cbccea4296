//! Snapshots that lie beside what they are of. `cargo insta review` shows and accepts changes.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// Compares texts with their snapshots, all of them before it fails.
#[derive(Default)]
pub(crate) struct Snapshots {
    wrong: Vec<PathBuf>,
}

impl Snapshots {
    /// Compares a text with a snapshot in a directory.
    pub(crate) fn check(&mut self, directory: &Path, name: &str, text: &str) {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(directory);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        let compare = || settings.bind(|| insta::assert_snapshot!(name, text));
        if catch_unwind(AssertUnwindSafe(compare)).is_err() {
            self.wrong.push(directory.join(name));
        }
    }

    /// Fails if a text was not as its snapshot.
    pub(crate) fn assert_all_match(self) {
        assert!(self.wrong.is_empty(), "run `cargo insta review` if these are right: {:#?}", self.wrong);
    }
}
