//! Messages as JSON: one object a line on stdout, told apart by `reason`.

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::output::{Difference, short_diff};
use crate::source::{Sources, Span};

/// Something wrong with the schemas.
#[derive(Serialize)]
struct DiagnosticMessage<'a> {
    reason: &'static str,
    rule: &'static str,
    severity: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    label: &'a str,
    related: Vec<RelatedPlace<'a>>,
    help: Option<&'a str>,
}

/// A place in a file; lines and columns count from one, columns in characters. All is null where
/// a message concerns no place.
#[derive(Default, Serialize)]
struct Place<'a> {
    path: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

#[derive(Serialize)]
struct RelatedPlace<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    label: &'a str,
}

/// A file that is not as it should be.
#[derive(Serialize)]
struct FileMessage<'a> {
    reason: &'static str,
    state: &'static str,
    path: &'a str,
    ours: bool,
    diff: String,
    help: &'a str,
}

/// A diagnostic as a line of JSON.
pub(super) fn diagnostic_line(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let related = diagnostic.related.iter();
    line(&DiagnosticMessage {
        reason: "diagnostic",
        rule: diagnostic.rule.id,
        severity: diagnostic.rule.severity.name(),
        message: &diagnostic.message,
        place: diagnostic.span.map(|span| place(span, sources)).unwrap_or_default(),
        label: &diagnostic.label,
        related: related.map(|(span, label)| RelatedPlace { place: place(*span, sources), label }).collect(),
        help: diagnostic.help.as_deref(),
    })
}

/// A stale, missing or orphaned file as a line of JSON.
pub(super) fn file_line(difference: &Difference<'_>, path: &str, help: &str) -> String {
    let (state, diff) = (difference.state.name(), short_diff(difference));
    line(&FileMessage { reason: "file", state, path, ours: difference.ours, diff, help })
}

fn place(span: Span, sources: &Sources) -> Place<'_> {
    let (line, column) = sources.line_column(span);
    let (end_line, end_column) = sources.line_column(Span { start: span.end.max(span.start), ..span });
    Place {
        path: sources.get(span.file).map(|file| file.path.as_str()),
        line: Some(line),
        column: Some(column),
        end_line: Some(end_line),
        end_column: Some(end_column),
    }
}

fn line(message: &impl Serialize) -> String {
    crate::json::compact(message) + "\n"
}
