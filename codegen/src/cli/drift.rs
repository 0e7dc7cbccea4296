//! `hookwright drift`: what a vendor's documents say that its schemas do not, and the reverse.

use std::path::{Path, PathBuf};

use clap::Args;

use super::evidence::{EvidenceArgs, read_schemas, read_summaries};
use super::texts::{TextArgs, accept};
use super::{Console, MessageFormat, Status, fetch};
use crate::Compilation;
use crate::compile;
use crate::diagnostic::{RenderOptions, closest};
use crate::drift::{
    Declared, Drift, ReadParts, Report, Subject, compare, compare_captured, compare_json_schema, compare_texts,
};
use crate::evidence::{Document, Evidence, Layout, Lock, Source, Wire, open, page, read};
use crate::model::Vendor;

/// What to compare with the schemas.
#[derive(Args, Clone, Debug)]
pub struct DriftArgs {
    /// The documents: Markdown, HTML or text, as the vendor publishes them; without one, and without
    /// other evidence, the page that `vendor.yaml` declares is fetched.
    #[arg(value_name = "DOCUMENT")]
    pub documents: Vec<PathBuf>,
    /// Other evidence.
    #[command(flatten)]
    pub traffic: TrafficArgs,
    /// What documents say in words.
    #[command(flatten)]
    pub texts: TextArgs,
    /// The directory that fetched pages are kept in.
    #[arg(long, value_name = "DIR", default_value = CACHE)]
    pub cache: PathBuf,
}

/// Where fetched pages are kept, unless the command line says otherwise.
const CACHE: &str = "target/hookwright";

impl Default for DriftArgs {
    fn default() -> Self {
        let (traffic, texts) = (TrafficArgs::default(), TextArgs::default());
        DriftArgs { documents: Vec::new(), traffic, texts, cache: CACHE.into() }
    }
}

/// What to compare besides documents.
#[derive(Args, Clone, Debug, Default)]
pub struct TrafficArgs {
    /// Captured traffic, and JSON Schema.
    #[command(flatten)]
    pub evidence: EvidenceArgs,
    /// Tell values that the schemas do not list; without it, values of captured requests stay
    /// where they are.
    #[arg(long)]
    pub show_values: bool,
}

/// Compares documents, captured traffic and JSON Schema with the schemas of a vendor; without one, of
/// the vendor of whose events the documents have most. Exit status: 0 no drift, 1 drift, 2 something
/// was not understood, or the usage is wrong.
pub fn drift(console: &mut Console<'_>, schemas: &Path, vendor: Option<&str>, args: &DriftArgs) -> Status {
    if console.format == MessageFormat::Sarif {
        return refuse(console, "drift has no SARIF output", &["use `--message-format json`"]);
    }
    let compilation = compile(schemas);
    if compilation.model.is_none() {
        console.message(&compilation.render(RenderOptions { color: true }));
        return refuse(console, "the schemas have errors, so nothing was compared", &[]);
    }
    let found = match vendor {
        Some(name) => find_vendor(console, &compilation, name),
        None if args.documents.is_empty() => return refuse(console, "no vendor is named", &["name the vendor"]),
        None => guess_vendor(console, &compilation, &args.documents),
    };
    let Some(vendor) = found else { return Status::WrongUsage };
    report(console, &Subjects { schemas, compilation: &compilation, vendor }, args)
}

pub(super) fn refuse(console: &mut Console<'_>, text: &str, help: &[&str]) -> Status {
    console.error(text, help);
    Status::WrongUsage
}

pub(super) fn find_vendor<'a>(
    console: &mut Console<'_>,
    compilation: &'a Compilation,
    name: &str,
) -> Option<&'a Vendor> {
    let vendors = compilation.model.iter().flat_map(|model| &model.vendors);
    let names: Vec<&str> = vendors.clone().map(|vendor| vendor.name.as_str()).collect();
    let found = vendors.clone().find(|vendor| vendor.name == name);
    if found.is_none() {
        let help = match closest(name, names.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("there are `{}`", names.join("`, `")),
        };
        console.error(&format!("there is no vendor `{}`", name.escape_debug()), &[&help]);
    }
    found
}

