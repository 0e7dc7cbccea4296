//! Statistics of the values at one place of a payload.
//!
//! They depend on what was seen, and neither on its order nor on how it was split: merging is
//! associative and commutative. What limits their size keeps that true: a limit is passed for good,
//! and what is kept then depends on the values alone.

use serde::{Deserialize, Serialize};

use super::distinct::Distinct;
use super::numbers::{Integers, Numbers, integer, note_integer, note_number};
use super::objects::Objects;
use super::place::{At, Extreme, Seen};
use super::strings::{Strings, merge_extremes, note_longest, note_shortest};

/// The values at one place, by their kind.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Values {
    #[serde(skip_serializing_if = "Seen::is_never")]
    pub(crate) nulls: Seen,
    #[serde(skip_serializing_if = "Seen::is_never")]
    pub(crate) bools: Seen,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) integers: Option<Box<Integers>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) numbers: Option<Box<Numbers>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) strings: Option<Box<Strings>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) objects: Option<Box<Objects>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) lists: Option<Box<Lists>>,
    #[serde(skip_serializing_if = "Distinct::is_empty")]
    pub(crate) distinct: Distinct,
}

/// Lists.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Lists {
    pub(crate) seen: Seen,
    /// The fewest and the most items.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) shortest: Option<Extreme<u64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) longest: Option<Extreme<u64>>,
    /// The items of all lists; none if all are empty, or too deep to be looked into.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) items: Option<Box<Values>>,
    /// Some are nested too deep to be looked into.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) cut: bool,
}

/// A kind of JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Null,
    Bool,
    Integer,
    Number,
    String,
    Object,
    List,
}

impl Kind {
    pub(crate) const ALL: [Kind; 7] =
        [Kind::Null, Kind::Bool, Kind::Integer, Kind::Number, Kind::String, Kind::Object, Kind::List];

    /// The kind with an article.
    pub(crate) fn text(self) -> &'static str {
        match self {
            Kind::Null => "null",
            Kind::Bool => "a boolean",
            Kind::Integer => "an integer",
            Kind::Number => "a number that is no integer",
            Kind::String => "a string",
            Kind::Object => "an object",
            Kind::List => "a list",
        }
    }
}

impl Values {
    /// The values of a kind.
    pub(crate) fn of(&self, kind: Kind) -> Seen {
        match kind {
            Kind::Null => self.nulls,
            Kind::Bool => self.bools,
            Kind::Integer => self.integers.as_ref().map_or_else(Seen::default, |it| it.seen),
            Kind::Number => self.numbers.as_ref().map_or_else(Seen::default, |it| it.seen),
            Kind::String => self.strings.as_ref().map_or_else(Seen::default, |it| it.seen()),
            Kind::Object => self.objects.as_ref().map_or_else(Seen::default, |it| it.seen),
            Kind::List => self.lists.as_ref().map_or_else(Seen::default, |it| it.seen),
        }
    }

    /// The values of all kinds.
    pub(crate) fn seen(&self) -> Seen {
        Kind::ALL.into_iter().map(|kind| self.of(kind)).sum()
    }

    /// The values that are not null.
    pub(crate) fn present(&self) -> Seen {
        Kind::ALL.into_iter().filter(|kind| *kind != Kind::Null).map(|kind| self.of(kind)).sum()
    }

    #[inline]
    pub(super) fn note_string(&mut self, text: &str, at: At) {
        self.strings.get_or_insert_default().note(text, at);
        self.distinct.note_text(text, at);
    }

    #[inline]
    pub(super) fn note_number(&mut self, text: &str, at: At) {
        match integer(text.as_bytes()) {
            Some(value) => {
                note_integer(&mut self.integers, value, at);
                match i64::try_from(value) {
                    Ok(value) => self.distinct.note_integer(value, at),
                    Err(_) => self.distinct.overflow(),
                }
            }
            None => note_number(&mut self.numbers, text, at),
        }
    }

    /// Adds what was seen elsewhere.
    pub(crate) fn merge(&mut self, other: &Values) {
        self.nulls = self.nulls.and(other.nulls);
        self.bools = self.bools.and(other.bools);
        merge_parts(&mut self.integers, &other.integers, Integers::merge);
        merge_parts(&mut self.numbers, &other.numbers, Numbers::merge);
        merge_parts(&mut self.strings, &other.strings, Strings::merge);
        merge_parts(&mut self.objects, &other.objects, Objects::merge);
        merge_parts(&mut self.lists, &other.lists, Lists::merge);
        self.distinct.merge(&other.distinct);
    }

    /// Gives the files other numbers.
    pub(super) fn renumber(&mut self, numbers: &[u32]) {
        self.nulls.first.renumber(numbers);
        self.bools.first.renumber(numbers);
        self.integers.iter_mut().for_each(|it| it.renumber(numbers));
        self.numbers.iter_mut().for_each(|it| it.renumber(numbers));
        self.strings.iter_mut().for_each(|it| it.renumber(numbers));
        self.objects.iter_mut().for_each(|it| it.renumber(numbers));
        self.lists.iter_mut().for_each(|it| it.renumber(numbers));
        self.distinct.renumber(numbers);
    }

    /// Puts everything in the one order that does not depend on how it came together.
    pub(super) fn sort(&mut self) {
        self.distinct.sort();
        self.objects.iter_mut().for_each(|it| it.sort());
        self.lists.iter_mut().filter_map(|it| it.items.as_mut()).for_each(|it| it.sort());
    }
}

impl Lists {
    pub(super) fn note_length(&mut self, length: u64, at: At) {
        note_shortest(&mut self.shortest, length, at);
        note_longest(&mut self.longest, length, at);
    }

    fn merge(&mut self, other: &Lists) {
        self.seen = self.seen.and(other.seen);
        merge_extremes(&mut self.shortest, other.shortest, note_shortest);
        merge_extremes(&mut self.longest, other.longest, note_longest);
        merge_parts(&mut self.items, &other.items, Values::merge);
        self.cut |= other.cut;
    }

    fn renumber(&mut self, numbers: &[u32]) {
        self.seen.first.renumber(numbers);
        self.shortest.iter_mut().chain(&mut self.longest).for_each(|it| it.first.renumber(numbers));
        self.items.iter_mut().for_each(|it| it.renumber(numbers));
    }
}

pub(super) fn merge_parts<T: Clone>(into: &mut Option<Box<T>>, other: &Option<Box<T>>, merge: impl Fn(&mut T, &T)) {
    match (into, other) {
        (_, None) => {}
        (Some(into), Some(other)) => merge(into, other),
        (into, Some(other)) => *into = Some(other.clone()),
    }
}
