//! Keys: the names of fields.

use crate::runtime::json::pattern::Pattern;

/// The name of a field. `key!` makes one, from literals only: the compiler has a thousand of them to
/// evaluate.
#[derive(Debug)]
pub struct Key {
    /// The name.
    pub name: &'static str,
    /// The name in Rust.
    pub field: &'static str,
    /// What the field is to its object.
    pub role: Role,
    /// The name in quotes and a colon; empty if JSON escapes the name.
    pub quoted: &'static str,
    /// The same, to compare with.
    pub pattern: Pattern,
}

/// What a field is to its object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// It is required.
    Required,
    /// It may be absent, and is left out if it has no value.
    Optional,
    /// It may be absent, but is written as `null` if it has no value.
    OrNull,
    /// It names the type of the object, and is not one of its own fields.
    Discriminator,
}

impl Key {
    /// The name in quotes and a colon, if JSON does not escape the name.
    #[inline]
    pub(crate) fn quoted(&self) -> Option<&'static str> {
        (!self.quoted.is_empty()).then_some(self.quoted)
    }

    /// The length of the name with its quotes and colon, if the text starts with exactly that, as
    /// nearly every writer formats it.
    #[inline]
    pub(crate) fn prefix_len(&self, text: &[u8]) -> Option<usize> {
        self.pattern.is_prefix_of(text).then(|| self.pattern.len())
    }
}
