//! A YAML document as data with places: the two readings of one text, put together.

use std::collections::HashMap;

use serde_json::Number;

use super::data::Data;
use super::places::Places;
use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::source::{FileId, Span};

/// A YAML value and where it was written.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) span: Span,
    pub(super) kind: Kind,
}

#[derive(Clone, Debug)]
pub(super) enum Kind {
    Null,
    Bool(bool),
    Number(Number),
    Text(String),
    List(Vec<Node>),
    Mapping(Vec<Entry>),
}

#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) key: String,
    /// Whether the key was written as a string, not as a number or anything else.
    pub(super) key_is_text: bool,
    pub(super) key_span: Span,
    pub(super) value: Node,
}

impl Node {
    /// Puts data and places together. Below an alias there are no places of its own: what stands
    /// there has the alias's place.
    pub(super) fn new(file: FileId, data: Data, places: &Places) -> Node {
        let span = Span { file, start: places.start, end: places.end };
        let part = |index: usize| places.parts.get(index).unwrap_or(places);
        let kind = match data {
            Data::Null => Kind::Null,
            Data::Bool(value) => Kind::Bool(value),
            Data::Number(value) => Kind::Number(value),
            Data::Text(value) => Kind::Text(value),
            Data::List(items) => Kind::List(
                items.into_iter().enumerate().map(|(index, item)| Node::new(file, item, part(index))).collect(),
            ),
            Data::Mapping(entries) => Kind::Mapping(
                entries
                    .into_iter()
                    .enumerate()
                    .map(|(index, (key, value))| Entry {
                        key_span: Node::new(file, Data::Null, part(2 * index)).span,
                        key_is_text: matches!(key, Data::Text(_)),
                        key: key_text(key),
                        value: Node::new(file, value, part(2 * index + 1)),
                    })
                    .collect(),
            ),
        };
        Node { span, kind }
    }

    /// Reports each key that stands twice in one mapping, and keeps the first.
    pub(super) fn drop_duplicates(&mut self, diagnostics: &mut Diagnostics) {
        match &mut self.kind {
            Kind::List(items) => items.iter_mut().for_each(|item| item.drop_duplicates(diagnostics)),
            Kind::Mapping(entries) => {
                let mut first: HashMap<String, Span> = HashMap::new();
                entries.retain(|entry| match first.get(&entry.key) {
                    None => first.insert(entry.key.clone(), entry.key_span).is_none(),
                    Some(span) => {
                        let message = format!("duplicate key `{}`", entry.key.escape_debug());
                        diagnostics.push(
                            Diagnostic::new(&rules::DUPLICATE_KEY, entry.key_span, message)
                                .label("again here")
                                .related(*span, "first here")
                                .help("remove one of the two"),
                        );
                        false
                    }
                });
                entries.iter_mut().for_each(|entry| entry.value.drop_duplicates(diagnostics));
            }
            _ => {}
        }
    }

    /// What the value is, for a message.
    pub(super) fn describe(&self) -> String {
        match &self.kind {
            Kind::Null => "nothing".to_owned(),
            Kind::Bool(value) => format!("`{value}`"),
            Kind::Number(value) => format!("the number `{value}`"),
            Kind::Text(value) if value.chars().count() <= 40 => format!("the string `{}`", value.escape_debug()),
            Kind::Text(_) => "a string".to_owned(),
            Kind::List(_) => "a list".to_owned(),
            Kind::Mapping(_) => "a mapping".to_owned(),
        }
    }
}

/// A key as text: `0` and `true` are wire values like any other.
fn key_text(key: Data) -> String {
    match key {
        Data::Null => "null".to_owned(),
        Data::Bool(value) => value.to_string(),
        Data::Number(value) => value.to_string(),
        Data::Text(value) => value,
        Data::List(_) | Data::Mapping(_) => String::new(),
    }
}
