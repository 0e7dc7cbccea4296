//! Evidence besides documents: captured traffic and JSON Schema, for `drift` and for `adopt`.

use std::path::PathBuf;

use clap::Args;

use super::observe::{merge_files, read_captured};
use super::{Console, Status};
use crate::evidence::captured::Summary;
use crate::evidence::json_schema::Schemas;
use crate::evidence::open;
use crate::model::Vendor;

/// Captured traffic, and JSON Schema.
#[derive(Args, Clone, Debug, Default)]
pub struct EvidenceArgs {
    /// Captured requests, one a line, as they are or compressed by gzip or zstd; can be repeated.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub captured: Vec<PathBuf>,
    /// Summaries that `hookwright observe` has made of captured requests; can be repeated.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub summary: Vec<PathBuf>,
    /// JSON Schema documents of events, draft-07 or 2020-12; can be repeated.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub json_schema: Vec<PathBuf>,
    /// Each line of the captured requests is a body itself.
    #[arg(long)]
    pub bodies: bool,
}

impl EvidenceArgs {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.captured.is_empty() && self.summary.is_empty() && self.json_schema.is_empty()
    }
}

/// Reads captured requests, and summaries of others. What cannot be read is not understood, as of a
/// document.
pub(super) fn read_summaries(
    console: &mut Console<'_>,
    vendor: &Vendor,
    args: &EvidenceArgs,
) -> Result<Vec<Summary>, Status> {
    let mut summaries = Vec::new();
    let unread = |_| Status::WrongUsage;
    if !args.captured.is_empty() {
        summaries.push(read_captured(console, vendor, &args.captured, args.bodies).map_err(unread)?);
    }
    if !args.summary.is_empty() {
        summaries.push(merge_files(console, &args.summary).map_err(unread)?);
    }
    match summaries.iter().find(|summary| summary.vendor != vendor.name) {
        None => Ok(summaries),
        Some(other) => {
            let text = format!("the summary is about `{}`, and not about `{}`", other.vendor, vendor.name);
            console.error(&text, &[]);
            Err(Status::WrongUsage)
        }
    }
}

/// Reads JSON Schema documents, the first of which has that number.
pub(super) fn read_schemas(console: &mut Console<'_>, paths: &[PathBuf], first: usize) -> Result<Vec<Schemas>, Status> {
    let mut documents = Vec::new();
    for (number, path) in paths.iter().enumerate() {
        match open(path, None).and_then(|document| Schemas::read(&document.text, first + number)) {
            Ok(schemas) => documents.push(schemas),
            Err(why) => console.error(&format!("`{}` cannot be read: {why}", path.display()), &[]),
        }
    }
    if documents.len() == paths.len() { Ok(documents) } else { Err(Status::WrongUsage) }
}
