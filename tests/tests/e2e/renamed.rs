//! Our schemas are no special case: under another name, anywhere, they make a crate that compiles.

use std::fs;

use hookwright_tests::{copy_directory, root};

use crate::cargo::{cargo, workspace};

const MAIN: &str = r#"
fn main() {
    for name in hookwright_events::acme::Event::EVENT_TYPES {
        let event = hookwright_events::acme::Event::example(name.parse().expect("known"));
        assert_eq!(event.event_type(), *name);
    }
    assert!(hookwright_events::acme::JSON_SCHEMA.contains("UserStatus"));
}
"#;

#[test]
fn a_renamed_vendor_outside_the_repository_compiles() {
    let outside = tempfile::tempdir().expect("a directory outside the repository");
    assert!(!outside.path().starts_with(root()));
    copy_directory(&root().join("schemas/enreach"), &outside.path().join("schemas/acme"));
    workspace(outside.path(), &outside.path().join("schemas"), MAIN);
    cargo(outside.path(), ["run", "--package=user"]);
    for features in ["--all-features", "--features=default", "--no-default-features"] {
        cargo(outside.path(), ["check", "--package=hookwright-events", features]);
    }
    let text = fs::read_to_string(outside.path().join("events/src/lib.rs")).expect("there is a library");
    assert!(text.contains("pub mod acme;") && !text.contains("enreach;"), "{text}");
}
