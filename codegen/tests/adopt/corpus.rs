//! After adopting an edited page, drift on the same page reports nothing that was adopted.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::edits::{Edit, plain, real, reference, rows, sections};
use crate::harness::{copy, document, json, root, run};

/// A change without its line and its words.
fn subject(change: &Value) -> String {
    let part = |key: &str| change[key].as_str().unwrap_or_default().to_owned();
    ["rule", "event", "owner", "field", "value"].map(part).join(" ").trim().to_owned()
}

fn subjects(changes: &Value) -> Vec<String> {
    changes.as_array().unwrap().iter().map(subject).collect()
}

/// What is wrong after adopting one edited page.
fn wrong(schemas: &Path, vendor: &str, page: &Path) -> Result<String, String> {
    let copy = copy(schemas, vendor);
    let before = subjects(&json(&run("drift", copy.path(), vendor, &[page], &["--message-format", "json"]))["changes"]);
    let done = run("adopt", copy.path(), vendor, &[page], &["--message-format", "json", "--partial"]);
    if done.status == 1 {
        return Err(format!("it is refused: {}{}", done.out, done.err));
    }
    let report = json(&done);
    let (adopted, left) = (subjects(&report["adopted"]), subjects(&report["left"]));
    if let Some(lost) = before.iter().find(|change| !adopted.contains(change) && !left.contains(change)) {
        return Err(format!("`{lost}` is neither adopted nor left"));
    }
    let after = run("drift", copy.path(), vendor, &[page], &["--message-format", "json"]);
    let after = subjects(&json(&after)["changes"]);
    if let Some(again) = after.iter().find(|change| adopted.contains(change)) {
        return Err(format!("`{again}` is adopted, and found again"));
    }
    if let Some(new) = after.iter().find(|change| !left.contains(change)) {
        return Err(format!("`{new}` is found afterwards, and was not reported as left"));
    }
    if report["files"].as_array().is_some_and(Vec::is_empty) {
        return Ok(format!("adopted {adopted:?}, left {left:?}"));
    }
    let again = run("adopt", copy.path(), vendor, &[page], &["--message-format", "json", "--partial"]);
    let files = json(&again)["files"].clone();
    if files.as_array().is_some_and(|files| !files.is_empty()) {
        return Err(format!("a second run changes {files}"));
    }
    Ok(format!("adopted {adopted:?}, left {left:?}"))
}

fn check(schemas: &Path, vendor: &str, page: &str, file: &str, edits: &[Edit]) -> String {
    let directory = TempDir::new().unwrap();
    let (mut shown, mut failed) = (String::new(), String::new());
    for edit in edits {
        let path = directory.path().join(file);
        fs::write(&path, edit.apply(page)).unwrap();
        match wrong(schemas, vendor, &path) {
            Ok(done) => shown += &format!("{}: {done}\n", edit.name),
            Err(why) => failed += &format!("{}: {why}\n", edit.name),
        }
    }
    assert!(failed.is_empty(), "{failed}");
    shown
}

fn fixture(vendor: &str, file: &str, edits: &[Edit]) -> String {
    let fixtures = root().join("tests/fixtures/drift");
    let page = fs::read_to_string(fixtures.join("pages").join(file)).unwrap();
    check(&fixtures.join("schemas"), vendor, &page, file, edits)
}

#[test]
fn what_is_adopted_of_rows_is_no_drift_any_more() {
    insta::assert_snapshot!("rows", fixture("rows", "rows.md", rows::EDITS));
}

#[test]
fn what_is_adopted_of_sections_is_no_drift_any_more() {
    insta::assert_snapshot!("sections", fixture("sections", "sections.md", sections::EDITS));
}

#[test]
fn what_is_adopted_of_plain_text_is_no_drift_any_more() {
    insta::assert_snapshot!("plain", fixture("plain", "plain.txt", plain::EDITS));
}

#[test]
fn what_is_adopted_of_html_is_no_drift_any_more() {
    insta::assert_snapshot!("reference", fixture("reference", "reference.html", reference::EDITS));
}

#[test]
fn edits_of_the_vendors_documents_are_adopted() {
    for (vendor, name, edits) in [
        ("ringcx", "ringcx-event-types.md", real::RINGCX),
        ("livechat", "livechat-events.md", real::LIVECHAT),
        ("enreach", "enreach-webhooks.txt", real::ENREACH),
    ] {
        let Some(path) = document(name) else { return };
        let page = fs::read_to_string(path).unwrap();
        insta::assert_snapshot!(vendor, check(&root().join("schemas"), vendor, &page, name, edits));
    }
}
