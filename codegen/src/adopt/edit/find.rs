//! Nodes by their paths, and where they begin and end in the text.

use super::{Step, offset};
use crate::yaml::{Kind, Node};

/// A node that a path leads to.
pub(super) struct Found<'n> {
    pub(super) node: &'n Node,
    /// Where its key begins, or the item that it is.
    pub(super) key_start: u32,
    /// Where the entry of the outermost brackets around it begins.
    pub(super) outermost_flow: Option<u32>,
    /// Whether it is an entry of a list of fields that is a name alone.
    pub(super) is_bare_item: bool,
}

pub(super) fn find<'n>(root: &'n Node, path: &[Step<'_>], text: &str) -> Option<Found<'n>> {
    let start = root.span.start;
    let mut found = Found { node: root, key_start: start, outermost_flow: None, is_bare_item: false };
    for step in path {
        let around = found.node;
        let (node, key_start, is_bare_item) = match (step, &around.kind) {
            (Step::Key(key), Kind::Mapping(entries)) => {
                let entry = entries.iter().find(|entry| entry.key == *key)?;
                (&entry.value, entry.key_span.start, false)
            }
            (Step::Item(name), Kind::Sequence(items)) => {
                let item = items.iter().find(|item| name_of(item) == Some(name))?;
                match &item.kind {
                    Kind::Mapping(entries) => (&entries.first()?.value, item.span.start, false),
                    _ => (item, item.span.start, true),
                }
            }
            _ => return None,
        };
        // Entries of one line, in brackets or not, are where the first of them is.
        let flow = is_flow(around, text).then_some(found.key_start);
        found = Found { node, key_start, outermost_flow: found.outermost_flow.or(flow), is_bare_item };
    }
    Some(found)
}

/// Whether a collection has brackets.
pub(super) fn is_flow(node: &Node, text: &str) -> bool {
    let is_collection = matches!(node.kind, Kind::Mapping(_) | Kind::Sequence(_));
    is_collection && text.get(offset(node.span.start)..).is_some_and(|text| text.starts_with(['{', '[']))
}

impl Found<'_> {
    /// Where the entries begin. None if it has none.
    pub(super) fn entries(&self) -> Option<Vec<usize>> {
        Some(match &self.node.kind {
            Kind::Mapping(entries) => entries.iter().map(|entry| offset(entry.key_span.start)).collect(),
            Kind::Sequence(items) => items.iter().map(|item| offset(item.span.start)).collect(),
            _ => return None,
        })
    }

    /// Where the entries end.
    pub(super) fn ends(&self, text: &str) -> Option<Vec<usize>> {
        Some(match &self.node.kind {
            Kind::Mapping(entries) => {
                entries.iter().map(|entry| end_of(&entry.value, text).max(offset(entry.key_span.end))).collect()
            }
            Kind::Sequence(items) => items.iter().map(|item| end_of(item, text)).collect(),
            _ => return None,
        })
    }

    /// The entry of a name.
    pub(super) fn position(&self, name: &str) -> Option<usize> {
        match &self.node.kind {
            Kind::Mapping(entries) => entries.iter().position(|entry| entry.key == name),
            Kind::Sequence(items) => items.iter().position(|item| name_of(item) == Some(name)),
            _ => None,
        }
    }
}

/// The name of an entry in a list of fields.
pub(super) fn name_of(item: &Node) -> Option<&str> {
    match &item.kind {
        Kind::String(name) => Some(name),
        Kind::Mapping(entries) => entries.first().map(|entry| entry.key.as_str()),
        _ => None,
    }
}

/// Where a node ends in the text, with its closing bracket.
pub(super) fn end_of(node: &Node, text: &str) -> usize {
    let start = offset(node.span.start);
    let end = offset(node.span.end).min(text.len());
    let last = match &node.kind {
        Kind::Mapping(entries) => {
            entries.last().map(|entry| end_of(&entry.value, text).max(offset(entry.key_span.end)))
        }
        Kind::Sequence(items) => items.last().map(|item| end_of(item, text)),
        // The end of a text in block style is that of the next item.
        _ => return text.get(start..end).map_or(end, |text| start + text.trim_end().len()),
    };
    match (is_flow(node, text), last) {
        (true, last) => closing(text, last.unwrap_or(start + 1)),
        (false, last) => last.unwrap_or(end),
    }
}

/// Behind the closing bracket that follows.
fn closing(text: &str, from: usize) -> usize {
    let mut comment = false;
    for (at, c) in text.get(from..).unwrap_or_default().char_indices() {
        match c {
            '\n' => comment = false,
            '#' => comment = true,
            '}' | ']' if !comment => return from + at + 1,
            _ => {}
        }
    }
    text.len()
}
