//! What is refused, with an error that says why.

use std::fs::{self, File};

use crate::harness::{drift, fixtures};

fn refused(vendor: &str, bytes: &[u8]) -> String {
    let directory = tempfile::TempDir::new().unwrap();
    let path = directory.path().join("page.md");
    fs::write(&path, bytes).unwrap();
    let run = drift(&fixtures().join("schemas"), vendor, &[&path], &[]);
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    run.err.replace(&path.display().to_string(), "page.md")
}

#[test]
fn a_vendor_that_is_not_there() {
    let error = refused("rowz", b"# A");
    assert!(error.contains("there is no vendor `rowz`") && error.contains("did you mean `rows`?"), "{error}");
}

#[test]
fn files_that_are_no_text() {
    let utf16: Vec<u8> = "# Page".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked: Vec<u8> = [0xff, 0xfe].into_iter().chain(utf16.iter().copied()).collect();
    for (bytes, why) in [
        (&b"\x7fELF\x02\x01\x01\x00abcdefghijklmnop"[..], "it is a binary file (byte 7 is 0)"),
        (&marked, "it is UTF-16; convert it to UTF-8"),
        (&utf16, "it looks like UTF-16; convert it to UTF-8"),
        (b"# A\n\xe4", "it is not UTF-8 text (line 2)"),
    ] {
        let error = refused("rows", bytes);
        assert!(error.contains(&format!("`page.md` cannot be read: {why}")), "{error}");
    }
}

#[test]
fn a_page_of_a_gigabyte() {
    let directory = tempfile::TempDir::new().unwrap();
    let path = directory.path().join("page.md");
    // It takes no room on the disk, and is not read whole.
    File::create(&path).unwrap().set_len(1 << 30).unwrap();
    let run = drift(&fixtures().join("schemas"), "rows", &[&path], &[]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("it is larger than 16 MiB"), "{}", run.err);
}

#[test]
fn a_document_that_is_not_there_and_a_directory() {
    let directory = tempfile::TempDir::new().unwrap();
    let run = drift(&fixtures().join("schemas"), "rows", &[&directory.path().join("no.md"), directory.path()], &[]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("No such file") && run.err.contains("it is a directory"), "{}", run.err);
}

#[test]
fn a_vendor_without_a_layout() {
    let schemas = tempfile::TempDir::new().unwrap();
    let folder = schemas.path().join("demo");
    fs::create_dir(&folder).unwrap();
    let text = "title: Demo\ndoc: A demo.\ndocs: https://example.com\ndiscriminator: {field: type, doc: Name.}\n";
    fs::write(folder.join("vendor.yaml"), text).unwrap();
    let page = fixtures().join("pages/rows.md");
    let run = drift(schemas.path(), "demo", &[&page], &[]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("does not say how the vendor's documents are laid out"), "{}", run.err);
}
