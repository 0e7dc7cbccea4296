//! How an endpoint is validated: what operators rely on, and the function `validate`.

use super::super::change::Place;
use super::super::rule;
use super::super::verdict::{Effects, View};
use super::Comparison;
use crate::model::Validation;

impl Comparison<'_> {
    pub(super) fn validation(&mut self, place: &Place, old: Option<&Validation>, new: Option<&Validation>) {
        let (rust, why) = match (old, new) {
            (None, Some(_)) => (View::Rust, "The function `validate` is new."),
            (Some(_), None) => {
                return self.validated(place, |it| it.breaking(View::Rust, "The function `validate` is gone."));
            }
            (Some(old), Some(new)) if old.token.is_some() != new.token.is_some() => {
                return self
                    .validated(place, |it| it.breaking(View::Rust, "The function `validate` takes other arguments."));
            }
            (Some(old), Some(new)) if old != new => (View::OldDecoder, "Payloads are the same."),
            _ => return,
        };
        self.validated(place, |it| it.compatible(rust, why));
    }

    fn validated(&mut self, place: &Place, effects: impl FnOnce(Effects) -> Effects) {
        self.found(
            &rule::DELIVERY_CHANGED,
            place,
            "its way of validating an endpoint is another",
            effects(Effects::default()),
        );
    }
}
