//! Signatures: for each preset and each key of the dialect a vendor, in one crate that verifies what
//! another implementation signed.

use std::path::Path;

use hookwright_tests::root;

use crate::cargo::{cargo, workspace};

#[test]
fn generated_functions_verify_what_another_implementation_signed() {
    let fixtures = root().join("tests/fixtures/signatures");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("signatures");
    let main = std::fs::read_to_string(fixtures.join("main.rs")).expect("the program is there");
    workspace(&folder, &fixtures.join("schemas"), &main);
    let vectors = fixtures.join("vectors.json");
    let run =
        ["run", "--package=user", "--features=hookwright-events/verify", "--"].map(AsRef::<std::ffi::OsStr>::as_ref);
    cargo(&folder, run.into_iter().chain([vectors.as_os_str()]));
}
