//! Pages of vendors that are made up, in other layouts: all that is written, from `vendor.yaml` alone.

use std::fs;
use std::path::Path;

use crate::harness::{bare, root, run};

/// All schema files of a vendor but `vendor.yaml`, one below the other.
fn files(directory: &Path, below: &str) -> String {
    let mut entries: Vec<_> = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    let mut text = String::new();
    for path in entries {
        let name = format!("{below}{}", path.file_name().unwrap().display());
        match path.is_dir() {
            true => text += &files(&path, &format!("{name}/")),
            false if name == "vendor.yaml" || name.starts_with('.') => {}
            false => text += &format!("==> {name}\n{}", fs::read_to_string(path).unwrap()),
        }
    }
    text
}

fn adopts(vendor: &str, page: &str) {
    let fixture = root().join("tests/fixtures/adopt").join(vendor);
    let (directory, page) = (bare(&fixture.join("vendor.yaml"), vendor), fixture.join(page));
    let done = run("adopt", directory.path(), vendor, &[&page], &[]);
    assert_eq!(done.status, 0, "{}{}", done.out, done.err);
    insta::assert_snapshot!(vendor, files(&directory.path().join(vendor), ""));
    // What is written has its canonical form, and differs from the page in nothing.
    let drift = run("drift", directory.path(), vendor, &[&page], &[]);
    assert_eq!(drift.status, 0, "{}{}", drift.out, drift.err);
    assert_eq!(run("adopt", directory.path(), vendor, &[&page], &[]).out, format!("{vendor}: nothing to adopt\n"));
    for file in fs::read_dir(directory.path().join(vendor).join("events")).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        assert!(text.lines().all(|line| line.trim_end() == line && !line.contains('\t')), "{text}");
    }
}

#[test]
fn one_table_of_all_fields_in_html() {
    adopts("harbour", "page.html");
}

#[test]
fn sections_with_dotted_names_and_examples() {
    adopts("orchard", "page.md");
}
