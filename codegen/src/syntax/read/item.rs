//! Items: mappings with known keys.

use super::{Lines, ObjectSchema, Read, Slot, Spanned};
use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::source::Span;
use crate::yaml::{Entry, Kind, Node};

/// Keys of an item, or a group of keys that several items share.
pub(crate) trait Keys: Sized {
    /// Their names, in the order in which they are documented.
    fn names() -> Vec<&'static str>;

    /// Reads all of them. What is wrong is reported, and then there is none.
    fn read_keys(item: &mut Item<'_, '_>) -> Option<Self>;

    /// Adds what the meta-schema says of them.
    fn describe(object: &mut ObjectSchema<'_>);
}

/// A mapping whose keys are being read.
pub(crate) struct Item<'n, 'd> {
    span: Span,
    name: Option<&'n Spanned<String>>,
    entries: &'n [Entry],
    pub(crate) diagnostics: &'d mut Diagnostics,
}

impl<'n> Item<'n, '_> {
    /// Reads the item that a node is, and reports the keys that it does not have.
    pub(crate) fn read<T: Keys>(node: &Node, slot: Slot<'_>, diagnostics: &mut Diagnostics) -> Option<T> {
        let Kind::Mapping(entries) = &node.kind else {
            diagnostics.push_with(node.span.file, || {
                let (found, known) = (node.describe(), T::names().join("`, `"));
                let message = format!("expected a mapping, found {found}; its keys: `{known}`");
                Diagnostic::new(&rules::WRONG_VALUE, node.span, message)
            });
            return None;
        };
        let mut item = Item { span: node.span, name: slot.name, entries, diagnostics };
        item.report_unknown(&T::names());
        T::read_keys(&mut item)
    }

    /// The value of a key. That it is wrong, or missing where it must be there, is reported.
    pub(crate) fn get<T: Read>(&mut self, key: &str) -> Option<T> {
        let Some(entry) = self.entry(key) else {
            return T::absent().or_else(|| {
                self.diagnostics.push_with(self.span.file, || {
                    Diagnostic::new(&rules::MISSING_KEY, self.span, format!("the key `{key}` is missing"))
                });
                None
            });
        };
        T::read(&entry.value, Slot { lines: Lines::below(key), name: None }, self.diagnostics)
    }

    /// A key as it was written.
    pub(crate) fn entry(&self, key: &str) -> Option<&'n Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// The item's name and where it is, if it is one of a mapping from names to items.
    pub(crate) fn name(&self) -> Option<&'n Spanned<String>> {
        self.name
    }

    /// Where the item is.
    pub(crate) fn span(&self) -> Span {
        self.span
    }

    fn report_unknown(&mut self, known: &[&'static str]) {
        for entry in self.entries.iter().filter(|entry| !known.contains(&entry.key.as_str())) {
            self.diagnostics.push_with(entry.key_span.file, || {
                let message = format!("unknown key `{}`", entry.key.escape_debug());
                let diagnostic = Diagnostic::new(&rules::UNKNOWN_KEY, entry.key_span, message);
                diagnostic.did_you_mean(&entry.key, known.iter().copied(), "known keys")
            });
        }
    }
}
