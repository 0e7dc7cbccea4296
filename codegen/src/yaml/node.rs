//! The tree itself.

use serde_json::Number;

use crate::source::Span;

/// A value and where it was written.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) span: Span,
    pub(crate) kind: Kind,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    Null,
    Bool(bool),
    Number(Number),
    String(String),
    Sequence(Vec<Node>),
    Mapping(Vec<Entry>),
}

/// A key of a mapping and its value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    /// The key as text: `0` and `true` are wire values like any other.
    pub(crate) key: String,
    /// Whether the key was written as a string, not as a number or anything else.
    pub(crate) key_is_string: bool,
    pub(crate) key_span: Span,
    pub(crate) value: Node,
}

/// Nodes are equal if their data is, wherever they were written.
impl PartialEq for Node {
    fn eq(&self, other: &Node) -> bool {
        self.kind == other.kind
    }
}

impl Entry {
    pub(super) fn new(key: Node, value: Node) -> Entry {
        let key_is_string = matches!(key.kind, Kind::String(_));
        Entry { key_span: key.span, key_is_string, key: key.kind.into_key(), value }
    }
}

impl Kind {
    fn into_key(self) -> String {
        match self {
            Kind::Null => "null".to_owned(),
            Kind::Bool(value) => value.to_string(),
            Kind::Number(value) => value.to_string(),
            Kind::String(value) => value,
            Kind::Sequence(_) | Kind::Mapping(_) => String::new(),
        }
    }
}

impl Node {
    /// The node with all that is in it, at the place of an alias.
    pub(super) fn at(mut self, span: Span) -> Node {
        self.span = span;
        self.kind = match self.kind {
            Kind::Sequence(items) => Kind::Sequence(items.into_iter().map(|item| item.at(span)).collect()),
            Kind::Mapping(entries) => Kind::Mapping(
                entries
                    .into_iter()
                    .map(|entry| Entry { key_span: span, value: entry.value.at(span), ..entry })
                    .collect(),
            ),
            scalar => scalar,
        };
        self
    }

    /// What the value is, for a message.
    pub(crate) fn describe(&self) -> String {
        match &self.kind {
            Kind::Null => "nothing".to_owned(),
            Kind::Bool(value) => format!("`{value}`"),
            Kind::Number(value) => format!("the number `{value}`"),
            Kind::String(value) if value.chars().count() <= 40 => format!("the string `{}`", value.escape_debug()),
            Kind::String(_) => "a string".to_owned(),
            Kind::Sequence(_) => "a list".to_owned(),
            Kind::Mapping(_) => "a mapping".to_owned(),
        }
    }
}
