//! A reference in HTML, where one cell or item has name, type and requirement.

use std::fs;

use crate::corpus::reference::EDITS;
use crate::harness::{check, fixtures};

#[test]
fn every_edit_is_reported_exactly() {
    let page = fs::read_to_string(fixtures().join("pages/reference.html")).unwrap();
    check(&fixtures().join("schemas"), "reference", &page, "page.html", EDITS);
}
