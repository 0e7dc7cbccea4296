//! For build scripts: the generated sources in Cargo's `OUT_DIR`, so that they are not committed.
//!
//! The crate is a package of its own. Its `src/lib.rs` is one line:
//!
//! ```ignore
//! include!(concat!(env!("OUT_DIR"), "/src/lib.rs"));
//! ```
//!
//! Its `build.rs` compiles the schemas:
//!
//! ```no_run
//! fn main() -> Result<(), hookwright::build::BuildError> {
//!     hookwright::build::Config::new("schemas").compile()
//! }
//! ```
//!
//! Its `Cargo.toml` has the features and dependencies that the sources need. If it lacks some, the
//! error gives the lines to add.

mod error;
mod manifest;

use std::env;
use std::path::{Path, PathBuf};

pub use error::BuildError;

use crate::compile::{Compilation, compile};
use crate::diagnostic::RenderOptions;
use crate::emit;
use crate::internal::Checked;
use crate::output::{Files, Output};

/// The root of the crate, which the package includes.
const ROOT: &str = "src/lib.rs";

/// What to compile in a build script, and where to.
#[derive(Clone, Debug)]
pub struct Config {
    schemas: PathBuf,
    out_dir: Option<PathBuf>,
    manifest: Option<PathBuf>,
}

impl Config {
    /// The schemas of a directory, relative to the package's.
    pub fn new(schemas: impl Into<PathBuf>) -> Config {
        Config { schemas: schemas.into(), out_dir: None, manifest: None }
    }

    /// Writes to another directory than Cargo's `OUT_DIR`, in which nothing else may be written.
    #[must_use]
    pub fn out_dir(mut self, directory: impl Into<PathBuf>) -> Config {
        self.out_dir = Some(directory.into());
        self
    }

    /// Checks another manifest than the `Cargo.toml` of the package that Cargo builds.
    #[must_use]
    pub fn manifest(mut self, path: impl Into<PathBuf>) -> Config {
        self.manifest = Some(path.into());
        self
    }

    /// Compiles the schemas. Cargo runs the script again when one of them changes, and shows the
    /// compiler's warnings as its own.
    pub fn compile(&self) -> Result<(), BuildError> {
        let out_dir = match &self.out_dir {
            Some(directory) => directory.clone(),
            None => variable("OUT_DIR")?,
        };
        let manifest = match &self.manifest {
            Some(path) => path.clone(),
            None => variable("CARGO_MANIFEST_DIR")?.join("Cargo.toml"),
        };
        println!("cargo::rerun-if-changed={}", self.schemas.display());
        let files = self.files(&manifest)?;
        let written = Output::new(&out_dir, "build", files).and_then(|output| output.write(&mut |text| warn(text)));
        written.map(|_| ()).map_err(BuildError::Output)
    }

    /// The sources, by path in the output directory.
    fn files(&self, manifest: &Path) -> Result<Files, BuildError> {
        let compilation = compile(&self.schemas);
        let Compilation { model: Some(model), .. } = &compilation else {
            return Err(BuildError::Schemas(compilation.render(RenderOptions::default())));
        };
        for diagnostic in &compilation.diagnostics {
            warn(&format!("{}: {}", diagnostic.rule.id, diagnostic.message));
        }
        let mut files = emit::generate(model).map_err(BuildError::Internal)?;
        let needed = files.remove("Cargo.toml").checked("the crate has no manifest");
        manifest::check(manifest, &String::from_utf8_lossy(&needed))?;
        let root = files.get_mut(ROOT).checked("the crate has no root");
        *root = without_inner_attributes(root);
        Ok(files)
    }
}

/// A source file that `include!` takes: it has no inner attributes, docs among them.
fn without_inner_attributes(source: &[u8]) -> Vec<u8> {
    let text = std::str::from_utf8(source).checked("the crate's root is not UTF-8");
    let is_inner = |line: &&str| line.starts_with("//!") || line.starts_with("#![");
    text.lines().filter(|line| !is_inner(line)).flat_map(|line| [line, "\n"]).collect::<String>().into_bytes()
}

/// A directory that Cargo names to build scripts.
fn variable(name: &'static str) -> Result<PathBuf, BuildError> {
    env::var_os(name).map(PathBuf::from).ok_or(BuildError::NotABuildScript(name))
}

/// Shows a warning as Cargo's.
fn warn(text: &str) {
    for line in text.lines() {
        println!("cargo::warning={line}");
    }
}
