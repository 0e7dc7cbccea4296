//! `hookwright adopt`: writes into the schemas what a vendor's documents have and they lack.

use std::path::{Path, PathBuf};

use clap::Args;

use super::drift::{find_vendor, guess_vendor, layout_of, open_all, read_all, refuse, wire_of};
use super::evidence::{EvidenceArgs, read_schemas, read_summaries};
use super::texts::accepted;
use super::{Console, MessageFormat, Status};
use crate::Compilation;
use crate::adopt::{self, AdoptError, Adoption, Captured, JsonSchemas, Pages, Report, Request, Source, Written};
use crate::diagnostic::RenderOptions;
use crate::evidence::captured::Summary;
use crate::evidence::json_schema::Schemas;
use crate::evidence::{Evidence, Layout};
use crate::model::Vendor;

/// What to adopt, and how.
#[derive(Args, Clone, Debug)]
pub struct AdoptArgs {
    /// The documents: Markdown, HTML or text, as the vendor publishes them.
    #[arg(value_name = "DOCUMENT", required_unless_present_any = ["captured", "summary", "json_schema", "openapi", "asyncapi"])]
    pub documents: Vec<PathBuf>,
    /// Other evidence: events and fields in it that the schemas lack are inferred.
    #[command(flatten)]
    pub evidence: EvidenceArgs,
    /// How to go about it.
    #[command(flatten)]
    pub options: AdoptOptions,
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
    match read_evidence(console, &compilation, vendor, args) {
        Ok(read) => Run { schemas, compilation: &compilation, missing: &missing, vendor, args }.adopt(console, &read),
        Err(status) => status,
    }
}

/// All evidence, and the names of its documents and files in order.
struct Read {
    names: Vec<String>,
    pages: Option<(Evidence, Layout)>,
    /// Each with the number of its first file.
    summaries: Vec<(Summary, usize)>,
    schemas: Vec<Schemas>,
}

fn read_evidence(
    console: &mut Console<'_>,
    compilation: &Compilation,
    vendor: &Vendor,
    args: &AdoptArgs,
) -> Result<Read, Status> {
    let mut read = Read { names: Vec::new(), pages: None, summaries: Vec::new(), schemas: Vec::new() };
    if !args.documents.is_empty() {
        let Some(layout) = layout_of(compilation, vendor) else {
            let text = format!("`{}/vendor.yaml` does not say how the vendor's documents are laid out", vendor.name);
            return Err(refuse(console, &text, &["add `document`; docs/dialect.md describes it"]));
        };
        let documents = open_all(console, &args.documents, &layout).ok_or(Status::WrongUsage)?;
        read.names.extend(documents.iter().map(|document| document.path.display().to_string()));
        read.pages = Some((read_all(&documents, &layout, vendor), layout));
    }
    for summary in read_summaries(console, vendor, &args.evidence)? {
        let first = read.names.len();
        read.names.extend(summary.files.iter().cloned());
        read.summaries.push((summary, first));
    }
    read.schemas = read_schemas(console, &args.evidence, &mut read.names)?;
    Ok(read)
}

struct Run<'r> {
    schemas: &'r Path,
    compilation: &'r Compilation,
    missing: &'r adopt::Missing,
    vendor: &'r Vendor,
    args: &'r AdoptArgs,
}

impl Run<'_> {
    fn adopt(&self, console: &mut Console<'_>, read: &Read) -> Status {
        let documents: Vec<String> = read.names.iter().map(|name| file_name(Path::new(name))).collect();
        let (schemas, vendor) = (self.schemas, self.vendor.name.as_str());
        let home = format!("{vendor}/events.yaml");
        let pages = read.pages.iter().map(|(evidence, layout)| Pages { evidence, layout, documents: &documents });
        let pages: Vec<Pages<'_>> = pages.collect();
        let summaries = read.summaries.iter();
        let captured: Vec<Captured<'_>> = summaries
            .map(|(summary, first)| Captured {
                summary,
                first_document: *first,
                home: home.clone(),
                is_forgiving: true,
            })
            .collect();
        let wire = wire_of(self.vendor);
        let json = JsonSchemas::new(&read.schemas, &wire, &documents);
        let mut sources: Vec<&dyn Source> = pages.iter().map(|pages| pages as &dyn Source).collect();
        sources.extend(captured.iter().map(|captured| captured as &dyn Source));
        sources.extend((!read.schemas.is_empty()).then_some(&json as &dyn Source));
        let request = Request { schemas, vendor, documents: &documents };
        match adopt::adopt(&request, self.compilation, self.missing, &sources) {
            Ok(mut adoption) => {
                if let Err(why) = self.accept(read, &mut adoption) {
                    return refuse(console, &why, &["remove it, if it is no longer of use"]);
                }
                self.finish(console, &read.names, &adoption)
            }
            Err(error) => failed(console, &error),
        }
    }

    /// What documents say counts as read, if all of it was understood.
    fn accept(&self, read: &Read, adoption: &mut Adoption) -> Result<(), String> {
        let Some((evidence, _)) = read.pages.as_ref().filter(|_| adoption.not_understood.is_empty()) else {
            return Ok(());
        };
        adoption.files.extend(accepted(self.schemas, &self.vendor.name, evidence)?);
        Ok(())
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

/// Writes all files, or none.
pub(super) fn write_all(console: &mut Console<'_>, schemas: &Path, files: &[Written]) -> Option<Status> {
    let refused = adopt::write_all(schemas, files).err()?;
    let (path, error) = (refused.path.display(), refused.error);
    console.error(&format!("cannot write `{path}`: {error}"), &["nothing was written"]);
    for (path, error) in refused.stuck {
        console.error(&format!("`{}` was written, and cannot be taken back: {error}", path.display()), &[]);
    }
    Some(Status::Failed)
}
