//! Collections in brackets become lines, so that something can be added to them.

use super::find::{end_of, find, is_flow};
use super::{EditError, Step, Text, offset};
use crate::yaml::{Kind, Node};

impl Text {
    /// Writes the collection at a path, and all around it, on lines of their own.
    pub(super) fn expand(&mut self, path: &[Step<'_>]) -> Result<(), EditError> {
        for length in 0..=path.len() {
            let path = path.get(..length).unwrap_or_default();
            let root = self.root()?;
            let found = find(&root, path, &self.text).ok_or(EditError::NotYaml)?;
            let start = offset(found.node.span.start);
            let is_empty = found.entries().is_none_or(|entries| entries.is_empty());
            if !is_flow(found.node, &self.text) || is_empty {
                continue;
            }
            let end = end_of(found.node, &self.text);
            let key = offset(found.key_start);
            let indent = if path.is_empty() { 0 } else { self.column(key) + 2 };
            let lines = self.lines_of(found.node, start..end)?;
            let gap = if path.is_empty() { String::new() } else { format!("\n{}", " ".repeat(indent)) };
            let text = lines.join(&format!("\n{}", " ".repeat(indent)));
            let start =
                if path.is_empty() { start } else { self.text.get(..start).unwrap_or_default().trim_end().len() };
            self.text.replace_range(start..end, &format!("{gap}{text}"));
        }
        Ok(())
    }

    /// The column of a key; that of an item is behind its dash.
    fn column(&self, key: usize) -> usize {
        key - self.line_start(key)
    }

    /// The entries of a collection in brackets, each as one line.
    fn lines_of(&self, node: &Node, range: std::ops::Range<usize>) -> Result<Vec<String>, EditError> {
        let inside = self.text.get(range).unwrap_or_default();
        if inside.lines().any(|line| line.trim_start().starts_with('#') || line.contains(" #")) {
            return Err(EditError::Comment);
        }
        let source = |from: usize, to: usize| {
            let source = self.text.get(from..to).unwrap_or_default();
            source.lines().map(str::trim).collect::<Vec<_>>().join(" ")
        };
        Ok(match &node.kind {
            Kind::Mapping(entries) => {
                let line = |entry: &crate::yaml::Entry| {
                    source(
                        offset(entry.key_span.start),
                        end_of(&entry.value, &self.text).max(offset(entry.key_span.end)),
                    )
                };
                entries.iter().map(line).collect()
            }
            Kind::Sequence(items) => {
                let line = |item: &Node| format!("- {}", source(offset(item.span.start), end_of(item, &self.text)));
                items.iter().map(line).collect()
            }
            _ => Vec::new(),
        })
    }
}

/// The source of a scalar as it can stand within brackets.
pub(super) fn quoted_in_flow(source: &str) -> String {
    let quoted = source.starts_with(['"', '\'']);
    match quoted || !source.contains([',', '{', '}', '[', ']', '\n']) {
        true => source.to_owned(),
        false => super::super::yaml::quoted(&source.split_whitespace().collect::<Vec<_>>().join(" ")),
    }
}
