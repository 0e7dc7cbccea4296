//! What is said of schemas with mistakes, word for word.
//!
//! Each directory of `fixtures/broken/` holds schemas with a mistake, and in the snapshot
//! `expected.snap` what is said of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use hookwright::diagnostic::{RenderOptions, Severity};
use hookwright::rules;
use hookwright_tests::root;

use crate::snapshots::Snapshots;

/// The directories with a mistake each, relative to the one in which Cargo runs the tests, so that the
/// paths in messages are the same everywhere.
fn cases() -> Vec<PathBuf> {
    assert_eq!(std::env::current_dir().expect("there is one"), root().join("tests"));
    let entries = fs::read_dir("fixtures/broken").expect("the fixtures are there");
    let mut cases: Vec<PathBuf> = entries.map(|entry| entry.expect("readable").path()).collect();
    cases.sort();
    cases
}

/// What is said of the schemas in a directory.
fn messages(case: &Path) -> String {
    let compilation = hookwright::compile(case);
    assert_eq!(compilation.model.is_none(), !compilation.diagnostics.is_empty(), "{}", case.display());
    compilation.render(RenderOptions::default())
}

#[test]
fn every_mistake_is_reported_in_the_expected_words() {
    let mut snapshots = Snapshots::default();
    for case in cases() {
        snapshots.check(&root().join("tests").join(&case), "expected", &messages(&case));
    }
    snapshots.assert_all_match();
}

#[test]
fn every_rule_is_broken_by_a_case_that_has_its_number() {
    let mut broken = BTreeSet::new();
    for case in cases() {
        let found: Vec<&str> =
            hookwright::compile(&case).diagnostics.iter().map(|diagnostic| diagnostic.rule.id).collect();
        assert!(!found.is_empty(), "{} compiles", case.display());
        let name = case.file_name().expect("a name").to_string_lossy().into_owned();
        if let Some((number, _)) = name.split_once('-').filter(|(number, _)| number.parse::<u16>().is_ok()) {
            assert!(found.contains(&format!("HW{number}").as_str()), "{name} breaks {found:?}");
            broken.insert(format!("HW{number}"));
        }
    }
    let errors = rules::all().filter(|rule| rule.severity == Severity::Error);
    assert_eq!(broken, errors.map(|rule| rule.id.to_owned()).collect::<BTreeSet<String>>());
}

#[test]
fn no_mistake_is_reported_twice() {
    for case in cases() {
        let text = messages(&case);
        let mut messages: Vec<&str> = text.split("\n\n").collect();
        let count = messages.len();
        messages.sort_unstable();
        messages.dedup();
        assert_eq!(messages.len(), count, "{text}");
    }
}

#[test]
fn every_mistake_with_a_place_names_file_line_and_column() {
    for case in cases() {
        let compilation = hookwright::compile(&case);
        for diagnostic in &compilation.diagnostics {
            let rendered = hookwright::diagnostic::render(diagnostic, &compilation.sources, RenderOptions::default());
            let Some(span) = diagnostic.span else {
                // Of a file that is not there, the path is all there is to name.
                assert!(rendered.contains(&*case.to_string_lossy()), "{rendered}");
                continue;
            };
            let (line, column) = compilation.sources.line_column(span);
            let file = &compilation.sources.get(span.file).expect("a file").path;
            assert!(rendered.contains(&format!("{file}:{line}:{column}")), "no {file}:{line}:{column} in\n{rendered}");
            assert!(rendered.contains(&format!("error[{}]: ", diagnostic.rule.id)), "{rendered}");
        }
    }
}

/// Two things that cannot both have the name: the message shows both.
#[test]
fn a_collision_names_both_sources() {
    let both = [
        ("0010-duplicate-event", [("events.yaml", 2), ("more.yaml", 2)]),
        ("0011-duplicate-field", [("events.yaml", 5), ("events.yaml", 6)]),
        ("0012-fields-collide", [("events.yaml", 5), ("events.yaml", 6)]),
        ("0012-events-collide", [("events.yaml", 2), ("events.yaml", 6)]),
        ("0012-events-collide-across-files", [("more.yaml", 2), ("third.yaml", 2)]),
        ("0012-values-collide", [("events.yaml", 11), ("events.yaml", 12)]),
    ];
    for (case, places) in both {
        let compilation = hookwright::compile(&Path::new("fixtures/broken").join(case));
        let named = compilation.diagnostics.iter().any(|diagnostic| {
            let spans = diagnostic.span.iter().chain(diagnostic.related.iter().map(|(span, _)| span));
            let mut found: Vec<(&str, usize)> = spans
                .map(|span| {
                    let path = &compilation.sources.get(span.file).expect("a file").path;
                    (path.rsplit('/').next().expect("a name"), compilation.sources.line_column(*span).0)
                })
                .collect();
            found.sort_unstable();
            found == places
        });
        assert!(named, "{case}: {}", compilation.render(RenderOptions::default()));
    }
}
