//! `hookwright::build`, as a build script calls it.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use hookwright::build::{BuildError, Config};
use hookwright_test_support::{read_files, root, write_files};

const VENDOR: &str = "\
title: Bell
doc: Events of doors.
docs: https://bell.example/docs
discriminator: {field: type, doc: Names the event type.}
";
const EVENTS: &str = "\
events:
  opened: {doc: A door was opened., fields: [{door: {type: string, doc: Which of them., example: front}}]}
";

fn config(directory: &Path) -> Config {
    Config::new(directory.join("schemas")).out_dir(directory.join("out")).manifest(directory.join("Cargo.toml"))
}

/// A package with schemas; its manifest has all that is needed.
fn package(events: &str) -> tempfile::TempDir {
    let directory = tempfile::tempdir().unwrap();
    let manifest = fs::read_to_string(root().join("generated/Cargo.toml")).unwrap();
    let manifest = manifest.replace("ringcx = []", "bell = []");
    write_files(
        directory.path(),
        [("schemas/bell/vendor.yaml", VENDOR), ("schemas/bell/events.yaml", events), ("Cargo.toml", &manifest)],
    );
    directory
}

#[test]
fn sources_are_written_that_a_crate_can_include() {
    let directory = package(EVENTS);
    config(directory.path()).compile().unwrap();
    let files = read_files(&directory.path().join("out"));
    let lib = String::from_utf8(files["src/lib.rs"].clone()).unwrap();
    assert!(lib.contains("pub mod bell;") && !lib.contains("//!") && !lib.contains("#!["), "{lib}");
    assert!(files.contains_key("src/bell/event.rs") && !files.contains_key("Cargo.toml"));
}

#[test]
fn what_is_wrong_stops_the_build_and_writes_nothing() {
    let broken = package(&EVENTS.replace("string", "strin"));
    let error = config(broken.path()).compile().unwrap_err();
    assert!(matches!(&error, BuildError::Schemas(text) if text.contains("did you mean `string`?")), "{error}");
    // Cargo shows the error of `main` by `Debug`.
    assert_eq!(format!("{error:?}"), error.to_string());

    let lacking = package(EVENTS);
    fs::write(lacking.path().join("Cargo.toml"), "[package]\nname = \"x\"\n").unwrap();
    let error = config(lacking.path()).compile().unwrap_err().to_string();
    assert!(error.contains("\n[features]\n") && error.contains("\nbell = []\n"), "{error}");
    assert!(error.contains("\n[dependencies]\n") && error.contains("\nserde = { version = \"1\""), "{error}");
    for directory in [broken, lacking] {
        assert!(!directory.path().join("out").exists());
    }
}
