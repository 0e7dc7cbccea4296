//! docs/maintaining.md shows what `diff` really reports, and a list of accepted changes that holds.

use std::fs;
use std::path::Path;

use hookwright_test_support::{copy_directory, root};
use tempfile::TempDir;

/// The schemas of the page, before and after its change.
fn sides() -> TempDir {
    let directory = TempDir::new().unwrap();
    for side in ["old", "new"] {
        copy_directory(&root().join("tests/fixtures/drift/schemas/rows"), &directory.path().join(side).join("rows"));
    }
    let path = directory.path().join("new/rows/events.yaml");
    let text = fs::read_to_string(&path).unwrap();
    let text = text
        .replace(
            "{type: list<string>, doc: Tags of the parcel., example: [fragile]}",
            "{type: string, doc: Tags of the parcel., example: fragile}",
        )
        .replace("  parcel.lost:", "  parcel.found: {doc: A parcel came back., payload: ParcelEvent}\n  parcel.lost:");
    fs::write(path, text).unwrap();
    directory
}

fn diff(directory: &Path, more: &[&str]) -> (i32, String, String) {
    let sides = ["old", "new"].map(|side| directory.join(side).into_os_string());
    let args = ["hookwright", "diff"].map(Into::into).into_iter().chain(sides).chain(more.iter().map(Into::into));
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let status = hookwright::cli::run(args, &mut out, &mut err) as i32;
    (status, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

#[test]
fn the_report_in_the_docs_is_real() {
    let (status, out, _) = diff(sides().path(), &[]);
    let docs = fs::read_to_string(root().join("docs/maintaining.md")).unwrap();
    assert_eq!(status, 0);
    assert!(docs.contains(&format!("```text\n{out}```\n")), "docs/maintaining.md lacks:\n{out}");
}

#[test]
fn the_accepted_changes_in_the_docs_are_all_that_break() {
    let docs = fs::read_to_string(root().join("docs/maintaining.md")).unwrap();
    let start =
        docs.find("# hookwright diff old-schemas schemas --fail-on breaking --accept").expect("the list is there");
    let list = &docs[start..start + docs[start..].find("```").unwrap()];
    let directory = sides();
    let path = directory.path().join("accepted.yaml");
    fs::write(&path, list).unwrap();
    let (status, out, err) = diff(directory.path(), &["--fail-on", "breaking", "--accept", path.to_str().unwrap()]);
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    assert_eq!(diff(directory.path(), &["--fail-on", "breaking"]).0, 1);
}