/// The vendor of whose events the documents have most.
pub(super) fn guess_vendor<'a>(
    console: &mut Console<'_>,
    compilation: &'a Compilation,
    paths: &[PathBuf],
) -> Option<&'a Vendor> {
    let mut best = None;
    for vendor in compilation.model.iter().flat_map(|model| &model.vendors) {
        let Some(layout) = layout_of(compilation, vendor) else { continue };
        let documents = open_all(console, paths, &layout)?;
        let evidence = read_all(&documents, &layout, vendor);
        let known = evidence.events.iter().filter(|event| vendor.event_named(&event.name).is_some()).count();
        if known > best.map_or(0, |(known, _)| known) {
            best = Some((known, vendor));
        }
    }
    if best.is_none() {
        console.error("no vendor of the schemas has these events", &["name the vendor, to see what is not understood"]);
    }
    best.map(|(_, vendor)| vendor)
}

/// The layout of a vendor's documents, if it declares one. What is wrong with it has been reported:
/// there would be no model.
pub(super) fn layout_of(compilation: &Compilation, vendor: &Vendor) -> Option<Layout> {
    let loaded = compilation.loaded.iter().find(|loaded| loaded.name == vendor.name)?;
    Some(Layout::read(loaded.vendor.document.as_ref()?, &mut Vec::new()))
}

pub(super) fn read_all(documents: &[Document], layout: &Layout, vendor: &Vendor) -> Evidence {
    let sections = |document: &Document| page::read(&document.text, document.format, layout);
    let sources: Vec<Source> = documents.iter().map(|document| Source { sections: sections(document) }).collect();
    read(&sources, layout, &wire_of(vendor))
}

/// How a vendor's events look on the wire.
pub(super) fn wire_of(vendor: &Vendor) -> Wire {
    Wire::of(vendor)
}

/// What documents are compared with.
pub(super) struct Subjects<'s> {
    pub(super) schemas: &'s Path,
    compilation: &'s Compilation,
    pub(super) vendor: &'s Vendor,
}

fn report(console: &mut Console<'_>, subjects: &Subjects<'_>, args: &DriftArgs) -> Status {
    let Subjects { compilation, vendor, .. } = *subjects;
    let Some(loaded) = compilation.loaded.iter().find(|loaded| loaded.name == vendor.name) else {
        return refuse(console, "the vendor was not read", &[]);
    };
    let mut found = Found::default();
    for compare in [compare_documents, compare_traffic, compare_schemas] {
        if let Err(status) = compare(console, subjects, args, &mut found) {
            return status;
        }
    }
    let Found { documents, read, mut drift } = found;
    let declared = Declared::new(loaded);
    let unused = drift.allow(&declared.allowances, |item| declared.file(item));
    // Most allowances are of what a document says.
    let has_document = !read.evidence.events.is_empty() || !args.documents.is_empty();
    let unused = if has_document { unused } else { Vec::new() };
    let subject = Subject { vendor, documents: &documents, sources: &compilation.sources, declared: &declared };
    let report = Report::new(&subject, &read, drift, unused);
    match console.format {
        MessageFormat::Json => console.result(&report.json()),
        _ => console.result(&report.text()),
    }
    if args.texts.accept_document
        && let Err(status) = accept(console, subjects, &read.evidence, report.is_understood())
    {
        return status;
    }
    match (report.is_understood(), report.has_drift()) {
        (false, _) => Status::WrongUsage,
        (true, true) => Status::Failed,
        (true, false) => Status::Done,
    }
}

/// What was read and found so far.
#[derive(Default)]
struct Found {
    /// The names of documents and files.
    documents: Vec<String>,
    read: ReadParts,
    drift: Drift,
}

