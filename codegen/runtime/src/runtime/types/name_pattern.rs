//! Names that one event covers.

/// A piece of a pattern of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamePiece<'a> {
    /// This text.
    Text(&'a str),
    /// All that is left, which is something.
    Rest,
}

/// Whether a pattern covers a name.
pub fn covers(pattern: &[NamePiece<'_>], name: &str) -> bool {
    let mut rest = name;
    for piece in pattern {
        let left = match piece {
            NamePiece::Text(text) => rest.strip_prefix(text),
            NamePiece::Rest => (!rest.is_empty()).then_some(""),
        };
        match left {
            Some(left) => rest = left,
            None => return false,
        }
    }
    rest.is_empty()
}

/// What belongs to the first pattern that covers a name.
pub fn find_pattern<T: Copy>(patterns: &[(&[NamePiece<'_>], T)], name: &str) -> Option<T> {
    patterns.iter().find(|(pattern, _)| covers(pattern, name)).map(|(_, value)| *value)
}
