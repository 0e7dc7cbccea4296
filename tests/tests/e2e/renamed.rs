//! Our schemas are no special case: under another name, anywhere, they make a crate that compiles.

use std::fs;
use std::path::Path;

use hookwright_tests::root;

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

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the directory can be made");
    for entry in fs::read_dir(from).expect("readable") {
        let path = entry.expect("readable").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("the file can be copied");
        }
    }
}

#[test]
fn a_renamed_vendor_outside_the_repository_compiles() {
    let outside = tempfile::tempdir().expect("a directory outside the repository");
    assert!(!outside.path().starts_with(root()));
    copy(&root().join("schemas/enreach"), &outside.path().join("schemas/acme"));
    workspace(outside.path(), &outside.path().join("schemas"), MAIN);
    cargo(outside.path(), ["run", "--package=user"]);
    for features in ["--all-features", "--features=default", "--no-default-features"] {
        cargo(outside.path(), ["check", "--package=hookwright-events", features]);
    }
    let text = fs::read_to_string(outside.path().join("events/src/lib.rs")).expect("there is a library");
    assert!(text.contains("pub mod acme;") && !text.contains("enreach;"), "{text}");
}
