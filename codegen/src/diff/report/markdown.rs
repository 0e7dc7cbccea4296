//! The report for a pull request.

use std::fmt::Write;

use super::{Report, Reported};
use crate::diff::bump::Bump;
use crate::diff::verdict::{Audience, Verdict};
use crate::text::visible_lines;

impl Report {
    /// A line for each change with its verdicts, the reasons of what breaks below it.
    pub(super) fn markdown(&self) -> String {
        let mut text = String::new();
        // Writing to a string does not fail.
        let _ = writeln!(text, "{}", self.heading());
        for group in self.groups() {
            let name = group.vendor.map_or_else(|| "The crate".to_owned(), |name| format!("`{name}`"));
            let _ = writeln!(text, "\n### {name}\n");
            for (item, changes) in group.items {
                let item = item.map(|item| format!("`{item}`: ")).unwrap_or_default();
                changes.into_iter().for_each(|it| it.markdown(&mut text, &item));
            }
        }
        for unused in &self.unused {
            let _ = writeln!(text, "\nAccepted in vain: {unused}.");
        }
        visible_lines(&text).into_owned()
    }

    fn heading(&self) -> String {
        if self.changes.is_empty() {
            return "No changes.".to_owned();
        }
        let words = Audience::ALL.map(|audience| {
            let verdicts = self.changes().map(|change| change.effects.verdict(audience));
            format!("| {} | {} | {} |", audience.title(), verdicts.max().unwrap_or_default(), self.bump_for(audience))
        });
        let needed = match self.bump() {
            Bump::None => String::new(),
            bump => format!("\n\nThe version after {} is {} or later ({bump}).", self.version, self.needed_version()),
        };
        format!("| for | verdict | version |\n|---|---|---|\n{}{needed}", words.join("\n"))
    }
}

impl Reported {
    fn markdown(&self, text: &mut String, item: &str) {
        let rule = self.change.rule.id;
        let _ = writeln!(text, "- {item}{} ([{rule}](docs/changes.md#{rule}))", self.sentence());
        let effects = &self.change.effects;
        for audience in Audience::ALL {
            if effects.verdict(audience) == Verdict::Breaking {
                let _ = writeln!(text, "  - **breaks {}**: {}", audience.title(), effects.why(audience));
            }
        }
        if let Some(reason) = &self.accepted {
            let _ = writeln!(text, "  - accepted: {reason}");
        }
    }
}
