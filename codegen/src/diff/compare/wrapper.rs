//! The object around one event.

use super::super::rule;
use super::super::verdict::{Effects, View};
use super::Comparison;
use crate::model::TypeId;

impl Comparison<'_> {
    pub(super) fn wrapper(&mut self, old: Option<&TypeId>, new: Option<&TypeId>) {
        let (text, effects) = match (old, new) {
            (None, Some(new)) => {
                let why = "The type of the wrapper has `from_slice` and `event`, and `Event` stays as it is.";
                (format!("`{new}` is around one event"), Effects::default().compatible(View::Rust, why))
            }
            (Some(old), None) => {
                let why = format!("`from_slice` and `event` of `{old}` are gone.");
                ("nothing is around an event any more".to_owned(), Effects::default().breaking(View::Rust, why))
            }
            (Some(old), Some(new)) if !self.same().is_same(old, new) => {
                let why = format!("`from_slice` and `event` of `{old}` are gone; `{new}` has them.");
                (format!("`{new}` is around one event, and `{old}` was"), Effects::default().breaking(View::Rust, why))
            }
            _ => return,
        };
        let place = self.place.owner("wrapper");
        self.found(&rule::WRAPPER_CHANGED, &place, text, effects);
    }
}
