//! docs/maintaining.md shows what `drift` really reports.

use std::fs;

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
