//! What is said about items: docs, deprecation, examples.

use serde::Serialize;

use super::super::change::{Change, Place};
use super::super::rule;
use super::super::verdict::{Effects, View};
use super::Comparison;
use crate::model::{Deprecation, Docs};

/// How many names of examples are listed.
const MOST_NAMES: usize = 3;

impl Comparison<'_> {
    /// What has changed about what is said of an item.
    pub(super) fn docs(&mut self, place: &Place, old: &Docs, new: &Docs) {
        let Docs { text, details, source, note, deprecated } = old;
        let texts = [(text != &new.text, "doc"), (details != &new.details, "details")];
        let origins = [(source != &new.source, "source"), (note != &new.note, "note")];
        for (_, what) in texts.into_iter().chain(origins).filter(|(is_changed, _)| *is_changed) {
            self.text(place, what);
        }
        self.deprecation(place, deprecated.as_ref(), new.deprecated.as_ref());
    }

    /// A text for people that has changed.
    pub(super) fn text(&mut self, place: &Place, what: &str) {
        self.found(&rule::DOCS_CHANGED, place, format!("its `{what}` is another"), Effects::default());
    }

    /// A text for people, if it has changed.
    pub(super) fn text_if<T: PartialEq>(&mut self, place: &Place, what: &str, old: &T, new: &T) {
        if old != new {
            self.text(place, what);
        }
    }

    fn deprecation(&mut self, place: &Place, old: Option<&Deprecation>, new: Option<&Deprecation>) {
        let advice = |it: &Deprecation| {
            let Deprecation { successor, doc } = it;
            let successor = successor.as_ref().map(|successor| format!(" in favour of `{successor}`"));
            let doc = doc.as_ref().map(|doc| format!(" ({doc})"));
            successor.unwrap_or_default() + &doc.unwrap_or_default()
        };
        let why = "The docs say so, and editors strike it through; nothing else changes.";
        let effects = Effects::default().compatible(View::Rust, why).compatible(View::TypeScript, why);
        match (old, new) {
            (None, Some(new)) => {
                self.found(&rule::DEPRECATED, place, format!("it is deprecated{}", advice(new)), effects);
            }
            (Some(_), None) => {
                self.found(&rule::DEPRECATION_REMOVED, place, "it is not deprecated any more", effects);
            }
            (Some(old), Some(new)) if old != new => {
                let text = format!("it is deprecated{}, and was{}", advice(new), advice(old));
                self.found(&rule::DOCS_CHANGED, place, text, Effects::default());
            }
            _ => {}
        }
    }

    /// Examples of whole events and types follow each field in them, so they are one change.
    pub(super) fn with_examples_in_one(&mut self) {
        let is_whole =
            |change: &Change| std::ptr::eq(change.rule, &rule::EXAMPLE_CHANGED) && change.place.field.is_none();
        let (whole, rest): (Vec<Change>, Vec<Change>) = self.changes.drain(..).partition(is_whole);
        self.changes = rest;
        let names: Vec<&str> = whole.iter().filter_map(|change| change.place.item()).collect();
        let text = match names.as_slice() {
            [] => return,
            [name] => format!("the example of `{name}` is another"),
            [.., last] if names.len() <= MOST_NAMES => {
                let before = names.get(..names.len() - 1).unwrap_or_default().join("`, `");
                format!("the examples of `{before}` and `{last}` are others")
            }
            _ => {
                let first = names.get(..MOST_NAMES).unwrap_or_default().join("`, `");
                format!("the examples of `{first}` and {} more are others", names.len() - MOST_NAMES)
            }
        };
        self.found(&rule::EXAMPLE_CHANGED, &self.place.clone(), text, Effects::default());
    }

    /// An example, if it has changed: the order of its members counts.
    pub(super) fn example<T: Serialize>(&mut self, place: &Place, old: &T, new: &T) {
        if crate::json::compact(old) != crate::json::compact(new) {
            self.found(&rule::EXAMPLE_CHANGED, place, "its example is another", Effects::default());
        }
    }
}
