//! Hashes of what documents say in words, by which a change is found without keeping the words.

use std::fmt;

use twox_hash::XxHash3_64;

/// A hash of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct TextHash(u64);

impl TextHash {
    /// The hash of the letters and digits of texts, one after the other: marks and spaces differ between
    /// the formats of one page.
    pub(crate) fn of<'t>(parts: impl IntoIterator<Item = &'t str>) -> Self {
        let text: String = parts.into_iter().flat_map(str::chars).filter(|c| c.is_alphanumeric()).collect();
        TextHash(XxHash3_64::oneshot(text.as_bytes()))
    }

    /// The hash of two texts together.
    pub(crate) fn and(self, other: TextHash) -> Self {
        TextHash(self.0.rotate_left(1) ^ other.0)
    }
}

impl fmt::Display for TextHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}
