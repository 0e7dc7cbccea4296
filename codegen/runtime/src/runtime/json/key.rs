//! The names of fields.

use crate::runtime::json::pattern;

/// A field's name. `key!` makes one, of literals only: the compiler has a thousand
/// of them to evaluate.
#[derive(Debug)]
pub struct Key {
    /// The name.
    pub name: &'static str,
    /// What the field is to its object.
    pub role: Role,
    /// The name in quotes, a colon, and 32 zeros; empty if JSON writes the name with escapes.
    pub padded: &'static str,
}

/// What a field is to its object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It must be there.
    Required,
    /// It may be absent, and is if it has no value.
    Optional,
    /// It may be absent, but is written as `null` if it has no value.
    OrNull,
    /// It names the object's type, and is not among the object's own fields.
    Discriminator,
}

impl Key {
    /// The name in quotes with a colon behind it, if it has nothing to escape.
    #[inline]
    pub(crate) fn quoted(&self) -> Option<&'static str> {
        self.padded.get(..self.padded.len().checked_sub(pattern::WIDTH)?)
    }

    /// How many bytes the name takes with its quotes and the colon behind, if a text starts with
    /// just that, as nearly every writer puts it. A key that is written in another way is no match.
    #[inline]
    pub(crate) fn prefix_len(&self, text: &[u8]) -> Option<usize> {
        pattern::prefix_len(self.padded, text)
    }
}
