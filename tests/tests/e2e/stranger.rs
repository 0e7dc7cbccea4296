//! Another company's repository: from an empty workspace to a decoded event.

use std::fs;
use std::path::Path;

use hookwright_tests::{root, write_files};

use crate::cargo::cargo;

const PAYLOAD: &str = r#"{"type":"door.opened","at":"2026-01-02T03:04:05Z","door":{"id":"front","width_mm":812}}"#;

const MAIN: &str = r##"
use acme_events::bell::Event;

fn main() {
    let event = Event::from_slice(include_bytes!("../../payload.json")).expect("an event");
    let Event::DoorOpened(opened) = &event else { panic!("another event: {event:?}") };
    assert_eq!(opened.door.id, "front");
    assert_eq!(event.to_vec(), include_bytes!("../../payload.json"));
}
"##;

const APP: &str = r#"[package]
name = "app"
version = "0.0.0"
edition = "2024"

[dependencies]
acme-events = { path = "../acme-events" }
"#;

fn hookwright(arguments: &[&str]) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let arguments = ["hookwright"].iter().chain(arguments).map(Into::into);
    let status = hookwright::cli::run(arguments, &mut out, &mut err);
    assert_eq!(status, hookwright::cli::Status::Done, "{}", String::from_utf8_lossy(&err));
}

/// A workspace with an application, before anything of hookwright's is in it.
fn workspace() -> tempfile::TempDir {
    let outside = tempfile::tempdir().expect("a directory outside the repository");
    let lock = fs::read_to_string(root().join("Cargo.lock")).expect("the repository has a Cargo.lock");
    let files = [
        ("Cargo.toml", "[workspace]\nresolver = \"3\"\nmembers = [\"app\"]\n"),
        ("app/Cargo.toml", APP),
        ("app/src/main.rs", MAIN),
        ("payload.json", PAYLOAD),
        // The versions that the repository uses are those that can be had without a network.
        ("Cargo.lock", &lock),
    ];
    write_files(outside.path(), files);
    outside
}

fn init(directory: &Path, more: &[&str]) {
    let (root, payload) = (directory.display().to_string(), directory.join("payload.json").display().to_string());
    hookwright(&[&["init", &root, "--name", "acme-events", "--vendor", "bell", "--from", &payload], more].concat());
}

#[test]
fn a_stranger_decodes_an_event_after_one_command() {
    let outside = workspace();
    init(outside.path(), &[]);
    cargo(outside.path(), ["run", "--package=app"]);
}

/// Compiles the compiler in the stranger's workspace.
#[test]
#[ignore = "it takes minutes; `tests/long` runs it"]
fn a_stranger_has_cargo_xtask_regen() {
    let outside = workspace();
    let package = root().join("codegen").display().to_string();
    init(outside.path(), &["--xtask", "--hookwright", &package]);
    cargo(outside.path(), ["xtask", "regen", "--check"]);
    let events = outside.path().join("schemas/bell/events.yaml");
    let text = fs::read_to_string(&events).expect("the events are written").replace("TODO", "Tells");
    fs::write(&events, text).expect("the file can be written");
    cargo(outside.path(), ["xtask", "regen"]);
    cargo(outside.path(), ["run", "--package=app"]);
}

const BUILD: &str = "\
//! Compiles the schemas.

fn main() -> Result<(), hookwright::build::BuildError> {
    hookwright::build::Config::new(\"../schemas\").compile()
}
";

/// The crate is compiled by a build script, with the lines that its error gives.
#[test]
#[ignore = "it takes minutes; `tests/long` runs it"]
fn a_build_script_makes_the_crate() {
    let outside = workspace();
    init(outside.path(), &[]);
    let package = outside.path().join("acme-events");
    let manifest = fs::read_to_string(package.join("Cargo.toml")).expect("the crate has a manifest");
    fs::remove_dir_all(&package).expect("the generated crate can be removed");
    let compiler = root().join("codegen").display().to_string();
    let build = format!("{manifest}\n[build-dependencies]\nhookwright = {{ path = {compiler:?} }}\n");
    let include = "//! Events of Acme.\n\ninclude!(concat!(env!(\"OUT_DIR\"), \"/src/lib.rs\"));\n";
    write_files(&package, [("Cargo.toml", build.as_str()), ("build.rs", BUILD), ("src/lib.rs", include)]);
    cargo(outside.path(), ["run", "--package=app"]);
}
