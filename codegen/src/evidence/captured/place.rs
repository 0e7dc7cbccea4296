//! Where values were seen, and how often.

use serde::{Deserialize, Serialize};

/// A place in captured traffic. Places are ordered by file, line, and offset in the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "(u32, u64, u32)", into = "(u32, u64, u32)")]
pub(crate) struct At {
    /// The file, by its number in the summary.
    pub(crate) file: u32,
    /// The line, counted from one.
    pub(crate) line: u64,
    /// The offset in the line's body, in bytes.
    pub(crate) offset: u32,
}

impl At {
    /// Later than every place.
    pub(crate) const NEVER: At = At { file: u32::MAX, line: u64::MAX, offset: u32::MAX };

    pub(super) fn renumber(&mut self, numbers: &[u32]) {
        if let Some(number) = usize::try_from(self.file).ok().and_then(|file| numbers.get(file)) {
            self.file = *number;
        }
    }
}

impl From<(u32, u64, u32)> for At {
    fn from((file, line, offset): (u32, u64, u32)) -> Self {
        At { file, line, offset }
    }
}

impl From<At> for (u32, u64, u32) {
    fn from(at: At) -> Self {
        (at.file, at.line, at.offset)
    }
}

/// How often something was seen, and where first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Seen {
    pub(crate) count: u64,
    pub(crate) first: At,
}

impl Default for Seen {
    fn default() -> Self {
        Seen { count: 0, first: At::NEVER }
    }
}

impl Seen {
    #[inline]
    pub(super) fn note(&mut self, at: At) {
        self.count += 1;
        if at < self.first {
            self.first = at;
        }
    }

    pub(crate) fn is_never(&self) -> bool {
        self.count == 0
    }

    /// Both together.
    pub(crate) fn and(self, other: Seen) -> Seen {
        Seen { count: self.count.saturating_add(other.count), first: self.first.min(other.first) }
    }
}

impl std::iter::Sum for Seen {
    fn sum<I: Iterator<Item = Seen>>(all: I) -> Seen {
        all.fold(Seen::default(), Seen::and)
    }
}

/// The least or the greatest of some values, and where it was seen first.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Extreme<T> {
    pub(crate) value: T,
    pub(crate) first: At,
}

impl<T: Copy> Extreme<T> {
    /// Takes another value if it is beyond this one, or as far and seen earlier.
    #[inline]
    pub(super) fn widen(&mut self, value: T, first: At, order: std::cmp::Ordering) {
        if order.is_gt() || (order.is_eq() && first < self.first) {
            *self = Extreme { value, first };
        }
    }
}
