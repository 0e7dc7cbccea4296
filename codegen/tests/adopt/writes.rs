//! What is written, and what is refused.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::harness::{copy, json, root, run};

/// A page with an event, a field, a value and a type that the schemas lack.
fn page(directory: &Path) -> std::path::PathBuf {
    let page = fs::read_to_string(root().join("tests/fixtures/drift/pages/rows.md")).unwrap();
    let page = page
        .replace("`parcel.lost` |", "`parcel.found` | -\n`parcel.lost` |")
        .replace("`tags` | Texts", "`depth` | Decimal | -\n`tags` | Texts")
        .replace("one of sorted, loaded.", "one of sorted, weighed, loaded.")
        .replace("`stops` | Number", "`stops` | Decimal");
    let path = directory.join("page.md");
    fs::write(&path, page).unwrap();
    path
}

fn schemas() -> std::path::PathBuf {
    root().join("tests/fixtures/drift/schemas")
}

/// All files below a directory.
fn files(directory: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for path in fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()) {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        match path.is_dir() {
            true => found.extend(files(&path).into_iter().map(|(below, text)| (format!("{name}/{below}"), text))),
            false => _ = found.insert(name, fs::read_to_string(&path).unwrap()),
        }
    }
    found
}

#[test]
fn a_dry_run_prints_a_patch_that_gives_the_same_files() {
    let (patched, written) = (copy(&schemas(), "rows"), copy(&schemas(), "rows"));
    let directory = tempfile::TempDir::new().unwrap();
    let page = page(directory.path());
    let before = files(patched.path());
    let dry = run("adopt", patched.path(), "rows", &[&page], &["--dry-run"]);
    assert_eq!((dry.status, files(patched.path())), (0, before));
    let patch = directory.path().join("adopt.patch");
    fs::write(&patch, &dry.out).unwrap();
    let around = patched.path().parent().unwrap();
    let mut git = Command::new("git");
    git.current_dir(around).args(["apply", "--unsafe-paths", "--directory=."]).arg(&patch);
    assert!(git.status().unwrap().success(), "{}", dry.out);
    let done = run("adopt", written.path(), "rows", &[&page], &[]);
    assert_eq!(done.status, 0, "{}{}", done.out, done.err);
    assert_eq!(files(patched.path()), files(written.path()));
    insta::assert_snapshot!("patch", dry.out.replace(patched.path().file_name().unwrap().to_str().unwrap(), "schemas"));
}

#[test]
fn comments_and_order_are_kept() {
    let copy = copy(&schemas(), "rows");
    let path = copy.path().join("rows/events.yaml");
    let old = fs::read_to_string(&path).unwrap();
    let old =
        old.replace("types:\n", "# Ours.\ntypes:   # all\n").replace("  Van:\n", "\n  # Vans\n\n  Van:   # one\n");
    let old = old.replace("payloads:\n", "  # no more\n\npayloads:\n");
    fs::write(&path, &old).unwrap();
    let directory = tempfile::TempDir::new().unwrap();
    let done = run("adopt", copy.path(), "rows", &[&page(directory.path())], &[]);
    assert_eq!(done.status, 0, "{}{}", done.out, done.err);
    let new = fs::read_to_string(&path).unwrap();
    let changed = "- stops: {type: int64";
    let mut lines = new.lines();
    for line in old.lines().filter(|line| !line.contains(changed)) {
        assert!(lines.any(|now| now == line), "`{line}` is gone or has moved:\n{new}");
    }
    assert_eq!(new.matches('#').count(), old.matches('#').count());
}

#[test]
fn what_is_not_understood_is_not_written_unless_asked_for() {
    let copy = copy(&schemas(), "rows");
    let directory = tempfile::TempDir::new().unwrap();
    let page = page(directory.path());
    let text = fs::read_to_string(&page).unwrap();
    fs::write(&page, text.replace("`plate` | Text |", "`plate` | Plate |")).unwrap();
    let before = files(copy.path());
    let refused = run("adopt", copy.path(), "rows", &[&page], &["--message-format", "json"]);
    let report = json(&refused);
    assert_eq!((refused.status, report["written"].as_bool()), (2, Some(false)));
    assert_eq!(files(copy.path()), before);
    assert!(refused.err.contains("`--partial` writes the rest"), "{}", refused.err);
    let partial = run("adopt", copy.path(), "rows", &[&page], &["--partial", "--message-format", "json"]);
    let report = json(&partial);
    assert_eq!((partial.status, report["written"].as_bool()), (2, Some(true)));
    assert_eq!(report["not_understood"].as_array().unwrap().len(), 1);
    assert_ne!(files(copy.path()), before);
}

#[test]
fn the_report_says_what_was_written() {
    let copy = copy(&schemas(), "rows");
    let directory = tempfile::TempDir::new().unwrap();
    let done = run("adopt", copy.path(), "rows", &[&page(directory.path())], &["--message-format", "json"]);
    let out = done.out.replace(&format!("{}/", directory.path().display()), "");
    insta::assert_snapshot!("report", out);
}

#[test]
fn wrong_usage_changes_nothing() {
    let copy = copy(&schemas(), "rows");
    let directory = tempfile::TempDir::new().unwrap();
    let page = page(directory.path());
    let before = files(copy.path());
    let missing = directory.path().join("none.md");
    for (vendor, document, more, expected) in [
        ("row", &page, &[][..], "did you mean `rows`?"),
        ("rows", &missing, &[], "cannot be read"),
        ("rows", &page, &["--message-format", "sarif"], "adopt has no SARIF output"),
    ] {
        let run = run("adopt", copy.path(), vendor, &[document], more);
        assert_eq!(run.status, 2, "{expected}: {}", run.err);
        assert!(run.err.contains(expected), "{expected}: {}", run.err);
    }
    fs::write(copy.path().join("rows/broken.yaml"), "events: {X: {}}\n").unwrap();
    let broken = run("adopt", copy.path(), "rows", &[&page], &[]);
    assert!(broken.status == 2 && broken.err.contains("the schemas have errors"), "{}", broken.err);
    fs::remove_file(copy.path().join("rows/broken.yaml")).unwrap();
    assert_eq!(files(copy.path()), before);
}

#[test]
fn a_file_that_cannot_be_written_leaves_all_as_it_was() {
    let fixture = root().join("tests/fixtures/adopt/orchard");
    let bare = crate::harness::bare(&fixture.join("vendor.yaml"), "orchard");
    // Where one of the new files goes, there is a directory of that name.
    fs::create_dir_all(bare.path().join("orchard/types.yaml/x")).unwrap();
    let before = files(bare.path());
    let run = run("adopt", bare.path(), "orchard", &[&fixture.join("page.md")], &[]);
    assert_ne!(run.status, 0, "{}{}", run.out, run.err);
    assert_eq!(files(bare.path()), before);
}
