//! Messages as a SARIF 2.1.0 log, which code hosts and editors show beside the lines concerned.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::Status;
use crate::diagnostic::{Diagnostic, Rule};
use crate::internal::Checked;
use crate::output::State;
use crate::rules;
use crate::source::{Sources, Span};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The log of one run, until it is whole.
#[derive(Default)]
pub(super) struct Log {
    results: Vec<Value>,
    failures: Vec<Value>,
}

impl Log {
    /// Adds what is wrong with the schemas.
    pub(super) fn diagnostic(&mut self, diagnostic: &Diagnostic, sources: &Sources) {
        let related: Vec<Value> =
            diagnostic.related.iter().map(|(span, label)| with_message(location(*span, sources), label)).collect();
        let index = rules::all().position(|rule| rule.id == diagnostic.rule.id);
        self.results.push(json!({
            "ruleId": diagnostic.rule.id,
            "ruleIndex": index.checked("a rule is not in the list of all rules"),
            "level": diagnostic.rule.severity.name(),
            "message": {"text": text(diagnostic)},
            "locations": diagnostic.span.iter().map(|span| location(*span, sources)).collect::<Vec<_>>(),
            "relatedLocations": related,
        }));
    }

    /// Adds a file of the output that is not as it should be.
    pub(super) fn file(&mut self, state: State, path: &str, help: &str) {
        let name = state.name();
        self.results.push(json!({
            "ruleId": name,
            "level": "error",
            "message": {"text": format!("`{path}` is {name}; {help}.")},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(path)}}}],
        }));
    }

    /// Adds why the command failed.
    pub(super) fn failure(&mut self, text: &str) {
        self.failures.push(json!({"level": "error", "message": {"text": text}}));
    }

    /// The whole log as text.
    pub(super) fn finish(self, status: Status) -> String {
        let log = json!({
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [{
                "tool": {"driver": {
                    "name": "hookwright",
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "rules": rules::all().map(descriptor).collect::<Vec<_>>(),
                }},
                "invocations": [{
                    "executionSuccessful": status == Status::Done,
                    "exitCode": status as u8,
                    "toolExecutionNotifications": self.failures,
                }],
                "columnKind": "unicodeCodePoints",
                "results": self.results,
            }],
        });
        crate::json::pretty(&log)
    }
}

fn descriptor(rule: &Rule) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "defaultConfiguration": {"level": rule.severity.name()},
    })
}

/// What is wrong and how to fix it.
fn text(diagnostic: &Diagnostic) -> String {
    match &diagnostic.help {
        Some(help) => format!("{}\nhelp: {help}", diagnostic.message),
        None => diagnostic.message.clone(),
    }
}

fn location(span: Span, sources: &Sources) -> Value {
    let (line, column) = sources.line_column(span);
    let (end_line, end_column) = sources.line_column(Span { start: span.end.max(span.start), ..span });
    let path = &sources.get(span.file).checked("a position is in a file that was not read").path;
    json!({"physicalLocation": {
        "artifactLocation": {"uri": uri(path)},
        "region": {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column},
    }})
}

fn with_message(mut location: Value, text: &str) -> Value {
    if let Value::Object(location) = &mut location {
        location.insert("message".to_owned(), json!({"text": text}));
    }
    location
}

/// What is escaped in a path: all but letters, digits, `-`, `.`, `_`, `~` and `/`.
const NOT_IN_PATHS: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// A path as a URI reference: relative as it is, absolute as a `file:` URI.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let (start, rest) = match path.split_at_checked(2) {
        // `C:/x` would read as a scheme.
        Some((drive, rest)) if drive.ends_with(':') => (format!("file:///{drive}"), rest),
        _ if path.starts_with('/') => ("file://".to_owned(), path.as_str()),
        _ => (String::new(), path.as_str()),
    };
    start + &utf8_percent_encode(rest, NOT_IN_PATHS).to_string()
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_becomes_a_uri() {
        for (path, expected) in [
            ("schemas/acme/a b.yaml", "schemas/acme/a%20b.yaml"),
            ("/tmp/ä.yaml", "file:///tmp/%C3%A4.yaml"),
            ("C:\\schemas\\a.yaml", "file:///C:/schemas/a.yaml"),
            ("ab:c.yaml", "ab%3Ac.yaml"),
        ] {
            assert_eq!(uri(path), expected);
        }
    }
}
