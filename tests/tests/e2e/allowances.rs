//! `allow`: where it counts, and that it does not outlive its use.

use std::fs;

use hookwright::diagnostic::{RenderOptions, Severity};

const VENDOR: &str = "\
title: Demo
doc: A made-up vendor.
docs: https://example.com/demo
discriminator: {field: type, doc: Names the event type.}
";

/// A file with an enum of one value, and an event that uses it.
fn tones(name: &str, of_file: &str, of_type: &str) -> String {
    format!(
        "{of_file}\ntypes:\n  {name}: {{enum: string, doc: How it sounds., values: {{bell: Like a bell.}}{of_type}}}\n\
         events:\n  rang.{name}: {{doc: It rang., fields: [{{tone: {{type: {name}, doc: How it rang.}}}}]}}\n"
    )
}

/// Rule, file and line of all that is said of a vendor.
fn said(vendor: &str, one: &str, two: &str) -> Vec<(&'static str, String, usize)> {
    let folder = tempfile::tempdir().expect("a directory");
    let demo = folder.path().join("demo");
    fs::create_dir(&demo).expect("the directory can be made");
    for (name, text) in
        [("vendor.yaml", format!("{VENDOR}{vendor}")), ("one.yaml", one.into()), ("two.yaml", two.into())]
    {
        fs::write(demo.join(name), text).expect("the file can be written");
    }
    let compilation = hookwright::compile(folder.path());
    let errors = compilation.diagnostics.iter().filter(|it| it.rule.severity == Severity::Error).count();
    assert_eq!(errors, 0, "{}", compilation.render(RenderOptions::default()));
    let places = compilation.diagnostics.iter().map(|diagnostic| {
        let span = diagnostic.span.expect("lints have a place");
        let path = &compilation.sources.get(span.file).expect("a file").path;
        let name = path.rsplit('/').next().expect("a name").to_owned();
        (diagnostic.rule.id, name, compilation.sources.line_column(span).0)
    });
    places.collect()
}

fn at(rule: &'static str, file: &str, line: usize) -> (&'static str, String, usize) {
    (rule, file.to_owned(), line)
}

const ALLOW: &str = "allow: {HW0105: The vendor has one tone.}";

#[test]
fn an_allowance_counts_for_the_item_the_file_or_the_vendor() {
    let (one, two) = (tones("One", "", ""), tones("Two", "", ""));
    assert_eq!(said("", &one, &two), [at("HW0105", "one.yaml", 3), at("HW0105", "two.yaml", 3)]);
    assert_eq!(said(ALLOW, &one, &two), []);
    let allowed = tones("One", ALLOW, "");
    assert_eq!(said("", &allowed, &two), [at("HW0105", "two.yaml", 3)]);
    let allowed = tones("One", "", &format!(", {ALLOW}"));
    assert_eq!(said("", &allowed, &two), [at("HW0105", "two.yaml", 3)]);
}

#[test]
fn an_allowance_that_allows_nothing_is_reported() {
    let (one, two) = (tones("One", "", ""), tones("Two", "", ""));
    let other = "allow: {HW0102: Some are long.}";
    assert_eq!(said(&format!("{ALLOW}\n"), &one, &two), []);
    let found = said(other, &tones("One", ALLOW, ""), &tones("Two", ALLOW, ""));
    assert_eq!(found, [at("HW0112", "vendor.yaml", 5)]);
}

#[test]
fn of_two_allowances_the_closer_one_counts() {
    let one = tones("One", ALLOW, &format!(", {ALLOW}"));
    let found = said("", &one, &tones("Two", "", &format!(", {ALLOW}")));
    assert_eq!(found, [at("HW0112", "one.yaml", 1)]);
}

#[test]
fn a_field_may_allow_for_itself_alone() {
    let event = |allow: &str| {
        format!(
            "events:\n  ping:\n    doc: A sign of life.\n    fields:\n      \
             - a: {{type: string, doc: one., example: x{allow}}}\n      - b: {{type: string, doc: two., example: x}}\n"
        )
    };
    let two = "events: {pong: {doc: An answer., fields: []}}\n";
    let allow = ", allow: {HW0102: As the vendor has it.}";
    assert_eq!(said("", &event(""), two), [at("HW0102", "one.yaml", 5), at("HW0102", "one.yaml", 6)]);
    assert_eq!(said("", &event(allow), two), [at("HW0102", "one.yaml", 6)]);
}
