//! Text that was copied from a page: no marks at headings, JSON without a fence.

use std::fs;

use crate::corpus::Edit;
use crate::corpus::plain::EDITS;
use crate::harness::{check, fixtures};

fn page() -> String {
    fs::read_to_string(fixtures().join("pages/plain.txt")).unwrap()
}

#[test]
fn every_edit_is_reported_exactly() {
    check(&fixtures().join("schemas"), "plain", &page(), "page.txt", EDITS);
}

#[test]
fn another_vendors_page_is_not_understood() {
    let edits = [Edit {
        name: "another page",
        edits: &[],
        expected: &[
            "? no event is found: this is another page, or its layout has changed @# Kitchen events",
            "? no heading matches `^Common properties$` @# Kitchen events",
            "? no heading matches `^Event: (\\w+)$` @# Kitchen events",
            "? no heading matches `^Lift kinds$` @# Kitchen events",
            "? no heading matches `^Type: (\\w+)$` @# Kitchen events",
        ],
    }];
    let page = fs::read_to_string(fixtures().join("pages/sections.md")).unwrap();
    check(&fixtures().join("schemas"), "plain", &page, "page.txt", &edits);
}
