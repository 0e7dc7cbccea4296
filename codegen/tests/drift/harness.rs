//! Runs `hookwright drift` on an edited page, and compares its whole report.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use crate::corpus::Edit;

/// What a run printed, and its exit status.
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs the command.
pub(crate) fn drift(schemas: &Path, vendor: &str, documents: &[&Path], more: &[&str]) -> Run {
    let mut args = vec!["hookwright".into(), "drift".into(), "--schemas".into(), schemas.into()];
    args.extend(["--vendor", vendor].map(Into::into));
    args.extend(documents.iter().map(|path| path.as_os_str().to_owned()));
    args.extend(more.iter().map(Into::into));
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let status = hookwright::cli::run(args, &mut out, &mut err) as i32;
    Run { status, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
}

/// The report as JSON. Warnings about the schemas are lines of their own before it.
pub(crate) fn json(run: &Run) -> Value {
    let start = run.out.find("{\n").unwrap_or_else(|| panic!("no report: {}{}", run.out, run.err));
    serde_json::from_str(&run.out[start..]).unwrap_or_else(|error| panic!("{error}: {}", run.out))
}

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

pub(crate) fn fixtures() -> PathBuf {
    root().join("tests/fixtures/drift")
}

/// Runs all edits of a page, and compares every report.
pub(crate) fn check(schemas: &Path, vendor: &str, page: &str, file: &str, edits: &[Edit]) {
    let directory = TempDir::new().unwrap();
    let mut wrong = Vec::new();
    for edit in edits {
        let text = edit.apply(page);
        let path = directory.path().join(file);
        fs::write(&path, &text).unwrap();
        let run = drift(schemas, vendor, &[&path], &["--message-format", "json"]);
        let found = reported(&json(&run));
        let mut expected: Vec<String> = edit.expected.iter().map(|line| with_line(line, &text, edit.name)).collect();
        expected.sort();
        let status = match () {
            () if expected.iter().any(|line| line.starts_with('?')) => 2,
            () if !expected.is_empty() => 1,
            () => 0,
        };
        if found != expected || run.status != status {
            wrong.push(format!(
                "{}: exit {} for {status}\n  found    {found:#?}\n  expected {expected:#?}",
                edit.name, run.status
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a report says, a line for each thing.
pub(crate) fn reported(report: &Value) -> Vec<String> {
    let line = |at: &Value| at["line"].as_u64().map_or(String::new(), |line| line.to_string());
    let changes = report["changes"].as_array().unwrap().iter().map(|change| {
        let text = |key: &str| change[key].as_str().map(str::to_owned);
        let value = text("value").map(|value| format!("={value}")).unwrap_or_default();
        let about = text("event").or(text("owner")).unwrap();
        let field = text("field").map(|field| format!(" {field}")).unwrap_or_default();
        format!("{} {about}{field}{value} @{}", text("rule").unwrap(), line(&change["at"]))
    });
    let unclear = report["not_understood"].as_array().unwrap().iter();
    let unclear = unclear.map(|it| format!("? {} @{}", it["text"].as_str().unwrap(), line(it)));
    let mut all: Vec<String> = changes.chain(unclear).collect();
    all.sort();
    all
}

/// An expected line with the number of the line that its last part stands on.
fn with_line(expected: &str, page: &str, name: &str) -> String {
    let (start, text) = expected.rsplit_once('@').unwrap();
    if text.is_empty() {
        return expected.to_owned();
    }
    let at = page.find(text).unwrap_or_else(|| panic!("{name}: the page has no `{text}`"));
    format!("{start}@{}", page[..at].matches('\n').count() + 1)
}
