//! Names that one event covers.

use crate::runtime::types::guid;

/// A piece of a pattern of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamePiece<'a> {
    /// This text.
    Text(&'a str),
    /// All that is left, which is something.
    Rest,
    /// Anything but nothing, up to the next separator.
    String,
    /// A GUID, up to the next separator.
    Guid,
    /// An integer, up to the next separator.
    Integer,
}

/// What ends a value within a name.
const SEPARATORS: [char; 3] = ['.', '/', ':'];

/// Whether a pattern covers a name.
pub fn covers(pattern: &[NamePiece<'_>], name: &str) -> bool {
    let left = pattern.iter().try_fold(name, |rest, piece| piece.behind(rest));
    left.is_some_and(str::is_empty)
}

impl NamePiece<'_> {
    /// What is left of a name behind the piece, if it begins with that.
    fn behind<'n>(&self, name: &'n str) -> Option<&'n str> {
        if let NamePiece::Text(text) = self {
            return name.strip_prefix(text);
        }
        let end = match self {
            NamePiece::Rest => name.len(),
            _ => name.find(SEPARATORS).unwrap_or(name.len()),
        };
        let (value, rest) = name.split_at_checked(end)?;
        self.takes(value).then_some(rest)
    }

    /// Whether a value is of the kind of the piece.
    pub fn takes(&self, value: &str) -> bool {
        match self {
            NamePiece::Text(text) => *text == value,
            NamePiece::Rest | NamePiece::String => !value.is_empty(),
            NamePiece::Guid => value.len() == 36 && guid::parse(value).is_some(),
            NamePiece::Integer => {
                let digits = value.strip_prefix('-').unwrap_or(value);
                !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
            }
        }
    }
}

/// What belongs to the first pattern that covers a name.
pub fn find_pattern<T: Copy>(patterns: &[(&[NamePiece<'_>], T)], name: &str) -> Option<T> {
    patterns.iter().find(|(pattern, _)| covers(pattern, name)).map(|(_, value)| *value)
}
