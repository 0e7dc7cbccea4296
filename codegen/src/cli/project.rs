//! The commands of a repository that keeps schemas, as its `cargo xtask`.

use std::env;
use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand};

use super::{
    Console, DriftArgs, ExportArgs, Generate, GlobalArgs, MetaSchemas, NewArgs, Status, drift, export, fmt, generate,
    meta_schemas, new, parse, run_in_terminal,
};

/// A repository with a schema directory, and the crate that is generated from it.
#[derive(Clone, Debug)]
pub struct Project {
    schemas: PathBuf,
    out: PathBuf,
}

/// Commands of this repository, which work in any of its directories.
///
/// Exit status: 0 done or current; 1 the input is wrong or the output stale; 2 wrong usage;
/// 70 an internal error.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", arg_required_else_help = true)]
struct Xtask {
    #[command(flatten)]
    global: GlobalArgs,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Update the generated crate from the schemas, and the JSON Schemas by which editors check
    /// schema files.
    Regen {
        /// Write nothing; list every file that is stale, missing or orphaned, and exit with 1 if
        /// there is one.
        #[arg(long)]
        check: bool,
    },
    /// Write the schema files in canonical form.
    Fmt {
        /// Write nothing; list every file that is not in its canonical form, and exit with 1 if
        /// there is one.
        #[arg(long)]
        check: bool,
    },
    /// Compare documents with the schemas of their vendor.
    ///
    /// Exit status: 0 no drift; 1 drift; 2 something was not understood, or the usage is wrong.
    Drift {
        /// The vendor.
        vendor: String,
        #[command(flatten)]
        drift: DriftArgs,
    },
    /// Make a vendor, or an event from captured payloads.
    #[command(subcommand)]
    New(NewArgs),
    /// Write JSON Schema files for other tools, with an index; or another format.
    Export(ExportArgs),
}

impl Project {
    /// The project in the directory above a package, which is `env!("CARGO_MANIFEST_DIR")` of its
    /// `xtask`. The schema directory and the crate's are relative to the project's.
    pub fn above(package: impl AsRef<Path>, schemas: impl AsRef<Path>, out: impl AsRef<Path>) -> Project {
        let root = root_above(package.as_ref());
        Project { schemas: root.join(schemas), out: root.join(out) }
    }

    /// Runs a command line in the terminal, the program's name first.
    pub fn main(&self, args: impl IntoIterator<Item = OsString>) -> Status {
        match parse::<Xtask>(args) {
            Ok(xtask) => run_in_terminal(&xtask.global, |console| self.dispatch(console, &xtask.command)),
            Err(refused) => refused.show_in_terminal(),
        }
    }

    /// The same with other writers in place of stdout and stderr, without colour.
    pub fn run(&self, args: impl IntoIterator<Item = OsString>, out: &mut dyn Write, err: &mut dyn Write) -> Status {
        match parse::<Xtask>(args) {
            Ok(xtask) => Console::plain(out, err, &xtask.global).run(|console| self.dispatch(console, &xtask.command)),
            Err(refused) => Console::plain(out, err, &GlobalArgs::default()).run(|console| refused.show(console)),
        }
    }

    fn dispatch(&self, console: &mut Console<'_>, command: &Command) -> Status {
        let schemas = &self.schemas;
        match command {
            Command::Regen { check } => self.regen(console, *check),
            Command::Fmt { check } => fmt(console, schemas, *check, "cargo xtask fmt"),
            Command::Drift { vendor, drift: args } => drift(console, schemas, Some(vendor), args),
            Command::New(args) => new(console, schemas, args),
            Command::Export(args) => export(console, schemas, args),
        }
    }

    /// Updates the crate and the JSON Schemas of schema files, or reports what is stale.
    pub fn regen(&self, console: &mut Console<'_>, check: bool) -> Status {
        let (schemas, out) = (self.schemas.clone(), self.out.clone());
        let fix_command = "cargo xtask regen".to_owned();
        // The schema directory is not created where it is missing for a moment, as during a checkout.
        let meta = match schemas.is_dir() {
            true => meta_schemas(
                console,
                &MetaSchemas { out: schemas.join(".meta"), check, fix_command: fix_command.clone() },
            ),
            false => Status::Failed,
        };
        let generated = generate(console, &Generate { schemas, out, check, fix_command });
        if generated == Status::Done { meta } else { generated }
    }
}

/// The directory above a package; relative if that is short, because messages contain it.
fn root_above(package: &Path) -> PathBuf {
    let root = package.parent().unwrap_or(package);
    match env::current_dir() {
        Ok(current) => root.strip_prefix(current).map_or(root.to_owned(), Path::to_owned),
        Err(_) => root.to_owned(),
    }
}
