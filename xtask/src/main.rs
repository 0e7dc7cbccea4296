//! This repository's own commands. Only the paths are known here; the work is the library's.

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use hookwright::cli::{self, ExportArgs, Generate, GlobalArgs, MetaSchemas, NewArgs, Status};

/// Commands of this repository, which work in any folder of it.
///
/// Exit status: 0 done or current; 1 the input is wrong or the output stale; 2 wrong usage.
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
    /// Write `generated/` anew from `schemas/`, and the schemas by which editors check those.
    Regen {
        /// Write nothing; list every file that is stale, missing or orphaned, and exit with 1 if
        /// there is one.
        #[arg(long)]
        check: bool,
    },
    /// Make a vendor, or an event from captured payloads.
    #[command(subcommand)]
    New(NewArgs),
    /// Write JSON Schema files for other tools, with an index.
    Export(ExportArgs),
}

fn main() -> ExitCode {
    let xtask: Xtask = match cli::parse(env::args_os()) {
        Ok(xtask) => xtask,
        Err(refused) => return refused.show_in_terminal().into(),
    };
    let root = root();
    let schemas = root.join("schemas");
    let status = cli::run_in_terminal(&xtask.global, |console| match &xtask.command {
        Command::Regen { check } => {
            let mend = "cargo xtask regen".to_owned();
            let meta = MetaSchemas { out: schemas.join(".meta"), check: *check, mend: mend.clone() };
            let meta = cli::meta_schemas(console, &meta);
            let generate = Generate { schemas, out: root.join("generated"), check: *check, mend };
            match cli::generate(console, &generate) {
                Status::Done => meta,
                failed => failed,
            }
        }
        Command::New(args) => cli::new(console, &schemas, args),
        Command::Export(args) => cli::export(console, &schemas, args),
    });
    status.into()
}

/// The repository's folder; relative if that is short, because it stands in messages.
fn root() -> PathBuf {
    // Cargo tells at run time where the package is now; the binary knows where it was built.
    let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let package = package.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    let root = package.parent().map_or(package.clone(), Path::to_owned);
    match env::current_dir() {
        Ok(current) => root.strip_prefix(current).map_or(root.clone(), Path::to_owned),
        Err(_) => root,
    }
}
