//! `cargo xtask changelog`: the entry of the generated crate in `CHANGELOG.md`, written from what has
//! changed since the last release.
//!
//! It stands between two comments, in the first section of the file. What people write is around it.

use std::fs;
use std::path::Path;

use hookwright::cli::{self, Console, Status};
use hookwright::diff::Report;
use hookwright::model::Model;

use crate::released;

/// The lines around the entry.
const BEGIN: &str = "<!-- written by `cargo xtask changelog` -->\n";
const END: &str = "<!-- end of what `cargo xtask changelog` writes -->\n";

/// What is released next, and what it follows.
pub(crate) struct Next {
    /// The present model.
    pub(crate) model: Model,
    /// The last release and what has changed since; none before the first.
    pub(crate) since: Option<(String, Report)>,
}

impl Next {
    /// Reads the schemas, and those of the last release: the one that is named, or else the latest tag
    /// `v*`, or what is recorded. What is wrong is reported.
    pub(crate) fn read(console: &mut Console<'_>, root: &Path, since: Option<&str>) -> Result<Next, Status> {
        let released = match since {
            Some(name) => released::named(root, name).map(Some),
            None => released::last(root),
        };
        let released = released.map_err(|(text, help)| {
            console.error(&text, &[&help]);
            Status::WrongUsage
        })?;
        let new = cli::model_of(console, "present", &root.join("schemas"));
        let Some(model) = new else { return Err(Status::Failed) };
        let Some(released) = released else { return Ok(Next { model, since: None }) };
        let old = cli::model_of(console, "released", &released.schemas).ok_or(Status::Failed)?;
        let report = Report::new(&old, &model);
        Ok(Next { model, since: Some((released.name, report)) })
    }

    /// The entry; empty if nothing has changed.
    pub(crate) fn entry(&self) -> String {
        let package = &self.model.settings.package;
        let text = match &self.since {
            None => format!("\n{}\n", first(&self.model)),
            Some((_, report)) => report.changelog(),
        };
        if text.is_empty() {
            return text;
        }
        let since = self.since.as_ref().map(|(reference, _)| format!("\nSince `{reference}`.\n")).unwrap_or_default();
        format!("{BEGIN}### {} {}\n{since}{text}\n{END}", package.name, package.version)
    }
}

/// What there is in a first release.
fn first(model: &Model) -> String {
    let vendors = model.vendors.iter().map(|vendor| format!("{} of `{}`", vendor.events.len(), vendor.name));
    let events = count(model.event_count(), "event");
    format!("The first release, with {events}: {}.", vendors.collect::<Vec<_>>().join(", "))
}

/// A changelog with the entry in place of the one that is there, or else at the beginning of its first
/// section.
pub(crate) fn with_entry(text: &str, entry: &str) -> Result<String, String> {
    let (begins, ends): (Vec<_>, Vec<_>) = (text.match_indices(BEGIN).collect(), text.match_indices(END).collect());
    match (begins.as_slice(), ends.as_slice()) {
        ([], []) if entry.is_empty() => Ok(text.to_owned()),
        ([], []) => Ok(insert(text, entry)),
        ([(begin, _)], [(end, _)]) if begin < end => {
            let (before, after) = (text.get(..*begin), text.get(end + END.len()..));
            let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
            // Without an entry, the empty line after it goes, too.
            let after = if entry.is_empty() { after.strip_prefix('\n').unwrap_or(after) } else { after };
            Ok([before, entry, after].concat())
        }
        _ => Err(format!("it has not one line `{}` and, below it, one line `{}`", BEGIN.trim(), END.trim())),
    }
}

fn insert(text: &str, entry: &str) -> String {
    let heading = text.lines().position(|line| line.starts_with("## "));
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    match heading {
        None => {
            let text = if text.is_empty() { "# Changelog\n" } else { text };
            format!("{}\n\n## Unreleased\n\n{entry}", text.trim_end())
        }
        Some(heading) => {
            let (before, after) = lines.split_at(heading + 1);
            let after = after.concat();
            let rest = after.trim_start_matches('\n');
            let between = if rest.is_empty() { "" } else { "\n" };
            format!("{}\n\n{entry}{between}{rest}", before.concat().trim_end())
        }
    }
}

/// Writes the entry.
pub(crate) fn changelog(console: &mut Console<'_>, root: &Path, since: Option<&str>) -> Status {
    let next = match Next::read(console, root, since) {
        Ok(next) => next,
        Err(status) => return status,
    };
    let about = match &next.since {
        None => "there is neither a tag `v*` nor a record, so this is the first release; `--since REF` names another"
            .to_owned(),
        Some((reference, report)) => format!("{} since `{reference}`", count(report.changes().count(), "change")),
    };
    let path = root.join("CHANGELOG.md");
    let outcome = read(&path).and_then(|text| {
        let written = with_entry(&text, &next.entry())?;
        if written == text {
            return Ok("is current");
        }
        fs::write(&path, written).map_err(|error| error.to_string())?;
        Ok("is written")
    });
    match outcome {
        Ok(state) => {
            console.message(&format!("hookwright: `{}` {state}: {about}\n", path.display()));
            Status::Done
        }
        Err(why) => {
            console.error(&format!("`{}`: {why}", path.display()), &[]);
            Status::Failed
        }
    }
}

/// The changelog; empty if there is none.
pub(crate) fn read(path: &Path) -> Result<String, String> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(error.to_string()),
    }
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::{BEGIN, END, with_entry};

    fn entry(text: &str) -> String {
        format!("{BEGIN}{text}\n{END}")
    }

    #[test]
    fn the_entry_comes_first_in_the_first_section_and_is_replaced_there() {
        let text = "# Changelog\n\n## Unreleased\n\n- By hand.\n\n## 0.1.0\n";
        let once = with_entry(text, &entry("a")).expect("it can be written");
        assert_eq!(once, format!("# Changelog\n\n## Unreleased\n\n{}\n- By hand.\n\n## 0.1.0\n", entry("a")));
        assert_eq!(with_entry(&once, &entry("a")).as_deref(), Ok(once.as_str()));
        assert_eq!(with_entry(&once, &entry("b")), Ok(once.replace("a\n<!-- end", "b\n<!-- end")));
        assert_eq!(with_entry(&once, "").as_deref(), Ok(text));
    }

    #[test]
    fn a_changelog_is_made_where_there_is_none() {
        let made = with_entry("", &entry("a")).expect("it can be written");
        assert_eq!(made, format!("# Changelog\n\n## Unreleased\n\n{}", entry("a")));
        assert_eq!(with_entry("", "").as_deref(), Ok(""));
        assert_eq!(with_entry("# Log\n\n## Next\n", &entry("a")), Ok(format!("# Log\n\n## Next\n\n{}", entry("a"))));
    }

    #[test]
    fn half_an_entry_is_not_touched() {
        assert!(with_entry(&format!("## A\n{BEGIN}"), &entry("a")).is_err());
        assert!(with_entry(&format!("## A\n{END}{BEGIN}"), &entry("a")).is_err());
        assert!(with_entry(&entry("a").repeat(2), &entry("a")).is_err());
    }
}
