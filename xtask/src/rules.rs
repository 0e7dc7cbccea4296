//! `docs/rules.md` and `docs/changes.md`, the pages of rules.

use std::fs;
use std::path::Path;

use hookwright::cli::{Console, Status};
use hookwright::{diff, rules};

/// Writes the pages, or says which are stale.
pub(crate) fn pages_of_rules(console: &mut Console<'_>, docs: &Path, check: bool) -> Status {
    let pages = [("rules.md", rules::page()), ("changes.md", diff::page())];
    let statuses = pages.map(|(name, text)| page(console, &docs.join(name), &text, check));
    statuses.into_iter().find(|status| *status != Status::Done).unwrap_or(Status::Done)
}

fn page(console: &mut Console<'_>, path: &Path, page: &str, check: bool) -> Status {
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
