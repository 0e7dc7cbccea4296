//! A section for each event, named by its example, with comments in the examples.

use std::fs;

use crate::corpus::sections::EDITS;
use crate::harness::{check, drift, fixtures, json};

fn page() -> String {
    fs::read_to_string(fixtures().join("pages/sections.md")).unwrap()
}

#[test]
fn every_edit_is_reported_exactly() {
    check(&fixtures().join("schemas"), "sections", &page(), "page.md", EDITS);
}

#[test]
fn allowances_of_no_use_are_named() {
    let directory = tempfile::TempDir::new().unwrap();
    let path = directory.path().join("page.md");
    fs::write(&path, page().replace("| `cook` | ? | - |\n", "").replace("\"shift_ended\"\n", "\"shift_ended\",\n"))
        .unwrap();
    let run = drift(&fixtures().join("schemas"), "sections", &[&path], &["--message-format", "json"]);
    let unused = json(&run)["unused_allowances"].clone();
    let texts: Vec<&str> = unused.as_array().unwrap().iter().map(|it| it["text"].as_str().unwrap()).collect();
    assert_eq!(
        texts,
        [
            "this allows `example-refused`, which is not found here",
            "this allows `field-added` for `cook`, which is not found here",
        ]
    );
    assert_eq!(run.status, 0);
}
