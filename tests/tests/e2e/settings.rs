//! `hookwright.yaml`: another company's crate has its own name, description and licence.

use std::fs;

use crate::cargo::{cargo, workspace_of};

const SETTINGS: &str = "\
package:
  name: acme-events
  version: 3.1.4-beta.1
  description: Acme's \"events\", in `types`.
  license: LicenseRef-Acme
  repository: https://git.acme.example/events
  rust_version: \"1.90\"
  documentation: https://docs.acme.example
  keywords: [acme, webhooks]
  categories: [api-bindings]
  publish: true
";

const VENDOR: &str = "\
title: Acme
doc: Events of Acme.
docs: https://acme.example/docs
discriminator: {field: type, doc: Names the event type.}
";

const EVENTS: &str = "\
events:
  opened: {doc: A door was opened., fields: [{door: {type: Door, doc: Which of them.}}]}
types:
  Door: {doc: A door., fields: [{id: {type: string, doc: Id of the door., example: front}}]}
";

const MAIN: &str = r##"
fn main() {
    let event = acme_events::acme::Event::from_slice(br#"{"type":"opened","door":{"id":"front"}}"#);
    assert_eq!(event.expect("an event").event_type(), "opened");
    let schema = acme_events::schemars::schema_for!(acme_events::acme::Door);
    assert!(schema.to_value().to_string().contains("Id of the door."));
}
"##;

#[test]
fn a_crate_with_settings_of_its_own_compiles() {
    let outside = tempfile::tempdir().expect("a directory outside the repository");
    let schemas = outside.path().join("schemas");
    fs::create_dir_all(schemas.join("acme")).expect("the directory can be made");
    for (path, text) in [("hookwright.yaml", SETTINGS), ("acme/vendor.yaml", VENDOR), ("acme/doors.yaml", EVENTS)] {
        fs::write(schemas.join(path), text).expect("the file can be written");
    }
    workspace_of("acme-events", outside.path(), &schemas, MAIN);
    cargo(outside.path(), ["run", "--package=user"]);
    cargo(outside.path(), ["doc", "--package=acme-events", "--no-deps"]);

    let manifest = fs::read_to_string(outside.path().join("events/Cargo.toml")).expect("there is a manifest");
    for line in [
        "name = \"acme-events\"",
        "version = \"3.1.4-beta.1\"",
        "description = \"Acme's \\\"events\\\", in `types`.\"",
        "rust-version = \"1.90\"",
        "license = \"LicenseRef-Acme\"",
        "repository = \"https://git.acme.example/events\"",
        "documentation = \"https://docs.acme.example\"",
        "keywords = [\"acme\", \"webhooks\"]",
        "categories = [\"api-bindings\"]",
    ] {
        assert!(manifest.lines().any(|there| there == line), "{line} is not in {manifest}");
    }
    assert!(!manifest.contains("publish"), "{manifest}");
    for file in hookwright_tests::read_files(&outside.path().join("events")).into_values() {
        let text = String::from_utf8_lossy(&file).into_owned();
        assert!(!text.contains("hookwright-events") && !text.contains("hookwright_events"), "{text}");
    }
    let library = fs::read_to_string(outside.path().join("events/src/lib.rs")).expect("there is a library");
    assert!(library.contains("//! Acme's"), "{library}");
}
