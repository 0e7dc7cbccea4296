//! A new project: a schema directory with its first vendor, the generated crate, and `cargo xtask`.
//!
//! All of it is made in a temporary directory beside its place, and moved when it is complete: a
//! mistake in a payload leaves nothing behind.

mod dependency;
mod install;
mod payloads;
mod toml;
mod xtask;

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

pub(crate) use dependency::Dependency;

use crate::compile::compile;
use crate::emit;
use crate::internal::Checked;
use crate::json::compact;
use crate::output::{Files, Output};
use crate::scaffold::{self, META_SCHEMAS, NewEvent, NewVendor, ScaffoldError};

/// The schema directory of a new project.
pub(crate) const SCHEMAS: &str = "schemas";
/// The package with the repository's commands.
pub(crate) const XTASK: &str = "xtask";

/// What to make.
#[derive(Clone, Debug)]
pub(crate) struct Init {
    /// The project's directory.
    pub(crate) root: PathBuf,
    /// The name of the generated crate, and of its directory.
    pub(crate) package: String,
    /// The first vendor.
    pub(crate) vendor: NewVendor,
    /// Captured payloads of it: a name for messages, and JSON.
    pub(crate) payloads: Vec<(String, Vec<u8>)>,
    /// The JSON Schemas of schema files, for editors.
    pub(crate) meta_schemas: Files,
    /// Where the `xtask` package gets the compiler from; none if there is to be no such package.
    pub(crate) xtask: Option<Dependency>,
}

/// What was made.
#[derive(Debug)]
pub(crate) struct Made {
    /// The directories, relative to the project's.
    pub(crate) directories: Vec<String>,
    /// The names of the events.
    pub(crate) events: Vec<String>,
    /// How many descriptions are marked `TODO`.
    pub(crate) docs: usize,
}

/// Makes a project. On failure nothing of it is left.
pub(crate) fn init(init: &Init) -> Result<Made, ScaffoldError> {
    let directories = directories(init);
    install::refuse_existing(&init.root, &directories)?;
    let xtask = init.xtask.as_ref().map(|_| XTASK);
    let members: Vec<&str> = [init.package.as_str()].into_iter().chain(xtask).collect();
    let manifest = toml::manifest(&init.root, &members)?;
    let alias = init.xtask.as_ref().map(|_| toml::alias(&init.root)).transpose()?;
    fs::create_dir_all(&init.root).map_err(|error| ScaffoldError::not_written(&init.root, &error))?;
    let temporary = temporary(&init.root)?;
    let (events, docs) = write_schemas(init, &temporary.path().join(SCHEMAS))?;
    write_crate(init, temporary.path())?;
    if let Some(dependency) = &init.xtask {
        write_files(&temporary.path().join(XTASK), xtask::files(dependency, &init.package))?;
    }
    install::install(temporary.path(), &init.root, &directories, manifest.into_iter().chain(alias.flatten()))?;
    Ok(Made { directories, events, docs })
}

fn directories(init: &Init) -> Vec<String> {
    let xtask = init.xtask.as_ref().map(|_| XTASK.to_owned());
    [SCHEMAS.to_owned(), init.package.clone()].into_iter().chain(xtask).collect()
}

fn temporary(root: &Path) -> Result<TempDir, ScaffoldError> {
    let made = tempfile::Builder::new().prefix(".hookwright-init-").tempdir_in(root);
    made.map_err(|error| ScaffoldError::not_written(root, &error))
}

/// Writes the settings, the vendor and its events; gives the events' names and the number of
/// descriptions to write.
fn write_schemas(init: &Init, schemas: &Path) -> Result<(Vec<String>, usize), ScaffoldError> {
    write_files(schemas, [("hookwright.yaml".to_owned(), settings(&init.package).into_bytes())].into())?;
    write_output(&schemas.join(META_SCHEMAS), "meta-schema", init.meta_schemas.clone())?;
    let mut docs = scaffold::vendor(schemas, &init.vendor)?.docs;
    let compilation = compile(schemas);
    let vendors = compilation.model.iter().flat_map(|model| &model.vendors);
    let vendor = vendors.clone().next().checked("a vendor that was just written is gone");
    let groups = payloads::by_event(&vendor.discriminator, &init.payloads)?;
    let mut events = Vec::new();
    for (name, payloads) in groups {
        let vendor = init.vendor.name.clone();
        let new = NewEvent { vendor, name: name.clone(), payloads, section: Some("events.yaml".to_owned()) };
        docs += scaffold::event(schemas, &new)?.docs;
        events.push(name);
    }
    Ok((events, docs))
}

fn settings(package: &str) -> String {
    format!(
        "# What is generated; docs/dialect.md describes it.\npackage:\n  name: {}\n  description: Typed webhook events.\n",
        compact(&package)
    )
}

/// Generates the crate, so that the workspace is whole before anybody runs a command in it.
fn write_crate(init: &Init, temporary: &Path) -> Result<(), ScaffoldError> {
    let compilation = compile(&temporary.join(SCHEMAS));
    let Some(model) = &compilation.model else {
        let rendered = compilation.render(crate::diagnostic::RenderOptions::default());
        let message = format!("the new schemas have errors, so nothing was written:\n{}", rendered.trim_end());
        return Err(ScaffoldError::input(message));
    };
    let files = emit::generate(model).checked("the crate cannot be generated");
    write_output(&temporary.join(&init.package), "generate", files)
}

/// Writes a directory that a subcommand owns.
fn write_output(directory: &Path, writer: &str, files: Files) -> Result<(), ScaffoldError> {
    let written = Output::new(directory, writer, files).and_then(|output| output.write(&mut |_| ()));
    written.map(|_| ()).map_err(|error| ScaffoldError::input(error.to_string()))
}

fn write_files(directory: &Path, files: Files) -> Result<(), ScaffoldError> {
    for (path, bytes) in files {
        let path = directory.join(path);
        let parent = path.parent().unwrap_or(directory);
        let written = fs::create_dir_all(parent).and_then(|()| fs::write(&path, bytes));
        written.map_err(|error| ScaffoldError::not_written(&path, &error))?;
    }
    Ok(())
}
