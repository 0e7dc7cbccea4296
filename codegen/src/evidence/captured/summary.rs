//! What some captured requests have in common, event by event.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::place::{At, Seen};
use super::values::Values;

/// How many of the lines that are not understood are kept.
const KEPT: usize = 20;

/// A summary of captured requests.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Summary {
    pub(crate) vendor: String,
    /// Whether values are in it that the vendor does not document.
    pub(crate) shows_values: bool,
    /// The files, sorted.
    pub(crate) files: Vec<String>,
    /// How many lines are requests, or should be.
    pub(crate) lines: u64,
    #[serde(default, skip_serializing_if = "NotUnderstood::is_empty")]
    pub(crate) not_understood: NotUnderstood,
    /// The objects around events, without these.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) envelope: Option<Values>,
    pub(crate) events: BTreeMap<Box<str>, Values>,
}

/// What could not be read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NotUnderstood {
    pub(crate) count: u64,
    /// The first ones.
    pub(crate) first: BTreeSet<Unclear>,
}

/// Something that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Unclear {
    pub(crate) at: At,
    pub(crate) text: String,
}

/// Why two summaries cannot be merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CannotMerge {
    Vendors(String, String),
    Values,
}

impl NotUnderstood {
    fn is_empty(&self) -> bool {
        self.count == 0
    }

    pub(super) fn note(&mut self, at: At, text: String) {
        self.count += 1;
        self.keep(Unclear { at, text });
    }

    fn keep(&mut self, unclear: Unclear) {
        self.first.insert(unclear);
        if self.first.len() > KEPT {
            self.first.pop_last();
        }
    }

    fn merge(&mut self, other: NotUnderstood) {
        self.count = self.count.saturating_add(other.count);
        other.first.into_iter().for_each(|unclear| self.keep(unclear));
    }

    fn renumber(&mut self, numbers: &[u32]) {
        let first = std::mem::take(&mut self.first);
        for mut unclear in first {
            unclear.at.renumber(numbers);
            self.first.insert(unclear);
        }
    }
}

impl Summary {
    /// A summary of nothing.
    pub(crate) fn new(vendor: &str) -> Self {
        Summary { vendor: vendor.to_owned(), shows_values: true, ..Summary::default() }
    }

    /// How many events were seen.
    pub(crate) fn event_count(&self) -> u64 {
        self.events.values().map(|values| values.seen()).sum::<Seen>().count
    }

    /// The name of the file of a place.
    pub(crate) fn file(&self, at: At) -> &str {
        usize::try_from(at.file).ok().and_then(|file| self.files.get(file)).map_or("", String::as_str)
    }

    /// Adds another summary.
    pub(crate) fn merge(&mut self, mut other: Summary) -> Result<(), CannotMerge> {
        if self.vendor != other.vendor {
            return Err(CannotMerge::Vendors(self.vendor.clone(), other.vendor));
        }
        if self.shows_values != other.shows_values {
            return Err(CannotMerge::Values);
        }
        let files: BTreeSet<&String> = self.files.iter().chain(&other.files).collect();
        let files: Vec<String> = files.into_iter().cloned().collect();
        self.renumber(&files);
        other.renumber(&files);
        self.lines = self.lines.saturating_add(other.lines);
        self.not_understood.merge(other.not_understood);
        match (&mut self.envelope, other.envelope) {
            (Some(own), Some(other)) => own.merge(&other),
            (own, other) => *own = own.take().or(other),
        }
        for (name, values) in other.events {
            match self.events.get_mut(&name) {
                Some(known) => known.merge(&values),
                None => _ = self.events.insert(name, values),
            }
        }
        self.sort();
        Ok(())
    }

    fn renumber(&mut self, files: &[String]) {
        let number = |file: &String| files.binary_search(file).ok().and_then(|index| u32::try_from(index).ok());
        let numbers: Vec<u32> = self.files.iter().map(|file| number(file).unwrap_or(u32::MAX)).collect();
        self.files = files.to_vec();
        self.not_understood.renumber(&numbers);
        self.envelope.iter_mut().chain(self.events.values_mut()).for_each(|values| values.renumber(&numbers));
    }

    /// Puts everything in the one order that does not depend on how it came together.
    pub(super) fn sort(&mut self) {
        self.envelope.iter_mut().chain(self.events.values_mut()).for_each(Values::sort);
    }
}
