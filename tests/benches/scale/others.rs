//! The other compilers, on the JSON Schema of the same events.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use hookwright::emit::export::{Choice, Form, Options, export};
use hookwright_tests::root;

use crate::child::model;

fn bundle(schemas: &Path) -> PathBuf {
    schemas.with_extension("bundle.json")
}

/// Writes the bundle of a schema folder beside it, in draft 7, which they read best.
pub(crate) fn write_bundle(schemas: &Path) {
    let files = export(&Form::json_schema(Options::default()), &model(schemas), Choice::default()).files;
    fs::write(bundle(schemas), &files["acme/bundle.schema.json"]).expect("writable");
}

/// typify's types for the bundle, as text; formatted, as ours is, by what formats ours.
pub(crate) fn typify(schemas: &Path, formatted: bool) {
    let text = fs::read_to_string(bundle(schemas)).expect("readable");
    let schema: typify_schemars::schema::RootSchema = serde_json::from_str(&text).expect("a schema");
    let mut space = typify::TypeSpace::new(&typify::TypeSpaceSettings::default());
    space.add_root_schema(schema).expect("typify takes it");
    let code = match formatted {
        true => typify_prettyplease::unparse(&typify_syn::parse2(space.to_stream()).expect("typify writes Rust")),
        false => space.to_stream().to_string(),
    };
    assert!(code.len() > text.len() / 10, "typify makes next to nothing of it");
}

/// The command that has quicktype write Rust for the bundle; none if it is not installed, which
/// `tests/run` does. `HOOKWRIGHT_NODE` names another folder with its `node_modules`.
pub(crate) fn quicktype(schemas: &Path) -> Option<Command> {
    let node = std::env::var_os("HOOKWRIGHT_NODE").map(PathBuf::from);
    let node = node.unwrap_or_else(|| root().join("tests/consumers/node"));
    if !node.join("node_modules/quicktype-core").exists() {
        return None;
    }
    let mut command = Command::new("node");
    command.arg("--max-old-space-size=16384").arg(root().join("tests/benches/scale/quicktype.mjs"));
    command.arg(node).arg(bundle(schemas));
    Some(command)
}
