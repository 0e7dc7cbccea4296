//! Made-up vendors with the nastiest names that are legal: what is generated compiles without a
//! warning, and round-trips.

use std::path::Path;

use hookwright_tests::root;

use crate::cargo::{cargo, workspace};

#[test]
fn nasty_vendors_compile_without_warnings_and_round_trip() {
    let fixtures = root().join("tests/fixtures/nasty");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("nasty");
    let main = std::fs::read_to_string(fixtures.join("main.rs")).expect("the program is there");
    workspace(&folder, &fixtures.join("schemas"), &main);
    let exported = folder.join("events/json-schema");
    cargo(&folder, ["run".as_ref(), "--package=user".as_ref(), "--".as_ref(), exported.as_os_str()]);
    // Their docs are no broken Markdown, and no test of Rust's.
    cargo(&folder, ["doc", "--package=hookwright-events", "--no-deps"]);
    cargo(&folder, ["test", "--package=hookwright-events", "--doc"]);
}
