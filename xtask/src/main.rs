//! This repository's own commands. Only the paths are known here; the work is the library's.

mod changelog;
mod diff;
mod git;
mod release;
mod released;
mod rules;
mod watch;

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use hookwright::cli::{
    self, AdoptArgs, AdoptOptions, Console, DriftArgs, EvidenceArgs, ExportArgs, Generate, GlobalArgs, MetaSchemas,
    NewArgs, Status, TextArgs, TrafficArgs,
};

/// Token trees make millions of small allocations; mimalloc halves their cost.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

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
    /// Update `generated/` from `schemas/`, the JSON Schemas by which editors check schema files,
    /// and the pages of rules in `docs/`.
    Regen {
        /// Write nothing; list every file that is stale, missing or orphaned, and exit with 1 if
        /// there is one.
        #[arg(long)]
        check: bool,
        /// Run again whenever a schema file changes, until stopped.
        #[arg(long, conflicts_with = "check")]
        watch: bool,
    },
    /// Write `schemas/` in canonical form.
    Fmt {
        /// Write nothing; list every file that is not in its canonical form, and exit with 1 if
        /// there is one.
        #[arg(long)]
        check: bool,
    },
    /// Compare documents, and captured requests, with the schemas of their vendor.
    ///
    /// Exit status: 0 no drift; 1 drift; 2 something was not understood, or the usage is wrong.
    Drift {
        /// The vendor, if it is not the one of whose events the documents have most; then the
        /// documents: Markdown, HTML or text. Without a document, the page that the vendor declares is
        /// fetched.
        #[arg(required = true, value_name = "[VENDOR] [DOCUMENT]")]
        arguments: Vec<PathBuf>,
        #[command(flatten)]
        traffic: TrafficArgs,
        #[command(flatten)]
        texts: TextArgs,
    },
    /// Compare `schemas/` with what they were: what has changed, whom it breaks, and which version is
    /// due.
    ///
    /// Exit status: 0 whatever has changed; 1 the schemas have errors, or there is a change that
    /// `--fail-on` asks for; 2 wrong usage.
    Diff {
        /// What to compare with: a commit, a branch or a tag, or else a schema directory or a record of
        /// a release.
        #[arg(long, value_name = "REF")]
        since: String,
        #[command(flatten)]
        diff: cli::DiffArgs,
    },
    /// Write the entry of the generated crate into `CHANGELOG.md`: what has changed since the last
    /// release, which is the latest tag `v*`, or else what `release --record` has kept.
    Changelog {
        /// The last release: a commit, a branch or a tag, or else a schema directory or a record.
        #[arg(long, value_name = "REF")]
        since: Option<String>,
    },
    /// Check whether the generated crate can be released: its version, the changelog, the output, the
    /// package. All problems are reported; exit with 1 if there is one.
    Release {
        /// Write nothing. Nothing is ever published.
        #[arg(long, required_unless_present = "record", conflicts_with = "record")]
        dry_run: bool,
        /// Keep the schemas of the release in `schemas/.released.json`, if nothing holds it back, so
        /// that the next changelog needs no tag.
        #[arg(long)]
        record: bool,
        /// The last release: a commit, a branch or a tag, or else a schema directory or a record.
        #[arg(long, value_name = "REF")]
        since: Option<String>,
    },
    /// Write into the schemas of a vendor what its documents, or captured requests, have and they lack.
    ///
    /// Exit status: 0 written, or nothing to do; 1 what would be written has errors, or cannot be
    /// written; 2 something was not understood, or the usage is wrong.
    Adopt {
        /// The vendor, if it is not the one of whose events the documents have most; then the
        /// documents: Markdown, HTML or text.
        #[arg(required = true, value_name = "[VENDOR] DOCUMENT")]
        arguments: Vec<PathBuf>,
        #[command(flatten)]
        evidence: EvidenceArgs,
        #[command(flatten)]
        options: AdoptOptions,
    },
    /// Make a vendor, or an event from captured payloads.
    #[command(subcommand)]
    New(NewArgs),
    /// Write JSON Schema files for other tools, with an index; or another format.
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
        Command::Regen { watch: true, .. } => regen_at_every_change(&xtask.global, console, &root),
        Command::Regen { check, .. } => regen(console, &root, *check),
        Command::Fmt { check } => cli::fmt(console, &schemas, *check, "cargo xtask fmt"),
        Command::Drift { arguments, traffic, texts } => drift(console, &root, arguments, traffic, *texts),
        Command::Diff { since, diff: args } => diff::since(console, &root, since, args),
        Command::Changelog { since } => changelog::changelog(console, &root, since.as_deref()),
        Command::Release { dry_run: _, record, since } => {
            let is_current = |console: &mut Console<'_>| regen(console, &root, true);
            release::release(console, &root, (since.as_deref(), *record), is_current)
        }
        Command::Adopt { arguments, evidence, options } => adopt(console, &schemas, arguments, evidence, *options),
        Command::New(args) => cli::new(console, &schemas, args),
        Command::Export(args) => cli::export(console, &schemas, args),
    });
    status.into()
}

