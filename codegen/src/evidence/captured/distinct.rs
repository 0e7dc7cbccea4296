//! The different values of a field, as far as they are few.

use serde::{Deserialize, Serialize};
use twox_hash::XxHash3_64;

use super::place::{At, Seen};

/// How many different values are kept, with all their counts. Of more than that a sample is kept,
/// because then they are no values of an enum.
pub(crate) const MOST: usize = 128;
/// How many values a sample has: those with the least hashes, so that it does not depend on the
/// order in which values come.
pub(crate) const SAMPLE: usize = 8;
/// The longest string that can be a value of an enum.
const LONGEST: usize = 100;

/// Different strings and integers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Distinct {
    /// Sorted by hash.
    #[serde(rename = "values", skip_serializing_if = "Vec::is_empty")]
    entries: Vec<Entry>,
    /// Whether there are more values than these, or longer ones.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) more: bool,
    /// Values that are left out, because they are not documented and nobody asked for them.
    #[serde(skip_serializing_if = "Seen::is_never")]
    pub(crate) hidden: Seen,
}

/// A value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub(crate) struct Entry {
    hash: u64,
    pub(crate) seen: Seen,
    pub(crate) value: Value,
}

/// A string or an integer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Value {
    Integer(i64),
    Text(Box<str>),
}

/// An entry as it is written: its hash is made again.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    value: Value,
    count: u64,
    first: At,
}

impl From<Written> for Entry {
    fn from(written: Written) -> Self {
        let Written { value, count, first } = written;
        let hash = match &value {
            Value::Integer(number) => hash_integer(*number),
            Value::Text(text) => hash_text(text),
        };
        Entry { hash, seen: Seen { count, first }, value }
    }
}

impl From<Entry> for Written {
    fn from(entry: Entry) -> Self {
        Written { value: entry.value, count: entry.seen.count, first: entry.seen.first }
    }
}

fn hash_text(text: &str) -> u64 {
    XxHash3_64::oneshot(text.as_bytes())
}

fn hash_integer(number: i64) -> u64 {
    XxHash3_64::oneshot_with_seed(1, &number.to_le_bytes())
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Value::Integer(number) => number.fmt(f),
            Value::Text(text) => text.fmt(f),
        }
    }
}

impl Distinct {
    /// The values that are kept.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub(super) fn note_text(&mut self, text: &str, at: At) {
        if text.len() > LONGEST {
            self.overflow();
        } else {
            self.note(hash_text(text), Seen { count: 1, first: at }, || Value::Text(text.into()));
        }
    }

    pub(super) fn note_integer(&mut self, number: i64, at: At) {
        self.note(hash_integer(number), Seen { count: 1, first: at }, || Value::Integer(number));
    }

    #[inline]
    fn note(&mut self, hash: u64, seen: Seen, value: impl FnOnce() -> Value) {
        let most = if self.more { SAMPLE } else { MOST };
        match self.entries.binary_search_by_key(&hash, |entry| entry.hash) {
            Ok(index) => {
                if let Some(entry) = self.entries.get_mut(index) {
                    entry.seen = entry.seen.and(seen);
                }
            }
            Err(index) if index < most || !self.more => {
                self.entries.insert(index, Entry { hash, seen, value: value() });
                if self.entries.len() > most {
                    self.overflow();
                }
            }
            Err(_) => {}
        }
    }

    /// Takes note of a value that is none of an enum.
    pub(super) fn overflow(&mut self) {
        self.more = true;
        self.entries.truncate(SAMPLE);
    }

    pub(super) fn merge(&mut self, other: &Distinct) {
        self.hidden = self.hidden.and(other.hidden);
        if other.more {
            self.overflow();
        }
        for Entry { hash, seen, value } in &other.entries {
            self.note(*hash, *seen, || value.clone());
        }
    }

    /// Leaves out the values that are not documented, and counts them.
    pub(crate) fn hide(&mut self, is_documented: impl Fn(&Value) -> bool) {
        let (kept, hidden): (Vec<Entry>, Vec<Entry>) =
            std::mem::take(&mut self.entries).into_iter().partition(|entry| is_documented(&entry.value));
        self.entries = kept;
        self.hidden = hidden.into_iter().map(|entry| entry.seen).sum::<Seen>().and(self.hidden);
    }

    /// Leaves out all values, and that there are any.
    pub(crate) fn clear(&mut self) {
        *self = Distinct::default();
    }

    pub(super) fn renumber(&mut self, numbers: &[u32]) {
        self.hidden.first.renumber(numbers);
        self.entries.iter_mut().for_each(|entry| entry.seen.first.renumber(numbers));
    }

    pub(super) fn sort(&mut self) {
        self.entries.sort_by_key(|entry| entry.hash);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty() && !self.more && self.hidden.is_never()
    }
}
