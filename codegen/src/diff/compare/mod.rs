//! Compares two models, item by item.
//!
//! Every struct of the model is taken apart with all its fields by name, so that rustc asks for a
//! comparison of each field that the model gets.

mod bounds;
mod delivery;
mod docs;
mod enums;
mod envelope;
mod events;
mod fields;
mod names;
mod objects;
mod presence;
mod settings;
mod signature;
mod types;
mod unions;
mod validation;
mod vendor;
mod vendors;
mod wrapper;

pub(super) use settings::settings;
pub(super) use vendors::vendors;

use super::change::{Change, Place};
use super::rule::ChangeRule;
use super::side::{Renames, Side};
use super::verdict::Effects;
use crate::model::TypeId;

/// A vendor on both sides, and what has been found.
struct Comparison<'a> {
    old: Side<'a>,
    new: Side<'a>,
    types: Renames<'a>,
    place: Place,
    changes: Vec<Change>,
}

/// What has fields.
#[derive(Clone)]
struct Owner<'a> {
    place: Place,
    /// The named object on both sides, if it is one.
    types: Option<(&'a TypeId, &'a TypeId)>,
    /// Whether it is emitted at all: a payload that no event uses is not.
    is_used: bool,
}

impl Comparison<'_> {
    /// Adds a change, unless it was found before: own payloads have the docs of their event.
    fn push(&mut self, change: Change) {
        let is_same = |known: &Change| {
            std::ptr::eq(known.rule, change.rule) && known.text == change.text && known.place == change.place
        };
        if !self.changes.iter().any(is_same) {
            self.changes.push(change);
        }
    }

    fn found(&mut self, rule: &'static ChangeRule, place: &Place, text: impl Into<String>, effects: Effects) {
        self.push(Change::new(rule, place.clone(), text).judged(effects));
    }
}

/// What is said of a value that may not be there.
fn or_none<T: std::fmt::Display>(value: Option<&T>) -> String {
    value.map_or_else(|| "none".to_owned(), |value| format!("`{value}`"))
}
