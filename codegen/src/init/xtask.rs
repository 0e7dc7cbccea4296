//! The package `xtask` of a new project.

use super::{Dependency, SCHEMAS};
use crate::json::compact;
use crate::output::Files;

/// Its files.
pub(super) fn files(dependency: &Dependency, package: &str) -> Files {
    let manifest = format!(
        "\
[package]
name = \"xtask\"
version = \"0.0.0\"
edition = \"2024\"
publish = false

[dependencies]
hookwright = {}
",
        dependency.to_toml()
    );
    let (schemas, out) = (compact(&SCHEMAS), compact(&package));
    let main = format!(
        "\
//! Commands of this repository: `cargo xtask regen` writes `{package}/` from `{SCHEMAS}/`.

use std::process::ExitCode;

use hookwright::cli::Project;

fn main() -> ExitCode {{
    Project::above(env!(\"CARGO_MANIFEST_DIR\"), {schemas}, {out}).main(std::env::args_os()).into()
}}
"
    );
    [("Cargo.toml".to_owned(), manifest.into_bytes()), ("src/main.rs".to_owned(), main.into_bytes())].into()
}
