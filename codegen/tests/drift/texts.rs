//! `doc-changed`: what a page says in other words than when it was last read.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::harness::{Run, drift, fixtures, json, reported};

/// The schemas of a vendor to write to, and its page.
fn folder(page: &str) -> (TempDir, String) {
    let directory = TempDir::new().unwrap();
    let vendor = directory.path().join("schemas/rows");
    fs::create_dir_all(&vendor).unwrap();
    for entry in fs::read_dir(fixtures().join("schemas/rows")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, vendor.join(path.file_name().unwrap())).unwrap();
    }
    let text = fs::read_to_string(fixtures().join("pages").join(page)).unwrap();
    fs::write(directory.path().join("page.md"), &text).unwrap();
    (directory, text)
}

fn run(directory: &Path, more: &[&str]) -> Run {
    drift(&directory.join("schemas"), "rows", &[&directory.join("page.md")], more)
}

#[test]
fn other_words_are_reported_with_their_line_until_they_are_accepted() {
    let (directory, page) = folder("rows.md");
    let directory = directory.path();
    let lock = directory.join("schemas/rows/.document.lock");
    let accepted = run(directory, &["--accept-document"]);
    assert_eq!(accepted.status, 0, "{}{}", accepted.out, accepted.err);
    assert!(accepted.err.contains("rows/.document.lock"), "{}", accepted.err);
    let text = fs::read_to_string(&lock).unwrap();
    assert!(text.starts_with("{\n  \"version\": 1,"), "{text}");
    // No words of the vendor's: names, and hashes of 16 digits.
    for sentence in ["The sorter has seen it", "Counted in advance", "What to take care of"] {
        assert!(page.contains(sentence) && !text.contains(sentence), "{text}");
    }
    assert_eq!(run(directory, &["--doc-changed"]).status, 0);
    for (old, new, expected) in [
        ("The sorter has seen it.", "The sorter has scanned it.", "doc-changed parcel.sorted"),
        ("Counted in advance.", "Counted before.", "doc-changed Vans stops"),
        // Spaces and line ends are no words.
        ("Counted in advance.", "Counted  in advance.", ""),
    ] {
        let line = page.lines().position(|line| line.contains(old)).unwrap() + 1;
        fs::write(directory.join("page.md"), page.replace(old, new)).unwrap();
        let found = run(directory, &["--doc-changed", "--message-format", "json"]);
        let expected: Vec<String> = match expected {
            "" => Vec::new(),
            change => vec![format!("{change} @{line}")],
        };
        assert_eq!(reported(&json(&found)), expected);
        assert_eq!(found.status, i32::from(!expected.is_empty()));
        // Nobody has asked, so nothing is said.
        assert_eq!(run(directory, &[]).status, 0);
    }
    fs::write(directory.join("page.md"), page.replace("Counted in advance.", "Counted before.")).unwrap();
    assert_eq!(run(directory, &["--accept-document"]).status, 0);
    assert_eq!(run(directory, &["--doc-changed"]).status, 0);
}

#[test]
fn what_was_never_read_is_reported_and_what_is_new_is_not_twice() {
    let (directory, page) = folder("rows.md");
    let directory = directory.path();
    assert_eq!(run(directory, &["--accept-document"]).status, 0);
    let lock = directory.join("schemas/rows/.document.lock");
    let text = fs::read_to_string(&lock).unwrap();
    let without: Vec<&str> = text.lines().filter(|line| !line.contains("\"parcel.sorted\"")).collect();
    fs::write(&lock, without.join("\n")).unwrap();
    fs::write(
        directory.join("page.md"),
        page.replace("`parcel.loaded` |", "`parcel.found` | It is back.\n`parcel.loaded` |"),
    )
    .unwrap();
    let found = run(directory, &["--doc-changed"]);
    assert!(
        found.out.contains("doc-changed: the text about the event `parcel.sorted` was not read before"),
        "{}",
        found.out
    );
    assert_eq!(found.out.matches("parcel.found").count(), 2, "{}", found.out);
}

#[test]
fn a_lock_that_is_none_is_refused() {
    let (directory, page) = folder("rows.md");
    let directory = directory.path();
    let lock = directory.join("schemas/rows/.document.lock");
    let refused = |message: &str, more: &[&str]| {
        let ran = run(directory, more);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{}", ran.err);
        assert!(ran.err.contains(message), "{}", ran.err);
    };
    refused("there is no `", &["--doc-changed"]);
    for (text, message) in [
        ("{\"version\": 2, \"hashes\": []}", "it is of version 2, and this is version 1"),
        ("{\"version\": 1}", "it is no lock of a document"),
        ("{", "it is no lock of a document"),
        ("- a", "it is no lock of a document"),
    ] {
        fs::write(&lock, text).unwrap();
        refused(message, &["--doc-changed"]);
        let ran = run(directory, &["--accept-document"]);
        assert!(ran.status == 2 && ran.err.contains(message), "{}", ran.err);
        assert_eq!(fs::read_to_string(&lock).unwrap(), text);
    }
    fs::remove_file(&lock).unwrap();
    // What is not understood is not accepted.
    fs::write(directory.join("page.md"), page.replace(" | Counted in advance.\n", "\n")).unwrap();
    let ran = run(directory, &["--accept-document"]);
    assert!(ran.status == 2 && ran.err.contains("`rows/.document.lock` was not written"), "{}", ran.err);
    assert!(!lock.exists());
}
