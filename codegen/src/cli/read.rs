//! What all commands share: reading the schemas, and reporting on them.

use std::collections::BTreeSet;
use std::path::Path;

use super::console::count;
use super::messages::diagnostic_line;
use super::{Console, MessageFormat};
use crate::compile;
use crate::diagnostic::{Diagnostic, RenderOptions, Severity};
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
        MessageFormat::Sarif => {
            let log = console.log();
            compilation.diagnostics.iter().for_each(|diagnostic| log.diagnostic(diagnostic, &compilation.sources));
        }
    }
    let number = |severity| number(&compilation.diagnostics, severity);
    if compilation.model.is_none() {
        let errors = number(Severity::Error).unwrap_or_else(|| count(0, "error"));
        console.error(&format!("{errors}{consequence}"), &[]);
        return None;
    }
    if let Some(warnings) = number(Severity::Warning) {
        if console.denies_warnings {
            console.error(&format!("{warnings}, denied by `--deny warnings`{consequence}"), &[]);
            return None;
        }
        console.warning(&warnings);
    }
    compilation.model
}

/// How many there are of a severity, and in how many files; nothing if there are none.
fn number(diagnostics: &[Diagnostic], severity: Severity) -> Option<String> {
    let found: Vec<&Diagnostic> = diagnostics.iter().filter(|it| it.rule.severity == severity).collect();
    let files: BTreeSet<_> = found.iter().filter_map(|diagnostic| Some(diagnostic.span?.file)).collect();
    let files = if files.is_empty() { String::new() } else { format!(" in {}", count(files.len(), "file")) };
    (!found.is_empty()).then(|| format!("{}{files}", count(found.len(), severity.name())))
}

/// Says that all is well: what was read, and what came of it.
pub(super) fn summarise(console: &mut Console<'_>, model: &Model, outcome: &str) {
    let events = count(model.event_count(), "event");
    let vendors = count(model.vendors.len(), "vendor");
    let files = count(model.file_count(), "file");
    console.message(&format!("hookwright: read {events} of {vendors} from {files}; {outcome}\n"));
}
