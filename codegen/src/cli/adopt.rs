//! `hookwright adopt`: writes into the schemas what a vendor's documents have and they lack.

use std::path::{Path, PathBuf};

use clap::Args;

use super::adopt_captured::adopt_captured;
use super::drift::{find_vendor, guess_vendor, layout_of, open_all, read_all, refuse};
use super::{Console, MessageFormat, Status};
use crate::adopt::{self, AdoptError, Adoption, Report, Request, Written};
use crate::diagnostic::RenderOptions;
use crate::evidence::Layout;
use crate::model::Vendor;
use crate::{Compilation, staged};

/// What to adopt, and how.
#[derive(Args, Clone, Debug)]
pub struct AdoptArgs {
    /// The documents: Markdown, HTML or text, as the vendor publishes them.
    #[arg(value_name = "DOCUMENT", required_unless_present = "captured", conflicts_with = "captured")]
    pub documents: Vec<PathBuf>,
    /// Captured requests in place of documents.
    #[command(flatten)]
    pub traffic: CapturedArgs,
    /// How to go about it.
    #[command(flatten)]
    pub options: AdoptOptions,
}

/// Captured requests to adopt from.
#[derive(Args, Clone, Debug, Default)]
pub struct CapturedArgs {
    /// Captured requests, one a line, as they are or compressed by gzip or zstd: the events in them
    /// that the schemas lack are inferred.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub captured: Vec<PathBuf>,
    /// Each line of the captured requests is a body itself.
    #[arg(long, requires = "captured")]
    pub bodies: bool,
}

impl CapturedArgs {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.captured.is_empty()
    }
}

/// How to adopt.
#[derive(Args, Clone, Copy, Debug, Default)]
pub struct AdoptOptions {
    /// Write nothing; print a patch.
    #[arg(long)]
    pub dry_run: bool,
    /// Write what was understood, though something was not.
    #[arg(long)]
    pub partial: bool,
}

/// Writes what the documents have and the schemas lack; without a vendor, into those of the vendor of
/// whose events they have most. Exit status: 0 written, or nothing to do; 1 what would be written has
/// errors, or a file cannot be edited or written; 2 something was not understood, or the usage is
/// wrong.
pub fn adopt(console: &mut Console<'_>, schemas: &Path, vendor: Option<&str>, args: &AdoptArgs) -> Status {
    if console.format == MessageFormat::Sarif {
        return refuse(console, "adopt has no SARIF output", &["use `--message-format json`"]);
    }
    let (compilation, missing) = adopt::compile(schemas, vendor.unwrap_or_default());
    if compilation.model.is_none() {
        console.message(&compilation.render(RenderOptions { color: true }));
        return refuse(console, "the schemas have errors, so nothing was read", &[]);
    }
    let found = match vendor {
        Some(name) => find_vendor(console, &compilation, name),
        None => guess_vendor(console, &compilation, &args.documents),
    };
    let Some(vendor) = found else { return Status::WrongUsage };
    if !args.traffic.is_empty() {
        return adopt_captured(console, schemas, vendor, args);
    }
    let Some(layout) = layout_of(&compilation, vendor) else {
        let text = format!("`{}/vendor.yaml` does not say how the vendor's documents are laid out", vendor.name);
        return refuse(console, &text, &["add `document`; docs/dialect.md describes it"]);
    };
    let run = Run { schemas, compilation: &compilation, missing: &missing, vendor, layout: &layout, args };
    run.adopt(console)
}

struct Run<'r> {
    schemas: &'r Path,
    compilation: &'r Compilation,
    missing: &'r adopt::Missing,
    vendor: &'r Vendor,
    layout: &'r Layout,
    args: &'r AdoptArgs,
}

impl Run<'_> {
    fn adopt(&self, console: &mut Console<'_>) -> Status {
        let Some(documents) = open_all(console, &self.args.documents, self.layout) else { return Status::WrongUsage };
        let evidence = read_all(&documents, self.layout, self.vendor);
        let names: Vec<String> = documents.iter().map(|document| document.path.display().to_string()).collect();
        let short = documents.iter().map(|document| file_name(&document.path)).collect::<Vec<_>>();
        let (schemas, vendor) = (self.schemas, self.vendor.name.as_str());
        let request = Request { schemas, vendor, layout: self.layout, documents: &short };
        match adopt::adopt(&request, self.compilation, self.missing, &evidence) {
            Ok(adoption) => self.finish(console, &names, &adoption),
            Err(error) => failed(console, &error),
        }
    }

    fn finish(&self, console: &mut Console<'_>, names: &[String], adoption: &Adoption) -> Status {
        let AdoptOptions { dry_run, partial } = self.args.options;
        let understood = adoption.not_understood.is_empty();
        let write = !dry_run && (understood || partial);
        if write && let Some(status) = write_all(console, self.schemas, &adoption.files) {
            return status;
        }
        let report = Report::new(&self.vendor.name, names, adoption, write);
        match (console.format, dry_run) {
            (MessageFormat::Json, _) => console.result(&report.json()),
            (_, true) => {
                console.result(&adopt::patch(&adoption.files, self.schemas));
                console.message(&report.text());
            }
            (_, false) => console.result(&report.text()),
        }
        if understood {
            return Status::Done;
        }
        if !write && !dry_run {
            console.error("something was not understood, so nothing was written", &["`--partial` writes the rest"]);
        }
        Status::WrongUsage
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn failed(console: &mut Console<'_>, error: &AdoptError) -> Status {
    if let AdoptError::Refused(compilation) = error {
        console.message(&compilation.render(RenderOptions { color: true }));
    }
    console.error(&error.to_string(), &[]);
    Status::Failed
}

/// Writes all files, or none: what was written is taken back if one of them cannot be.
pub(super) fn write_all(console: &mut Console<'_>, schemas: &Path, files: &[Written]) -> Option<Status> {
    let mut done: Vec<&Written> = Vec::new();
    for file in files {
        let path = schemas.join(&file.path);
        let written = match &file.old {
            Some(old) => staged::replace(&path, old, &file.new),
            None => staged::create(&path, &file.new),
        };
        if let Err(error) = written {
            console.error(&format!("cannot write `{}`: {error}", path.display()), &["nothing was written"]);
            done.into_iter().for_each(|file| take_back(console, schemas, file));
            return Some(Status::Failed);
        }
        done.push(file);
    }
    None
}

fn take_back(console: &mut Console<'_>, schemas: &Path, file: &Written) {
    let path = schemas.join(&file.path);
    let restored = match &file.old {
        Some(old) => staged::replace(&path, &file.new, old),
        None => std::fs::remove_file(&path),
    };
    if let Err(error) = restored {
        console.error(&format!("`{}` was written, and cannot be taken back: {error}", path.display()), &[]);
    }
}
