//! What all commands have in common: reading the schemas, and telling of them.

use std::collections::BTreeSet;
use std::path::Path;

use super::console::count;
use super::messages::diagnostic_line;
use super::{Console, MessageFormat};
use crate::compile;
use crate::diagnostic::{RenderOptions, Severity};
use crate::model::Model;

/// Reads the schemas and shows what is wrong with them. The consequence of an error is told with
/// their number.
pub(super) fn read(console: &mut Console<'_>, schemas: &Path, consequence: &str) -> Option<Model> {
    let compilation = compile(schemas);
    match console.format {
        MessageFormat::Human => console.message(&compilation.render(RenderOptions { color: true })),
        MessageFormat::Json => {
            for diagnostic in &compilation.diagnostics {
                console.result(&diagnostic_line(diagnostic, &compilation.sources));
            }
        }
    }
    let errors = compilation.diagnostics.iter().filter(|diagnostic| diagnostic.rule.severity == Severity::Error);
    let files: BTreeSet<_> = errors.clone().filter_map(|error| Some(error.span?.file)).collect();
    let errors = count(errors.count(), "error");
    if compilation.model.is_none() {
        let files = if files.is_empty() { String::new() } else { format!(" in {}", count(files.len(), "file")) };
        console.error(&format!("{errors}{files}{consequence}"), &[]);
    }
    compilation.model
}

/// Says that all is well: what was read, and what came of it.
pub(super) fn summarise(console: &mut Console<'_>, model: &Model, outcome: &str) {
    let events = count(model.event_count(), "event");
    let vendors = count(model.vendors.len(), "vendor");
    let files = count(model.file_count(), "file");
    console.message(&format!("hookwright: read {events} of {vendors} from {files}; {outcome}\n"));
}
