//! `hookwright observe`: a summary of captured requests, and the sum of several.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::Args;
use rayon::prelude::*;

use super::console::count;
use super::drift::{find_vendor, wire_of};
use super::{Console, Status};
use crate::compile;
use crate::diagnostic::RenderOptions;
use crate::evidence::Wire;
use crate::evidence::captured::{CannotMerge, LineForm, Observer, Summary, open};
use crate::model::Vendor;

/// What to read, and how.
#[derive(Args, Clone, Debug)]
pub struct ObserveArgs {
    /// The schema directory.
    #[arg(long, value_name = "DIR", required_unless_present = "merge")]
    pub schemas: Option<PathBuf>,
    /// The vendor.
    #[arg(long, value_name = "NAME", required_unless_present = "merge")]
    pub vendor: Option<String>,
    /// Add summaries up, instead of reading requests.
    #[arg(long, conflicts_with_all = ["schemas", "vendor", "bodies", "show_values"])]
    pub merge: bool,
    /// How they are read.
    #[command(flatten)]
    pub reading: ReadingArgs,
    /// Files with a request on each line, `{"headers": {...}, "body": ...}`, as they are or
    /// compressed by gzip or zstd; `-` is stdin. With `--merge`, summaries.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

/// How captured requests are read, and what is told of them.
#[derive(Args, Clone, Copy, Debug, Default)]
pub struct ReadingArgs {
    /// Each line is a body itself.
    #[arg(long)]
    pub bodies: bool,
    /// Tell values that the schemas do not list; without it, values of captured requests stay
    /// where they are.
    #[arg(long)]
    pub show_values: bool,
}

/// Prints a summary of captured requests, or of summaries. Exit status: 0 done, whether or not all
/// lines were understood; 1 a file cannot be read; 2 wrong usage.
pub fn observe(console: &mut Console<'_>, args: &ObserveArgs) -> Status {
    let summary = match (&args.schemas, &args.vendor) {
        (Some(schemas), Some(name)) => observe_files(console, schemas, name, args),
        _ => merge_files(console, &args.files),
    };
    match summary {
        Ok(summary) => {
            tell_unclear(console, &summary);
            console.result(&summary.to_text());
            Status::Done
        }
        Err(status) => status,
    }
}

fn observe_files(console: &mut Console<'_>, schemas: &Path, name: &str, args: &ObserveArgs) -> Result<Summary, Status> {
    let compilation = compile(schemas);
    if compilation.model.is_none() {
        console.message(&compilation.render(RenderOptions { color: true }));
        console.error("the schemas have errors, so nothing was read", &[]);
        return Err(Status::Failed);
    }
    let vendor = find_vendor(console, &compilation, name).ok_or(Status::WrongUsage)?;
    let mut summary = read_captured(console, vendor, &args.files, args.reading.bodies)?;
    if !args.reading.show_values {
        crate::drift::hide_values(&mut summary, vendor);
    }
    Ok(summary)
}

/// Reads captured requests, each file by itself.
pub(super) fn read_captured(
    console: &mut Console<'_>,
    vendor: &Vendor,
    files: &[PathBuf],
    bodies: bool,
) -> Result<Summary, Status> {
    let mut seen = BTreeSet::new();
    if let Some(twice) = files.iter().find(|file| !seen.insert(*file)) {
        console.error(&format!("`{}` is given twice, and would be counted twice", twice.display()), &[]);
        return Err(Status::WrongUsage);
    }
    let wire = wire_of(vendor);
    let form = if bodies { LineForm::Body } else { LineForm::Request };
    let read = |path: &PathBuf| read_file(&vendor.name, path, &wire, form);
    let read: Vec<Result<Summary, String>> = files.par_iter().map(read).collect();
    add_up(console, files, read, Summary::new(&vendor.name))
}

fn read_file(vendor: &str, path: &Path, wire: &Wire, form: LineForm) -> Result<Summary, String> {
    let reader = open(path).map_err(|error| error.to_string())?;
    let mut observer = Observer::new(vendor, &path.display().to_string(), wire, form);
    observer.read(reader)?;
    Ok(observer.finish())
}

/// Adds summaries of files up.
pub(super) fn merge_files(console: &mut Console<'_>, files: &[PathBuf]) -> Result<Summary, Status> {
    let mut read: Vec<Result<Summary, String>> = files.par_iter().map(|path| Summary::read(path)).collect();
    let first = match read.first_mut() {
        Some(Ok(first)) => Summary { shows_values: first.shows_values, ..Summary::new(&first.vendor) },
        _ => Summary::default(),
    };
    add_up(console, files, read, first)
}

/// Adds up what was read of some files, or tells of each that cannot be.
fn add_up(
    console: &mut Console<'_>,
    files: &[PathBuf],
    read: Vec<Result<Summary, String>>,
    mut sum: Summary,
) -> Result<Summary, Status> {
    let mut failed = false;
    for (path, read) in files.iter().zip(read) {
        let added = read.and_then(|summary| sum.merge(summary).map_err(|why| explain(&why)));
        if let Err(why) = added {
            console.error(&format!("`{}` cannot be read: {why}", path.display()), &[]);
            failed = true;
        }
    }
    if failed { Err(Status::Failed) } else { Ok(sum) }
}

fn explain(why: &CannotMerge) -> String {
    match why {
        CannotMerge::Vendors(one, other) => format!("it is about `{other}`, and the others about `{one}`"),
        CannotMerge::Values => {
            "of all summaries that are added up, either all or none must be made with `--show-values`".to_owned()
        }
    }
}

/// Tells of lines that were not understood.
pub(super) fn tell_unclear(console: &mut Console<'_>, summary: &Summary) {
    let unclear = &summary.not_understood;
    for it in &unclear.first {
        console.warning(&format!("{}:{}: {}", summary.file(it.at), it.at.line, it.text));
    }
    if unclear.count > 0 {
        let number = count(usize::try_from(unclear.count).unwrap_or(usize::MAX), "line");
        console.warning(&format!("{number} of {} not understood", summary.lines));
    }
}
