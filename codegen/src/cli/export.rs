//! `hookwright export`: schemas and API documents for other tools.

use std::path::Path;

use super::console::count;
use super::generate::{failed, refuse_overlap, write};
use super::print::print;
use super::read::{read, summarise};
use super::{Console, ExportArgs, MessageFormat, Status};
use crate::diagnostic::closest;
use crate::emit::export::{Choice, Format, export_as, is_archive, zip};
use crate::model::Model;
use crate::output::{Files, write_file};

/// Writes what is selected, with an index, or prints the one file that is.
pub fn export(console: &mut Console<'_>, schemas: &Path, args: &ExportArgs) -> Status {
    if let Some((text, help)) = check_unused_options(args) {
        return usage_error(console, &text, Some(help));
    }
    let options = match args.options() {
        Ok(options) => options,
        Err(why) => return usage_error(console, &why.to_string(), None),
    };
    if args.stdout && console.format == MessageFormat::Sarif {
        let help = "write to a directory with `--out`, or choose another `--message-format`".to_owned();
        return usage_error(console, "`--stdout` prints a schema, and so does SARIF", Some(help));
    }
    if let Some(status) = args.out.as_deref().and_then(|out| refuse_overlap(console, schemas, out)) {
        return status;
    }
    let Some(model) = read(console, schemas, "; nothing was written") else { return Status::Failed };
    if let Some((what, name, known)) = unknown(&model, args) {
        let help = match closest(name, known.iter().copied()) {
            Some(name) => Some(format!("did you mean `{name}`?")),
            None if known.len() <= 24 => Some(format!("there are: `{}`", known.join("`, `"))),
            None => None,
        };
        return usage_error(console, &format!("unknown {what} `{name}`"), help);
    }
    let choice = Choice { vendors: &args.vendor, events: &args.event };
    let files = export_as(args.format, &model, &options, choice);
    let chosen = format!("{}: ", form(args));
    match (&args.out, &args.zip) {
        (Some(folder), _) => write(console, "export", folder, &model, &chosen, files),
        (None, Some(archive)) => write_archive(console, archive, &model, &chosen, &files),
        (None, None) => print(console, args, &model, &chosen, &files),
    }
}

/// What was chosen, as the summary says it.
fn form(args: &ExportArgs) -> String {
    let profile = args.profile.name();
    match args.format {
        Format::JsonSchema => format!("json-schema, draft {}, {profile}", args.draft.unwrap_or_default().name()),
        other => format!("{}, {profile}", other.name()),
    }
}

pub(super) fn usage_error(console: &mut Console<'_>, text: &str, help: Option<String>) -> Status {
    console.error(text, &help.as_deref().into_iter().collect::<Vec<_>>());
    Status::WrongUsage
}

/// The first option that the format has no use for, and what to do.
fn check_unused_options(args: &ExportArgs) -> Option<(String, String)> {
    let draft = match args.format {
        Format::JsonSchema => return None,
        Format::OpenApi => "OpenAPI 3.1 has schemas of draft 2020-12",
        Format::AsyncApi => "AsyncAPI 3.0 has schemas of draft 07",
        Format::TypeScript => "TypeScript has no drafts",
    };
    let format = args.format.name();
    let unused = |option: &str| format!("`{option}` has no effect with `--format {format}`");
    if args.draft.is_some() {
        return Some((unused("--draft"), format!("leave it out: {draft}")));
    }
    if args.base_url.is_some() {
        return Some((unused("--base-url"), "leave it out: only files of JSON Schema have an `$id`".to_owned()));
    }
    if args.stdout && args.format == Format::TypeScript {
        let text = format!("`--stdout` prints one file, and `--format {format}` makes two for each vendor");
        return Some((text, "write them with `--out DIR` or `--zip FILE`".to_owned()));
    }
    None
}

/// The first name on the command line that names nothing, and those that there are.
fn unknown<'a>(model: &'a Model, args: &'a ExportArgs) -> Option<(&'static str, &'a str, Vec<&'a str>)> {
    let vendors = || model.vendors.iter().map(|vendor| vendor.name.as_str());
    if let Some(name) = args.vendor.iter().find(|name| vendors().all(|vendor| vendor != name.as_str())) {
        return Some(("vendor", name, vendors().collect()));
    }
    let chosen = model.vendors.iter().filter(|vendor| args.vendor.is_empty() || args.vendor.contains(&vendor.name));
    let events: Vec<&str> = chosen.flat_map(|vendor| &vendor.events).map(|event| event.name.as_str()).collect();
    let name = args.event.iter().find(|name| !events.contains(&name.as_str()))?;
    Some(("event", name, events))
}

/// Writes all files as one archive.
fn write_archive(console: &mut Console<'_>, path: &Path, model: &Model, chosen: &str, files: &Files) -> Status {
    let bytes = match zip(files) {
        Ok(bytes) => bytes,
        Err(why) => return failed(console, &format!("cannot make an archive: {why}")),
    };
    let archive = format!("`{}` of {} and {}", path.display(), count(files.len(), "file"), count(bytes.len(), "byte"));
    match write_file(path, &bytes, is_archive) {
        Ok(true) => summarise(console, model, &format!("{chosen}wrote {archive}")),
        Ok(false) => summarise(console, model, &format!("{chosen}{archive} is current")),
        Err(error) => return failed(console, &error.to_string()),
    }
    Status::Done
}
