//! `hookwright check`: are the schemas right?

use std::path::Path;

use super::read::{read, summarise};
use super::{Console, Status};

/// Checks a schema directory.
pub fn check(console: &mut Console<'_>, schemas: &Path) -> Status {
    let Some(model) = read(console, schemas, "") else { return Status::Failed };
    summarise(console, &model, "no errors");
    Status::Done
}
