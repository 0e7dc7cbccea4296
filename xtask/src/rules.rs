//! `docs/rules.md`, the page of rules.

use std::fs;
use std::path::Path;

use hookwright::cli::{Console, Status};
use hookwright::rules::page;

/// Writes the page, or says that it is stale.
pub(crate) fn page_of_rules(console: &mut Console<'_>, path: &Path, check: bool) -> Status {
    let page = page();
    if fs::read(path).is_ok_and(|there| there == page.as_bytes()) {
        return Status::Done;
    }
    let shown = path.display();
    if check {
        console.error(&format!("stale: {shown}"), &["run `cargo xtask regen`"]);
        return Status::Failed;
    }
    let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, page));
    match written {
        Ok(()) => {
            console.message(&format!("hookwright: wrote `{shown}`\n"));
            Status::Done
        }
        Err(error) => {
            console.error(&format!("cannot write `{shown}`: {error}"), &[]);
            Status::Failed
        }
    }
}
