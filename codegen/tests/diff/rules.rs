//! Each rule is broken by its example, and the page of rules is current.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use hookwright::diagnostic::ExampleFile;
use hookwright::diff::{RULES, compare, page};
use hookwright::model::Model;

use crate::harness;

/// What comes along with the change of an example, because it cannot be without.
const COMPANIONS: &[&str] = &["example-changed", "payload-changed", "payload-added", "field-type-changed"];

fn model(files: &[ExampleFile]) -> Model {
    let files: Vec<(&str, &str)> = files.iter().map(|file| (file.path, file.text)).collect();
    harness::model(&files)
}

#[test]
fn every_rule_is_met_by_its_example_and_by_no_other_change() {
    for rule in RULES {
        let (old, new) = (model(&rule.before()), model(&rule.after()));
        let found: Vec<&str> = compare(&old, &new).iter().map(|change| change.rule.id).collect();
        assert!(found.contains(&rule.id), "{}: {found:?}", rule.id);
        let others: Vec<&&str> = found.iter().filter(|id| **id != rule.id && !COMPANIONS.contains(id)).collect();
        assert!(others.is_empty(), "{} comes with {others:?}", rule.id);
        assert!(!compare(&new, &old).is_empty(), "{} has no way back", rule.id);
        assert!(compare(&old, &old).is_empty() && compare(&new, &new).is_empty(), "{}", rule.id);
    }
}

#[test]
fn no_two_rules_have_one_id() {
    let ids: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(ids.len(), RULES.len());
}

#[test]
fn the_page_of_changes_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/changes.md");
    let written = fs::read_to_string(path).expect("the page is there");
    assert!(written == page(), "docs/changes.md is stale: run `cargo xtask regen`");
}

#[test]
fn settings_of_the_package_change_no_code() {
    let rules = RULES.iter().filter(|rule| rule.before().iter().any(|file| file.path == "hookwright.yaml"));
    for rule in rules {
        let [old, new] = [rule.before(), rule.after()].map(|files| hookwright::emit::generate(&model(&files)).unwrap());
        assert!(old.keys().eq(new.keys()), "{}", rule.id);
        let changed: Vec<&String> =
            old.iter().filter(|(path, bytes)| new[*path] != **bytes).map(|(path, _)| path).collect();
        // The front pages show the crate's name, schemars' ids of types have it, and `$id`s have the version.
        let others: Vec<&&String> = changed
            .iter()
            .filter(|path| {
                !["Cargo.toml", "README.md", "src/lib.rs", "src/demo/json_schema.rs"].contains(&path.as_str())
            })
            .filter(|path| !path.starts_with("json-schema/"))
            .collect();
        assert!(others.is_empty() && !changed.is_empty(), "{}: {changed:?}", rule.id);
    }
}
