//! `cargo xtask diff`: the schemas, compared with what they were.

use std::path::Path;

use hookwright::cli::{self, Console, DiffArgs, Status};

use crate::released;

/// Compares `schemas/` with what they were at a commit.
pub(crate) fn since(console: &mut Console<'_>, root: &Path, reference: &str, args: &DiffArgs) -> Status {
    match released::named(root, reference) {
        Ok(old) => cli::diff(console, &old.schemas, &root.join("schemas"), args),
        Err((text, help)) => {
            console.error(&text, &[&help]);
            Status::WrongUsage
        }
    }
}