/// Updates `generated/`, the schemas of schema files and the page of rules, or reports what is stale.
fn regen(console: &mut Console<'_>, root: &Path, check: bool) -> Status {
    let schemas = root.join("schemas");
    let fix_command = "cargo xtask regen".to_owned();
    // Do not recreate `schemas/` if it is momentarily missing (e.g. during a checkout).
    let meta = match schemas.is_dir() {
        true => cli::meta_schemas(
            console,
            &MetaSchemas { out: schemas.join(".meta"), check, fix_command: fix_command.clone() },
        ),
        false => Status::Failed,
    };
    let pages = rules::pages_of_rules(console, &root.join("docs"), check);
    let generated = cli::generate(console, &Generate { schemas, out: root.join("generated"), check, fix_command });
    [generated, meta, pages].into_iter().find(|status| *status != Status::Done).unwrap_or(Status::Done)
}

/// The vendor, if the first argument is no file, and the documents. A vendor alone is one of the
/// schemas, or has other evidence than documents.
fn vendor_and_documents<'a>(
    schemas: &Path,
    arguments: &'a [PathBuf],
    has_traffic: bool,
) -> (Option<&'a str>, &'a [PathBuf]) {
    match arguments.split_first() {
        Some((first, rest)) if !first.exists() && (!rest.is_empty() || has_traffic || schemas.join(first).is_dir()) => {
            (first.to_str(), rest)
        }
        _ => (None, arguments),
    }
}

/// Writes what documents have into a vendor's schemas.
fn adopt(
    console: &mut Console<'_>,
    schemas: &Path,
    arguments: &[PathBuf],
    evidence: &EvidenceArgs,
    options: AdoptOptions,
) -> Status {
    let (vendor, documents) = vendor_and_documents(schemas, arguments, !evidence.is_empty());
    let (documents, evidence) = (documents.to_vec(), evidence.clone());
    cli::adopt(console, schemas, vendor, &AdoptArgs { documents, evidence, options })
}

/// Compares documents and captured traffic with a vendor's schemas.
fn drift(
    console: &mut Console<'_>,
    root: &Path,
    arguments: &[PathBuf],
    traffic: &TrafficArgs,
    texts: TextArgs,
) -> Status {
    let schemas = root.join("schemas");
    let (vendor, documents) = vendor_and_documents(&schemas, arguments, !traffic.evidence.is_empty());
    let (documents, traffic) = (documents.to_vec(), traffic.clone());
    let cache = root.join("target/hookwright");
    cli::drift(console, &schemas, vendor, &DriftArgs { documents, traffic, texts, cache })
}

/// Runs now and at every change. Mistakes in the schemas are shown, and do not end it.
fn regen_at_every_change(global: &GlobalArgs, console: &mut Console<'_>, root: &Path) -> Status {
    let schemas = root.join("schemas");
    let error = watch::watch(&schemas, |changed| {
        let text = match changed {
            Some(path) => format!("hookwright: `{}` changed\n", path.display()),
            None => format!("hookwright: watching `{}`; stop with Ctrl-C\n", schemas.display()),
        };
        cli::run_in_terminal(global, |console| {
            console.message(&text);
            regen(console, root, false)
        });
    });
    console.error(&format!("cannot watch `{}`: {error}", schemas.display()), &[]);
    Status::Failed
}

/// The repository's directory; relative if that is short, because messages contain it.
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