fn compare_documents(
    console: &mut Console<'_>,
    subjects: &Subjects<'_>,
    args: &DriftArgs,
    found: &mut Found,
) -> Result<(), Status> {
    let Subjects { schemas, compilation, vendor } = *subjects;
    if args.documents.is_empty() && !args.traffic.evidence.is_empty() {
        let TextArgs { doc_changed, accept_document } = args.texts;
        let of_documents = doc_changed || accept_document;
        let help = ["`--doc-changed` and `--accept-document` are about documents"];
        return if of_documents { Err(refuse(console, "no document is named", &help)) } else { Ok(()) };
    }
    let Some(layout) = layout_of(compilation, vendor) else {
        let text = format!("`{}/vendor.yaml` does not say how the vendor's documents are laid out", vendor.name);
        return Err(refuse(console, &text, &["add `document`; docs/dialect.md describes it"]));
    };
    let fetched = args.documents.is_empty().then(|| fetch::page(console, &vendor.name, &layout, args));
    let paths = match &fetched {
        None => args.documents.as_slice(),
        Some(Some(path)) => std::slice::from_ref(path),
        Some(None) => return Err(Status::WrongUsage),
    };
    let documents = open_all(console, paths, &layout).ok_or(Status::WrongUsage)?;
    found.read.evidence = read_all(&documents, &layout, vendor);
    found.drift = compare(&found.read.evidence, &layout, vendor);
    if args.texts.doc_changed {
        let lock = match Lock::read(schemas, &vendor.name) {
            Ok(Some((lock, _))) => lock,
            Ok(None) => {
                let text = format!("there is no `{}`", schemas.join(Lock::path(&vendor.name)).display());
                return Err(refuse(console, &text, &["`--accept-document` writes it, and so does `adopt`"]));
            }
            Err(why) => return Err(refuse(console, &why, &["`--accept-document` writes it anew, once it is removed"])),
        };
        found.drift.extend(compare_texts(&found.read.evidence, &layout, vendor, &lock));
    }
    found.documents = documents.iter().map(|document| document.path.display().to_string()).collect();
    Ok(())
}

fn compare_traffic(
    console: &mut Console<'_>,
    subjects: &Subjects<'_>,
    args: &DriftArgs,
    found: &mut Found,
) -> Result<(), Status> {
    let vendor = subjects.vendor;
    for summary in read_summaries(console, vendor, &args.traffic.evidence)? {
        let (drift, traffic) = compare_captured(&summary, vendor, found.documents.len(), args.traffic.show_values);
        found.drift.extend(drift);
        found.documents.extend(summary.files);
        found.read.traffic = Some(match found.read.traffic.take() {
            Some(known) => known.and(traffic),
            None => traffic,
        });
    }
    Ok(())
}

fn compare_schemas(
    console: &mut Console<'_>,
    subjects: &Subjects<'_>,
    args: &DriftArgs,
    found: &mut Found,
) -> Result<(), Status> {
    let vendor = subjects.vendor;
    let documents = read_schemas(console, &args.traffic.evidence, &mut found.documents)?;
    if !documents.is_empty() {
        let (drift, read) = compare_json_schema(&documents, vendor, &wire_of(vendor));
        found.drift.extend(drift);
        found.read.schemas = read;
    }
    Ok(())
}

/// Opens all documents, or tells of each that cannot be read.
pub(super) fn open_all(console: &mut Console<'_>, paths: &[PathBuf], layout: &Layout) -> Option<Vec<Document>> {
    let mut documents = Vec::new();
    for path in paths {
        match open(path, layout.format) {
            Ok(document) => documents.push(document),
            Err(why) => console.error(&format!("`{}` cannot be read: {why}", path.display()), &[]),
        }
    }
    (documents.len() == paths.len()).then_some(documents)
}
