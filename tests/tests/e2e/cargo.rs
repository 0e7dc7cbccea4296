//! Builds generated crates as their users do.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

use hookwright_tests::{Files, compile, read_files, root, write_files};

/// Generates the crate of a schema directory as `events` in a workspace, next to a program `user`
/// that uses it.
pub(crate) fn workspace(folder: &Path, schemas: &Path, main: &str) {
    workspace_of("hookwright-events", folder, schemas, main);
}

/// The same for a package of another name.
pub(crate) fn workspace_of(package: &str, folder: &Path, schemas: &Path, main: &str) {
    let events = hookwright::emit::generate(&compile(schemas)).expect("the crate can be generated");
    let mut files: Files = events.into_iter().map(|(path, bytes)| (format!("events/{path}"), bytes)).collect();
    // A file of an earlier run that is not generated any more would go unnoticed.
    if folder.join("events").is_dir() {
        for path in read_files(&folder.join("events")).into_keys().map(|path| format!("events/{path}")) {
            if !files.contains_key(&path) {
                std::fs::remove_file(folder.join(path)).expect("a stale file can be removed");
            }
        }
    }
    files
        .insert("Cargo.toml".to_owned(), b"[workspace]\nresolver = \"3\"\nmembers = [\"events\", \"user\"]\n".to_vec());
    files.insert("user/Cargo.toml".to_owned(), USER.replace("hookwright-events", package).into_bytes());
    files.insert("user/src/main.rs".to_owned(), main.into());
    if !folder.join("Cargo.lock").exists() {
        // The versions that the repository uses are those that can be had without a network.
        let lock = std::fs::read(root().join("Cargo.lock")).expect("the repository has a Cargo.lock");
        files.insert("Cargo.lock".to_owned(), lock);
    }
    // Cargo builds anew what is written anew.
    files.retain(|path, bytes| !std::fs::read(folder.join(path)).is_ok_and(|there| there == *bytes));
    write_files(folder, files);
}

const USER: &str = r#"[package]
name = "user"
version = "0.0.0"
edition = "2024"

[dependencies]
hookwright-events = { path = "../events", features = ["examples", "json-schema", "schemars"] }
serde_json = { version = "1", features = ["float_roundtrip", "preserve_order"] }
"#;

/// Runs Cargo in a workspace, without a network; a warning is an error.
pub(crate) fn cargo<S: AsRef<OsStr>>(folder: &Path, arguments: impl IntoIterator<Item = S>) {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(["--offline", "--quiet"]).args(arguments).current_dir(folder);
    // What the workspaces are built from is the same, so it is built once.
    command.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("target"));
    command.env("RUSTFLAGS", "-Dwarnings").env("RUSTDOCFLAGS", "-Dwarnings");
    // What is built once needs neither lines for a debugger nor a cache for the next change.
    command.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_INCREMENTAL", "0");
    // Cargo tells a test about the package under test; this is another one.
    for (name, _) in std::env::vars_os() {
        let package = name.to_str().is_some_and(|name| name.starts_with("CARGO_PKG_") || name == "CARGO_MANIFEST_DIR");
        if package || name == "CARGO_ENCODED_RUSTFLAGS" {
            command.env_remove(name);
        }
    }
    let output = command.output().expect("Cargo can be run");
    let text = [output.stdout, output.stderr].concat();
    assert!(output.status.success(), "{command:?}:\n{}", String::from_utf8_lossy(&text));
}
