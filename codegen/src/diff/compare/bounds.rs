//! Bounds, each by itself: only the strict contract has them.

use std::cmp::Ordering;

use serde_json::Number;

use super::super::change::Place;
use super::super::judge::{Taken, wire};
use super::super::rule;
use super::super::verdict::Effects;
use super::{Comparison, or_none};
use crate::model::Bounds;

/// One bound on both sides.
struct Limit {
    what: &'static str,
    /// Whether it is the least that is allowed, and not the most.
    is_least: bool,
    old: Option<Number>,
    new: Option<Number>,
}

impl Comparison<'_> {
    pub(super) fn bounds(&mut self, place: &Place, old: &Bounds, new: &Bounds) {
        for limit in limits(old, new).into_iter().filter(|limit| limit.old != limit.new) {
            let is_narrower = limit.is_narrower();
            let rule = if is_narrower { &rule::BOUNDS_NARROWED } else { &rule::BOUNDS_WIDENED };
            let (after, before) = (or_none(limit.new.as_ref()), or_none(limit.old.as_ref()));
            let text = format!("its {} is {after}, and was {before}", limit.what);
            self.found(rule, place, text, limit.effects());
        }
    }
}

fn limits(old: &Bounds, new: &Bounds) -> [Limit; 5] {
    let Bounds { min, max, max_bytes, min_items, max_items } = old;
    let limit = |what, is_least, old: &Option<Number>, new: &Option<Number>| Limit {
        what,
        is_least,
        old: old.clone(),
        new: new.clone(),
    };
    let count = |what, is_least, old: &Option<u64>, new: &Option<u64>| {
        limit(what, is_least, &old.map(Number::from), &new.map(Number::from))
    };
    [
        limit("least value", true, min, &new.min),
        limit("greatest value", false, max, &new.max),
        count("greatest length in bytes", false, max_bytes, &new.max_bytes),
        count("smallest number of items", true, min_items, &new.min_items),
        count("greatest number of items", false, max_items, &new.max_items),
    ]
}

impl Limit {
    fn is_narrower(&self) -> bool {
        match (&self.old, &self.new) {
            (None, _) => true,
            (_, None) => false,
            (Some(old), Some(new)) => match compare(old, new) {
                Ordering::Less => self.is_least,
                Ordering::Greater => !self.is_least,
                Ordering::Equal => false,
            },
        }
    }

    fn effects(&self) -> Effects {
        let is_narrower = self.is_narrower();
        let is_same = matches!((&self.old, &self.new), (Some(old), Some(new)) if compare(old, new).is_eq());
        wire(|lens| match lens.reader.is_strict() && !is_same {
            false => Taken::Same,
            // Whoever has the narrower bound refuses what is within the wider one.
            true if lens.old_reads != is_narrower => {
                Taken::Refused("a value may be outside of the narrower bound".to_owned())
            }
            true => Taken::Accepted(None),
        })
    }
}

/// Integers exactly, other numbers as they are read.
fn compare(one: &Number, other: &Number) -> Ordering {
    match (one.as_i128(), other.as_i128()) {
        (Some(one), Some(other)) => one.cmp(&other),
        _ => one.as_f64().partial_cmp(&other.as_f64()).unwrap_or(Ordering::Equal),
    }
}
