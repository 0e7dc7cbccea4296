//! Evidence besides documents: captured traffic, JSON Schema, OpenAPI and AsyncAPI, for `drift` and for `adopt`.

use std::path::PathBuf;

use clap::Args;

use super::observe::{merge_files, read_captured};
use super::{Console, Status};
use crate::evidence::captured::Summary;
use crate::evidence::json_schema::{Described, Schemas};
use crate::model::Vendor;

/// Captured traffic, and documents that describe events by JSON Schema.
#[derive(Args, Clone, Debug, Default)]
pub struct EvidenceArgs {
    /// Captured requests, one a line, as they are or compressed by gzip or zstd; can be repeated.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub captured: Vec<PathBuf>,
    /// Summaries that `hookwright observe` has made of captured requests; can be repeated.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub summary: Vec<PathBuf>,
    /// JSON Schema documents of events, draft-07 or 2020-12, as JSON or YAML; can be repeated.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub json_schema: Vec<PathBuf>,
    /// OpenAPI documents, 3.0 or later: the bodies of their webhooks and callbacks; can be repeated.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub openapi: Vec<PathBuf>,
    /// The bodies of the paths of OpenAPI documents too.
    #[arg(long, requires = "openapi")]
    pub paths: bool,
    /// AsyncAPI documents, 2 or 3: the payloads of their messages; can be repeated.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub asyncapi: Vec<PathBuf>,
    /// Each line of the captured requests is a body itself.
    #[arg(long)]
    pub bodies: bool,
}

impl EvidenceArgs {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.captured.is_empty() && self.summary.is_empty() && self.described().next().is_none()
    }

    /// Documents that describe events by JSON Schema, and what each is.
    fn described(&self) -> impl Iterator<Item = (&PathBuf, Described)> {
        let openapi = Described::OpenApi { paths: self.paths };
        let all = [(&self.json_schema, Described::JsonSchema), (&self.openapi, openapi)];
        let all = all.into_iter().chain([(&self.asyncapi, Described::AsyncApi)]);
        all.flat_map(|(paths, described)| paths.iter().map(move |path| (path, described)))
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

/// Reads documents that describe events by JSON Schema. The first file of them has that number; their
/// names are added in the order of their numbers.
pub(super) fn read_schemas(
    console: &mut Console<'_>,
    args: &EvidenceArgs,
    names: &mut Vec<String>,
) -> Result<Vec<Schemas>, Status> {
    let mut documents = Vec::new();
    let mut all_read = true;
    for (path, described) in args.described() {
        match Schemas::open(path, described, names.len()) {
            Ok(schemas) => {
                names.extend(schemas.files().map(|file| file.display().to_string()));
                documents.push(schemas);
            }
            Err(why) => {
                console.error(&format!("`{}` cannot be read: {why}", path.display()), &[]);
                all_read = false;
            }
        }
    }
    if all_read { Ok(documents) } else { Err(Status::WrongUsage) }
}
