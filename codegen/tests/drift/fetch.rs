//! Without a document, `drift` fetches the page that `vendor.yaml` declares.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::Path;
use std::thread;

use hookwright_test_support::copy_directory;
use tempfile::TempDir;

use crate::harness::{Run, drift, fixtures, json};

/// The schemas of the fixtures in a directory, with the page of one vendor at an address.
fn schemas(directory: &Path, address: &str) {
    copy_directory(&fixtures().join("schemas"), directory);
    let path = directory.join("rows/vendor.yaml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("document:\n", &format!("document:\n  url: {address}\n"), 1)).unwrap();
}

/// A server that gives each of these answers once, and its address.
fn server(answers: Vec<String>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for answer in answers {
            let (mut stream, _) = listener.accept().unwrap();
            let lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
            lines.take_while(|line| !line.is_empty()).for_each(drop);
            stream.write_all(answer.as_bytes()).unwrap();
        }
    });
    address
}

fn answer(head: &str, body: &str) -> String {
    format!("HTTP/1.1 {head}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len())
}

fn run(directory: &TempDir, more: &[&str]) -> Run {
    let cache = directory.path().join("cache").display().to_string();
    drift(&directory.path().join("schemas"), "rows", &[], &[&["--cache", &cache], more].concat())
}

#[test]
fn the_declared_page_is_fetched_and_compared_and_kept_for_its_lines() {
    let page = fs::read_to_string(fixtures().join("pages/rows.md")).unwrap();
    let newer = page.replace("`parcel.loaded` |", "`parcel.found` | It is back.\n`parcel.loaded` |");
    let head = "200 OK\r\nContent-Type: text/markdown\r\nETag: \"1\"";
    let not_modified = "HTTP/1.1 304 Not Modified\r\n\r\n".to_owned();
    let moved = "HTTP/1.1 308 Moved\r\nLocation: /new\r\nContent-Length: 0\r\n\r\n".to_owned();
    let address = server(vec![answer(head, &page), not_modified, moved, answer(head, &newer)]);
    let directory = TempDir::new().unwrap();
    schemas(&directory.path().join("schemas"), &address);

    let first = run(&directory, &[]);
    assert_eq!(first.status, 0, "{}{}", first.out, first.err);
    assert!(first.err.contains(&format!("hookwright: `{address}` was fetched; it is in `")), "{}", first.err);
    let again = run(&directory, &[]);
    assert_eq!((again.status, again.out), (0, first.out));
    assert!(again.err.contains("has not changed since it was fetched"), "{}", again.err);

    let changed = run(&directory, &["--message-format", "json"]);
    assert_eq!(changed.status, 1, "{}{}", changed.out, changed.err);
    assert!(changed.err.contains(&format!("warning: `{address}` redirects to `{address}/new`")), "{}", changed.err);
    let change = &json(&changed)["changes"][0];
    assert_eq!(change["event"], "parcel.found");
    let document = change["at"]["document"].as_str().unwrap();
    let line = change["at"]["line"].as_u64().unwrap() as usize;
    assert!(fs::read_to_string(document).unwrap().lines().nth(line - 1).unwrap().contains("parcel.found"));
}

#[test]
fn a_page_that_is_not_there_is_not_understood() {
    let directory = TempDir::new().unwrap();
    schemas(&directory.path().join("schemas"), &server(vec![answer("404 Not Found", "")]));
    let run = run(&directory, &[]);
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    assert!(run.err.contains("cannot be fetched: the server answers 404 Not Found"), "{}", run.err);
    assert!(!directory.path().join("cache").exists());
}

#[test]
fn a_vendor_that_declares_no_page_needs_a_document() {
    let run = drift(&fixtures().join("schemas"), "rows", &[], &[]);
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    assert!(run.err.contains("`rows/vendor.yaml` does not say where the vendor publishes its document"), "{}", run.err);
    assert!(run.err.contains("name a document, or add `url` to `document`"), "{}", run.err);
}
