//! The vendors' documents, where they are there: as they are, as HTML, and edited.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::corpus::real::{ENREACH, LIVECHAT, RINGCX};
use crate::harness::{check, drift, json, root};

/// A document beside the repository; none on a machine that does not have it.
fn document(name: &str) -> Option<PathBuf> {
    Some(root().parent()?.join("shared/vendor-docs").join(name)).filter(|path| path.is_file())
}

fn read_whole(vendor: &str, path: &Path, events: usize, fields: usize, examples: usize) {
    let run = drift(&root().join("schemas"), vendor, &[path], &["--doc-changed", "--message-format", "json"]);
    let report = json(&run);
    assert_eq!(report["read"], json!({"events": events, "fields": fields, "examples": examples}));
    assert_eq!((&report["changes"], &report["not_understood"]), (&json!([]), &json!([])));
    assert_eq!(report["unused_allowances"], json!(null));
    assert_eq!(report["skipped_tables"], json!(null));
    assert_eq!(run.status, 0);
}

#[test]
fn all_of_enreach_is_read() {
    let Some(path) = document("enreach-webhooks.txt") else { return };
    read_whole("enreach", &path, 80, 782, 86);
}

#[test]
fn all_of_ringcx_is_read() {
    let Some(path) = document("ringcx-event-types.md") else { return };
    read_whole("ringcx", &path, 44, 84, 1);
}

#[test]
fn all_of_livechat_is_read() {
    let Some(path) = document("livechat-events.md") else { return };
    read_whole("livechat", &path, 6, 44, 6);
}

/// A page as it comes from a site: the document within navigation, scripts and a table of
/// contents.
fn as_page(markdown: &str) -> String {
    let options = pulldown_cmark::Options::ENABLE_TABLES;
    let mut body = String::new();
    pulldown_cmark::html::push_html(&mut body, pulldown_cmark::Parser::new_ext(markdown, options));
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><title>Events</title><script>let a = '<h3>Metadata</h3>';</script></head>\n\
         <body><header><a href=\"/\">Home</a></header>\n<nav><h2>Guide</h2><ul><li><a href=\"#a\">Webhooks</a>\
         <ul><li>Events</ul></ul></nav>\n<main>\n{body}</main>\n<aside><ul><li>Interventions</li></ul></aside>\n\
         <footer><h2>Company</h2><p>All rights reserved.</p></footer></body></html>\n"
    )
}

#[test]
fn a_rendered_page_is_read_like_its_source() {
    for (vendor, name, counts) in
        [("ringcx", "ringcx-event-types.md", (44, 84, 1)), ("livechat", "livechat-events.md", (6, 44, 6))]
    {
        let Some(path) = document(name) else { return };
        let directory = tempfile::TempDir::new().unwrap();
        let page = directory.path().join("page.html");
        fs::write(&page, as_page(&fs::read_to_string(path).unwrap())).unwrap();
        read_whole(vendor, &page, counts.0, counts.1, counts.2);
    }
}

#[test]
fn edits_of_the_documents_are_reported_exactly() {
    for (vendor, name, edits) in [
        ("ringcx", "ringcx-event-types.md", RINGCX),
        ("livechat", "livechat-events.md", LIVECHAT),
        ("enreach", "enreach-webhooks.txt", ENREACH),
    ] {
        let Some(path) = document(name) else { return };
        check(&root().join("schemas"), vendor, &fs::read_to_string(path).unwrap(), name, edits);
    }
}

#[test]
fn the_documents_of_other_vendors_are_not_understood() {
    for (vendor, name) in
        [("enreach", "ringcx-event-types.md"), ("ringcx", "livechat-events.md"), ("livechat", "enreach-webhooks.txt")]
    {
        let Some(path) = document(name) else { return };
        let run = drift(&root().join("schemas"), vendor, &[&path], &["--message-format", "json"]);
        let report = json(&run);
        assert_eq!((run.status, &report["changes"]), (2, &json!([])), "{vendor}");
    }
}
