//! The rules as people read them, one by one or all on a page.

use crate::diagnostic::{ExampleFile, Rule, Severity};

use super::all;

const HEAD: &str = "\
# Rules

This page is written from the rules themselves, as is what `hookwright explain HW0012` shows.

An error stops everything. A lint is a warning: it stops nothing, unless `--deny warnings` is given. \
Where a lint does not hold, `allow` says so in place, with the reason: see [the dialect](dialect.md#allowances).
";

/// All that there is to say about a rule, as Markdown.
pub fn explanation(rule: &Rule) -> String {
    let severity = match rule.severity {
        Severity::Error => "An error.",
        Severity::Warning => "A lint.",
    };
    let (bad, good) = (listing(&rule.bad()), listing(&rule.good()));
    format!("{}: {}\n\n{severity} {}\n\nWrong:\n\n{bad}\nRight:\n\n{good}", rule.id, rule.title, rule.why)
}

/// The page of all rules, as Markdown.
pub fn page() -> String {
    let rules = all().map(|rule| format!("\n## {}", explanation(rule)));
    HEAD.to_owned() + &rules.collect::<String>()
}

fn listing(files: &[ExampleFile]) -> String {
    files.iter().map(|file| format!("```yaml\n# {}\n{}```\n", file.path, file.text)).collect()
}
