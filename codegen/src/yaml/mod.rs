//! YAML as a tree of nodes, each with its place in the file.
//!
//! The parser is saphyr's. What is added here is what a schema file needs besides: one document, no
//! tags, no duplicate keys, numbers that stay exact, and limits on nesting and on what aliases
//! expand to.

mod anchors;
mod characters;
mod compose;
mod node;
mod offsets;
mod scalar;
#[cfg(test)]
mod tests;

pub(crate) use compose::parse;
pub(crate) use node::{Entry, Kind, Node};

use crate::diagnostic::Diagnostics;
use crate::source::FileId;

/// Whether a text is one YAML document as schema files have it. Other parsers accept more.
pub(crate) fn is_document(text: &str) -> bool {
    parse(FileId(0), text, &mut Diagnostics::default()).is_some()
}
