//! Each vendor from its `vendor.yaml` and an export of its schemas, read back: the JSON Schema bundle, the
//! OpenAPI and the AsyncAPI document.

use std::path::PathBuf;

use tempfile::TempDir;

use crate::compare::compare;
use crate::harness::{bare, root, run, vendor};

/// The document of a vendor in a format.
fn export(to: &TempDir, vendor: &str, format: &str) -> PathBuf {
    let out = to.path().join(format);
    let more = ["--format", format, "--profile", "strict", "--out", out.to_str().unwrap()];
    let done = run("export", &root().join("schemas"), vendor, &[], &more);
    assert_eq!(done.status, 0, "{}{}", done.out, done.err);
    let file = if format == "json-schema" { "bundle.schema.json".to_owned() } else { format!("{format}.json") };
    out.join(vendor).join(file)
}

const ALL: &[&str] = &["json-schema", "openapi", "asyncapi"];

/// Reads exports back, and pins what is equal and every difference.
fn reads_back(name: &str, formats: &[&str]) {
    let (schemas, folder) = (root().join("schemas"), TempDir::new().unwrap());
    let ours = vendor(&schemas, name);
    let mut reports = Vec::new();
    for format in formats {
        let document = export(&folder, name, format);
        let option = format!("--{format}");
        let more = [option.as_str(), document.to_str().unwrap()];
        let directory = bare(&schemas.join(name).join("vendor.yaml"), name);
        let done = run("adopt", directory.path(), name, &[], &more);
        assert_eq!(done.status, 0, "{format}: {}{}", done.out, done.err);
        let comparison = compare(&ours, &vendor(directory.path(), name));
        let shares = [comparison.events_share(), comparison.fields_share(), comparison.types_share()];
        let [events, fields, types] = shares.map(|share| share.percent());
        assert!(events == 100.0 && fields >= 89.0 && types >= 61.0, "{format}: {}", comparison.report());
        reports.push(comparison.report());
    }
    // API documents say how wide an integer is, even without bounds.
    let (files, documents) = reports.split_first().expect("a format");
    assert!(documents.windows(2).all(|pair| pair[0] == pair[1]), "{}", documents.join("\n---\n"));
    insta::assert_snapshot!(format!("read_back_{name}"), files);
    if let Some(document) = documents.first() {
        insta::assert_snapshot!(format!("read_back_{name}_from_api_documents"), document);
    }
}

#[test]
fn enreach_is_read_back_from_its_exports() {
    reads_back("enreach", ALL);
}

#[test]
fn ringcx_is_read_back_from_its_exports() {
    reads_back("ringcx", ALL);
}

#[test]
fn livechat_is_read_back_from_its_exports() {
    // Its requests are webhooks around an event, and no event by itself.
    reads_back("livechat", &["json-schema"]);
}
