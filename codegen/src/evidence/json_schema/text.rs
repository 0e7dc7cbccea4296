//! The text of a document as a tree whose values know their lines: JSON, or YAML.

use crate::diagnostic::Diagnostics;
use crate::evidence::relaxed_json::{self, Json, Value};
use crate::source::FileId;
use crate::yaml::{self, Kind, Node};

/// Reads a text whose first line has that number. The error says why that is not possible.
pub(super) fn read(text: &str, first_line: usize) -> Result<Json, String> {
    let is_json = text.trim_start().starts_with(['{', '[']);
    match relaxed_json::parse(text, first_line) {
        Ok(parsed) => Ok(parsed.json),
        Err(error) if is_json => {
            Err(format!("it is not JSON: line {}: {}", error.line.saturating_sub(first_line) + 1, error.why))
        }
        Err(_) => of_yaml(text, first_line),
    }
}

fn of_yaml(text: &str, first_line: usize) -> Result<Json, String> {
    let starts: Vec<usize> = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let line = |at: u32| starts.partition_point(|start| *start <= usize::try_from(at).unwrap_or(usize::MAX));
    let mut diagnostics = Diagnostics::default();
    match yaml::parse(FileId(0), text, &mut diagnostics) {
        Some(node) => Ok(of_node(node, &|at| line(at) + first_line - 1)),
        None => {
            let first = diagnostics.sorted().into_iter().next();
            let place = first.as_ref().and_then(|it| it.span).map_or(String::new(), |span| {
                let at = line(span.start);
                format!("line {at}: ")
            });
            let why = first.map_or_else(|| "it has no value".to_owned(), |it| it.message);
            Err(format!("it is neither JSON nor YAML: {place}{why}"))
        }
    }
}

fn of_node(node: Node, line: &impl Fn(u32) -> usize) -> Json {
    let at = line(node.span.start);
    let value = match node.kind {
        Kind::Null => Value::Null,
        Kind::Bool(value) => Value::Bool(value),
        Kind::Number(number) => Value::Number(number),
        Kind::String(text) => Value::String(text),
        Kind::Sequence(items) => Value::List(items.into_iter().map(|item| of_node(item, line)).collect()),
        Kind::Mapping(entries) => {
            Value::Object(entries.into_iter().map(|entry| (entry.key, of_node(entry.value, line))).collect())
        }
    };
    Json { line: at, value }
}
