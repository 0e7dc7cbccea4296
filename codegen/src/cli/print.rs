//! `hookwright export --stdout`: the one file that is selected.

use serde_json::Value;

use super::export::usage_error;
use super::generate::failed;
use super::read::summarise;
use super::{Console, ExportArgs, Status};
use crate::emit::export::{Format, INDEX};
use crate::model::Model;
use crate::output::Files;

/// Prints the one file that is selected.
pub(super) fn print(
    console: &mut Console<'_>,
    args: &ExportArgs,
    model: &Model,
    chosen: &str,
    files: &Files,
) -> Status {
    let index = files.get(INDEX).and_then(|bytes| serde_json::from_slice::<Value>(bytes).ok());
    let Some(index) = index else {
        return failed(console, &format!("`{INDEX}` of the export cannot be read back"));
    };
    let of_events = args.format == Format::JsonSchema && !args.event.is_empty();
    let candidates = candidates(&index, of_events);
    let [path] = candidates.as_slice() else {
        let what = if of_events { "events" } else { "vendors" };
        let text = format!("`--stdout` prints one file, and {} {what} are selected", candidates.len());
        return usage_error(console, &text, Some("choose with `--vendor` and `--event`".to_owned()));
    };
    console.result(&String::from_utf8_lossy(files.get(*path).map_or(&[], Vec::as_slice)));
    summarise(console, model, &format!("{chosen}printed `{path}`"));
    Status::Done
}

/// The files that a selection may be about: the schema of each event, or what each vendor has of
/// its own.
fn candidates(index: &Value, of_events: bool) -> Vec<&str> {
    let vendors = index.get("vendors").and_then(Value::as_array).into_iter().flatten();
    if of_events {
        let events = vendors.filter_map(|vendor| vendor.get("events")?.as_array()).flatten();
        return events.filter_map(|event| event.get("schema")?.as_str()).collect();
    }
    vendors.filter_map(|vendor| vendor.get("bundle").or_else(|| vendor.pointer("/files/0"))?.as_str()).collect()
}
