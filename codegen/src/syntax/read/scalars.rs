//! Strings, numbers, `true` and `false`, and choices from a few words.

use schemars::Schema;
use serde_json::{Number, json};

use super::{Read, Slot, expected, strings};
use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::yaml::{Kind, Node};

impl Read for String {
    fn read(node: &Node, slot: Slot<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        match &node.kind {
            Kind::String(text) => {
                strings::check(text, node.span, slot.lines).into_iter().for_each(|wrong| diagnostics.push(wrong));
                Some(text.clone())
            }
            Kind::Number(_) | Kind::Bool(_) => {
                diagnostics.push_with(node.span.file, || {
                    let message = format!("expected a string, found {}; quote it to make it a string", node.describe());
                    Diagnostic::new(&rules::WRONG_VALUE, node.span, message)
                });
                None
            }
            _ => expected("a string", node, diagnostics),
        }
    }
}

impl Read for bool {
    fn absent() -> Option<Self> {
        Some(false)
    }

    fn read(node: &Node, _slot: Slot<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        match node.kind {
            Kind::Bool(value) => Some(value),
            _ => expected("`true` or `false`", node, diagnostics),
        }
    }
}

impl Read for Number {
    fn read(node: &Node, _slot: Slot<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        match &node.kind {
            Kind::Number(value) => Some(value.clone()),
            _ => expected("a number", node, diagnostics),
        }
    }
}

impl Read for u64 {
    fn read(node: &Node, _slot: Slot<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let value = unsigned(node);
        value.or_else(|| expected("an integer from 0", node, diagnostics))
    }
}

impl Read for u32 {
    fn read(node: &Node, _slot: Slot<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let value = unsigned(node).and_then(|value| u32::try_from(value).ok());
        value.or_else(|| expected(&format!("an integer from 0 to {}", u32::MAX), node, diagnostics))
    }
}

impl Read for u16 {
    fn read(node: &Node, _slot: Slot<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let value = unsigned(node).and_then(|value| u16::try_from(value).ok());
        value.or_else(|| expected(&format!("an integer from 0 to {}", u16::MAX), node, diagnostics))
    }
}

fn unsigned(node: &Node) -> Option<u64> {
    match &node.kind {
        Kind::Number(value) => value.as_u64(),
        _ => None,
    }
}

/// Reads one of a few words.
pub(in crate::syntax) fn one_of<T: Copy>(
    words: &[(&'static str, T, &str)],
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<T> {
    let known = || words.iter().map(|(word, ..)| *word);
    let Kind::String(text) = &node.kind else {
        let known: Vec<&str> = known().collect();
        return expected(&format!("one of `{}`", known.join("`, `")), node, diagnostics);
    };
    let found = words.iter().find(|(word, ..)| word == text).map(|(_, value, _)| *value);
    if found.is_none() {
        diagnostics.push_with(node.span.file, || {
            let message = format!("`{}` is not one of the values known here", text.escape_debug());
            let diagnostic = Diagnostic::new(&rules::WRONG_VALUE, node.span, message);
            diagnostic.did_you_mean(text, known(), "known values")
        });
    }
    found
}

/// The schema of a choice from a few words.
pub(in crate::syntax) fn words_schema<T>(doc: &str, words: &[(&str, T, &str)]) -> Schema {
    let words = words.iter().map(|(word, _, doc)| json!({"description": doc.trim(), "type": "string", "const": word}));
    schemars::json_schema!({"description": doc.trim(), "oneOf": words.collect::<Vec<_>>()})
}
