//! Each rule is broken by one of its examples and kept by the other, and the page of rules is
//! current.
//!
//! What is said of the examples is in the snapshots in `fixtures/rules/`, word for word.

use std::collections::BTreeSet;
use std::fs;

use hookwright::Compilation;
use hookwright::diagnostic::{ExampleFile, RenderOptions, Severity};
use hookwright::rules::{all, page};
use hookwright_tests::root;

use crate::snapshots::Snapshots;

const VENDOR: ExampleFile = ExampleFile {
    path: "demo/vendor.yaml",
    text: "title: Demo\n\
           doc: A made-up vendor.\n\
           docs: https://example.com/demo\n\
           discriminator: {field: type, doc: Names the event type.}\n",
};

/// What comes of an example, and what is said of it, with paths below the schema directory.
fn compiled(files: &[ExampleFile]) -> (Compilation, String) {
    let folder = tempfile::tempdir().expect("a directory");
    for file in [VENDOR].iter().chain(files) {
        let path = folder.path().join(file.path);
        fs::create_dir_all(path.parent().expect("a directory")).expect("the directory can be made");
        fs::write(path, file.text).expect("the file can be written");
    }
    let compilation = hookwright::compile(folder.path());
    let text = compilation.render(RenderOptions::default());
    let shown = folder.path().display().to_string();
    let text = text.replace(&format!("{shown}/"), "").replace(&shown, ".");
    (compilation, text)
}

#[test]
fn every_rule_is_broken_by_its_bad_example_in_the_expected_words_and_kept_by_its_good_one() {
    let goldens = root().join("tests/fixtures/rules");
    let mut snapshots = Snapshots::default();
    for rule in all() {
        let (compilation, text) = compiled(&rule.bad());
        let found: BTreeSet<&str> = compilation.diagnostics.iter().map(|diagnostic| diagnostic.rule.id).collect();
        assert_eq!(found, BTreeSet::from([rule.id]), "the bad example of {}:\n{text}", rule.id);
        assert_eq!(compilation.model.is_some(), rule.severity == Severity::Warning, "{}", rule.id);
        snapshots.check(&goldens, rule.id, &text);

        let (compilation, text) = compiled(&rule.good());
        assert!(compilation.model.is_some() && text.is_empty(), "the good example of {}:\n{text}", rule.id);
        assert_eq!(compilation.model.map(|model| model.event_count() > 0), Some(true), "{}", rule.id);
    }
    snapshots.assert_all_match();
    let kept = fs::read_dir(&goldens).expect("the snapshots are there").count();
    assert_eq!(kept, all().count(), "there are snapshots of no rule in {}", goldens.display());
}

#[test]
fn the_page_of_rules_is_current() {
    let written = fs::read_to_string(root().join("docs/rules.md")).expect("the page is there");
    assert!(written == page(), "docs/rules.md is stale: run `cargo xtask regen`");
}

#[test]
fn the_ids_of_rules_are_in_order_and_without_holes() {
    let ids = |severity, first: usize| {
        let found: Vec<&str> = all().filter(|rule| rule.severity == severity).map(|rule| rule.id).collect();
        let expected: Vec<String> = (first..first + found.len()).map(|number| format!("HW{number:04}")).collect();
        assert_eq!(found, expected);
    };
    ids(Severity::Error, 1);
    ids(Severity::Warning, 101);
}
