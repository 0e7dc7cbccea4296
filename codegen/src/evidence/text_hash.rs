//! Hashes of what documents say in words, by which a change is found without keeping the words.

use std::fmt;

use twox_hash::XxHash3_64;

/// A hash of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct TextHash(u64);

impl TextHash {
    /// The hash of texts, one after the other.
    pub(crate) fn of<'t>(parts: impl IntoIterator<Item = &'t str>) -> Self {
        // No text has the character that parts them.
        let text = parts.into_iter().collect::<Vec<_>>().join("\u{1f}");
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
