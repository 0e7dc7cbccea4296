//! docs/maintaining.md shows what `drift` really reports.

use std::fs;

use serde_json::{Value, json};

use crate::harness::{drift, fixtures, root};

#[test]
fn the_report_in_the_docs_is_real() {
    let page = fs::read_to_string(fixtures().join("pages/rows.md")).unwrap();
    let page = page
        .replace("`parcel.loaded` |", "`parcel.found` | It is back.\n`parcel.loaded` |")
        .replace("`tags` | Texts", "`tags` | Text")
        .replace("`stops` | Number | Counted in advance.", "`stops` | Number");
    let directory = tempfile::TempDir::new().unwrap();
    let path = directory.path().join("page.md");
    fs::write(&path, page).unwrap();
    let schemas = fixtures().join("schemas");
    let run = drift(&schemas, "rows", &[&path], &[]);
    let out = run.out.replace(&format!("{}/", directory.path().display()), "");
    let out = out.replace(&format!("{}/", schemas.display()), "");
    let docs = fs::read_to_string(root().join("docs/maintaining.md")).unwrap();
    assert_eq!(run.status, 2);
    assert!(docs.contains(&format!("```text\n{out}```\n")), "docs/maintaining.md lacks:\n{out}");
}

#[test]
fn the_report_on_captured_requests_in_the_docs_is_real() {
    let example = |event: &str| -> Value {
        let path = root().join(format!("generated/json-schema/ringcx/examples/{event}.json"));
        serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
    };
    let plain = example("survey_response.imported");
    let (mut added, mut changed, mut event) = (plain.clone(), plain.clone(), plain.clone());
    added["resource"]["metadata"]["mood"] = json!("x");
    changed["issued_at"] = Value::Null;
    event["type"] = json!("survey_response.withdrawn");
    let lines = [&plain, &added, &changed, &plain, &event].map(|event| {
        json!({"headers": {}, "body": {"id": "1", "domain_id": "2", "events": [event]}}).to_string() + "\n"
    });
    let directory = tempfile::TempDir::new().unwrap();
    let path = directory.path().join("requests.ndjson");
    fs::write(&path, lines.concat()).unwrap();
    let schemas = root().join("schemas");
    let run = drift(&schemas, "ringcx", &[], &["--captured", path.to_str().unwrap()]);
    let out = run.out.replace(&format!("{}/", directory.path().display()), "");
    let out = out.replace(&format!("{}/", schemas.display()), "");
    // The list of what was never seen is long.
    let out: String =
        out.lines().filter(|line| !line.starts_with("never seen:")).map(|line| format!("{line}\n")).collect();
    let docs = fs::read_to_string(root().join("docs/maintaining.md")).unwrap();
    assert_eq!(run.status, 1);
    assert!(docs.contains(&format!("```text\n{out}```\n")), "docs/maintaining.md lacks:\n{out}");
}
