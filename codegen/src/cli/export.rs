//! `hookwright export`: JSON Schema files for other tools.

use std::path::Path;

use super::generate::write;
use super::read::read;
use super::select::{Selection, select};
use super::{Console, ExportArgs, MessageFormat, Status};
use crate::diagnostic::closest;
use crate::emit;
use crate::model::Model;

/// Writes the selected schemas with an index, or prints the one that is selected.
pub fn export(console: &mut Console<'_>, schemas: &Path, args: &ExportArgs) -> Status {
    let options = match args.options() {
        Ok(options) => options,
        Err(why) => return wrong(console, &why.to_string(), None),
    };
    if args.stdout && console.format == MessageFormat::Sarif {
        let help = "write to a folder with `--out`, or take another `--message-format`".to_owned();
        return wrong(console, "`--stdout` prints a schema, and SARIF is printed there too", Some(help));
    }
    let Some(model) = read(console, schemas, "; nothing was written") else { return Status::Failed };
    if let Some((what, name, known)) = unknown(&model, args) {
        let help = match closest(name, known.iter().copied()) {
            Some(name) => Some(format!("did you mean `{name}`?")),
            None if known.len() <= 24 => Some(format!("there are: `{}`", known.join("`, `"))),
            None => None,
        };
        return wrong(console, &format!("there is no {what} `{name}`"), help);
    }
    let mut files = emit::export::export(&model, &options, &args.vendor);
    let Some(selection) = select(&mut files, &args.event) else {
        console.error(&format!("`{}` of the export cannot be read back", emit::export::INDEX), &[]);
        return Status::Failed;
    };
    match &args.out {
        Some(folder) => write(console, "export", folder, &model, files),
        None => print(console, &selection, |path| files.get(path).map(Vec::as_slice)),
    }
}

fn wrong(console: &mut Console<'_>, text: &str, help: Option<String>) -> Status {
    console.error(text, &help.as_deref().into_iter().collect::<Vec<_>>());
    Status::WrongUsage
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

/// Prints the one schema that is selected.
fn print<'a>(console: &mut Console<'_>, selection: &Selection, file: impl Fn(&str) -> Option<&'a [u8]>) -> Status {
    let candidates = if selection.events.is_empty() { &selection.bundles } else { &selection.events };
    let [path] = candidates.as_slice() else {
        let what = if selection.events.is_empty() { "vendors" } else { "events" };
        let text = format!("`--stdout` prints one schema, and {} {what} are selected", candidates.len());
        return wrong(console, &text, Some("choose with `--vendor` and `--event`".to_owned()));
    };
    console.result(&String::from_utf8_lossy(file(path).unwrap_or_default()));
    Status::Done
}
