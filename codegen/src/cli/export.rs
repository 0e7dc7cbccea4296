//! `hookwright export`: schemas and API documents for other tools.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::console::count;
use super::generate::{Target, failed, refuse_overlap, write};
use super::read::{read, summarise};
use super::{Console, ExportArgs, MessageFormat, Status};
use crate::compile_with;
use crate::diagnostic::closest;
use crate::emit::export::{
    Choice, Export, ExportOption, Form, Options, SiteOptions, export as render, is_archive, zip,
};
use crate::emit::html::Since;
use crate::internal::Checked;
use crate::model::Model;
use crate::output::{Files, write_file};
use crate::released::{RECORD, Record};

/// Writes what is selected, with an index, or prints the one file that is.
pub fn export(console: &mut Console<'_>, schemas: &Path, args: &ExportArgs) -> Status {
    let refused = |option| Some((option, args.format.refuses(option)?));
    if let Some((option, why)) = args.given().find_map(refused) {
        let text = format!("`{}` cannot be used with `--format {}`", option.flag(), args.format.name());
        return usage_error(console, &text, Some(format!("leave it out: {why}")));
    }
    let form = match args.form() {
        Ok(form) => form,
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
    let Ok(form) = with_history(console, schemas, args, form, &model) else { return Status::Failed };
    let choice = Choice { vendors: &args.vendor, events: &args.event };
    let export = render(&form, &model, choice);
    let chosen = format!("{form}: ");
    match (&args.out, &args.zip) {
        (Some(directory), _) => {
            let target = Target { writer: "export", directory, fix_command: "" };
            write(console, &target, &model, &chosen, export.files)
        }
        (None, Some(archive)) => write_archive(console, archive, &model, &chosen, &export.files),
        (None, None) => print(console, &export, &model, &chosen, !args.event.is_empty()),
    }
}

pub(super) fn usage_error(console: &mut Console<'_>, text: &str, help: Option<String>) -> Status {
    console.error(text, &help.as_deref().into_iter().collect::<Vec<_>>());
    Status::WrongUsage
}

/// The form with what has changed since the last release: the one that is named, or that is recorded
/// beside the schemas.
fn with_history(
    console: &mut Console<'_>,
    schemas: &Path,
    args: &ExportArgs,
    form: Form,
    model: &Model,
) -> Result<Form, Status> {
    let recorded = Some(schemas.join(RECORD)).filter(|record| form.takes(ExportOption::Since) && record.exists());
    let Some(path) = args.since.clone().or(recorded) else { return Ok(form) };
    let (version, released) = released_model(console, &path)?;
    let since = Some(Arc::new(Since::release(&version, &released, model)));
    let site = SiteOptions { since, ..form.options.site.clone() };
    Ok(Form { options: Options { site, ..form.options }, ..form })
}

/// The version and the schemas of a release, which are in a directory or in a record.
fn released_model(console: &mut Console<'_>, path: &Path) -> Result<(String, Model), Status> {
    if path.is_dir() {
        let model = super::diff::model(console, "released", path).ok_or(Status::Failed)?;
        return Ok((model.settings.package.version.clone(), model));
    }
    let read = fs::read_to_string(path).map_err(|error| error.to_string()).and_then(|text| Record::read(&text));
    let record = read.map_err(|why| {
        let text = format!("`{}` is no record of a release: {why}", path.display());
        console.error(&text, &["`cargo xtask release --record` writes it; a schema directory will do, too"]);
        Status::Failed
    })?;
    // The texts are all in the record, so the directory that they are of is an empty one.
    let nothing = tempfile::tempdir().map_err(|error| failed(console, &format!("no temporary directory: {error}")))?;
    let compilation = compile_with(nothing.path(), &record.files);
    compilation.model.map(|model| (record.released, model)).ok_or_else(|| {
        let text = format!("the schemas in `{}` have errors, as they are compiled today", path.display());
        console.error(&text, &["name another release with `--since`"]);
        Status::Failed
    })
}

/// Prints the one file that is selected.
fn print(console: &mut Console<'_>, export: &Export, model: &Model, chosen: &str, events_chosen: bool) -> Status {
    let vendors = &export.index.vendors;
    let selected: Vec<&str> = vendors.iter().flat_map(|vendor| vendor.contents.selected(events_chosen)).collect();
    let [path] = selected.as_slice() else {
        let text = format!("`--stdout` prints one file, and {} are selected", selected.len());
        return usage_error(console, &text, Some("choose with `--vendor` and `--event`".to_owned()));
    };
    let bytes = export.files.get(*path).checked("the index lists a file that is not there");
    console.result(&String::from_utf8_lossy(bytes));
    summarise(console, model, &format!("{chosen}printed `{path}`"));
    Status::Done
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
