//! The rules of changes as people read them, all on a page.

use std::fmt::Write;

use super::report::Report;
use super::rule::{ChangeRule, RULES};
use super::verdict::Audience;
use crate::compile_with;
use crate::diagnostic::ExampleFile;
use crate::load::Unsaved;
use crate::model::Model;

const HEAD: &str = "\
# Changes

This page is written from the rules of `hookwright diff` themselves; the verdicts are what it says of each example.

A change is judged by what it does to those who keep what they have while the other side moves on:

| for | what meets what |
|---|---|
| Rust callers | code for the old crate, compiled with the new one; all structs and enums are `#[non_exhaustive]`, so such code reads and does not construct |
| receivers | the old decoder reads new payloads, and the new decoder old payloads; a payload breaks them if it is refused |
| validators | the old schemas of each profile validate new payloads, and the new schemas old payloads |
| TypeScript callers | code that reads by the old declarations of the receivers' profile, compiled with the new ones |

New payloads are what the new schemas document, old payloads what the old ones do.

**Breaking** is what stops working, **compatible** what changes and keeps working. A version can only warn of what it does itself: old decoders and old schemas that refuse new payloads are the vendor's doing, so they are reported, and ask for no version. What breaks those who take the new version asks for the second number before 1.0, and for the first after it; what is compatible, for the third before 1.0, and for the second after it; texts alone, for the third.
";

/// The vendor of examples that do not show it.
pub(crate) const VENDOR: &str = "\
title: Demo
doc: A made-up vendor.
docs: https://example.com/demo
discriminator: {field: type, doc: Names the event type.}
";

/// The page of all rules, as Markdown.
pub fn page() -> String {
    let rules = RULES.iter().map(|rule| section(rule));
    HEAD.to_owned() + &rules.collect::<String>()
}

fn section(rule: &ChangeRule) -> String {
    let mut text = format!("\n## {}\n\n{} {}\n", rule.id, rule.title, rule.why);
    // Writing to a string does not fail.
    let _ = write!(text, "\nBefore:\n\n{}\nAfter:\n\n{}", listing(&rule.before()), listing(&rule.after()));
    if let (Some(old), Some(new)) = (example(&rule.before()), example(&rule.after())) {
        let _ = write!(text, "\n{}", verdicts(rule, &Report::new(&old, &new)));
    }
    text
}

fn listing(files: &[ExampleFile]) -> String {
    files.iter().map(|file| format!("```yaml\n# {}\n{}```\n", file.path, file.text)).collect()
}

/// What is said of the change of an example that the rule is about.
fn verdicts(rule: &ChangeRule, report: &Report) -> String {
    let mut text = "| for | verdict | why |\n|---|---|---|\n".to_owned();
    for change in report.changes().filter(|change| change.rule.id == rule.id).take(1) {
        for audience in Audience::ALL {
            let (verdict, why) = (change.effects.verdict(audience), change.effects.why(audience));
            let _ = writeln!(text, "| {} | {verdict} | {why} |", audience.title());
        }
    }
    text
}

/// The model of an example; none if it has errors, which a test excludes.
fn example(files: &[ExampleFile]) -> Option<Model> {
    let nowhere = tempfile::tempdir().ok()?;
    let mut texts: Unsaved = files.iter().map(|file| (file.path.to_owned(), file.text.to_owned())).collect();
    for file in files {
        if let Some((vendor, _)) = file.path.split_once('/') {
            texts.entry(format!("{vendor}/vendor.yaml")).or_insert_with(|| VENDOR.to_owned());
        }
    }
    compile_with(nowhere.path(), &texts).model
}
