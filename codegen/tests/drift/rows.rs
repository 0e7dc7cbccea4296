//! Events as rows of tables, fields for groups of them.

use std::fs;

use crate::corpus::Edit;
use crate::corpus::rows::EDITS;
use crate::harness::{check, drift, fixtures, json};

fn page() -> String {
    fs::read_to_string(fixtures().join("pages/rows.md")).unwrap()
}

#[test]
fn every_edit_is_reported_exactly() {
    check(&fixtures().join("schemas"), "rows", &page(), "page.md", EDITS);
}

#[test]
fn line_ends_of_windows_change_nothing() {
    let edits = [Edit { name: "CRLF", edits: &[], expected: &[] }];
    check(&fixtures().join("schemas"), "rows", &page().replace('\n', "\r\n"), "page.md", &edits);
    check(&fixtures().join("schemas"), "rows", &format!("\u{feff}{}", page()), "page.md", &edits);
}

#[test]
fn half_of_a_page_is_not_taken_for_news() {
    let page = page();
    let half = &page[..page.find("### Vans").unwrap()];
    let edits = [Edit {
        name: "half",
        edits: &[],
        expected: &[
            "? 2 of the 5 events of the schemas are not found in what was read: `van.left`, `van.returned` @# Parcels",
        ],
    }];
    check(&fixtures().join("schemas"), "rows", half, "page.md", &edits);
}

#[test]
fn several_documents_are_read_as_one() {
    let page = page();
    let (first, second) = page.split_at(page.find("### Vans").unwrap());
    let directory = tempfile::TempDir::new().unwrap();
    let (a, b) = (directory.path().join("a.md"), directory.path().join("b.md"));
    fs::write(&a, first).unwrap();
    fs::write(&b, second.replace("`seat`", "`door`")).unwrap();
    let run = drift(&fixtures().join("schemas"), "rows", &[&a, &b], &["--message-format", "json"]);
    let report = json(&run);
    assert_eq!(report["changes"][0]["at"]["document"], b.display().to_string());
    assert_eq!(report["changes"][0]["at"]["line"], 16);
    assert_eq!(report["unused_allowances"][0]["line"], 25);
    assert_eq!(run.status, 1);
}

#[test]
fn the_text_names_both_places_and_how_much_was_read() {
    let directory = tempfile::TempDir::new().unwrap();
    let path = directory.path().join("page.md");
    fs::write(&path, page().replace("`stops` | Number", "`stops` | Text")).unwrap();
    let run = drift(&fixtures().join("schemas"), "rows", &[&path], &[]);
    let shown = path.display();
    let schemas = fixtures().join("schemas/rows/events.yaml");
    let schemas = schemas.display();
    assert_eq!(
        run.out,
        format!(
            "Vans\n  field-type-changed: `stops` is `Text` in the document, and `int64?` in the schemas\n    \
             {shown}:63, {schemas}:28\nrows: read 5 events (the schemas have 5), 14 fields (14), 1 example; 1 change\n"
        )
    );
}
