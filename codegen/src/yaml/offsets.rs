//! From an index in characters, which is what the parser counts, to one in bytes.

pub(super) enum Offsets {
    /// Each character is one byte.
    Ascii(usize),
    /// The byte at which each character starts, and the length of the text.
    Mixed(Vec<u32>, usize),
}

impl Offsets {
    pub(super) fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Offsets::Ascii(text.len());
        }
        Offsets::Mixed(text.char_indices().map(|(at, _)| byte(at)).collect(), text.len())
    }

    pub(super) fn byte(&self, index: usize) -> u32 {
        match self {
            Offsets::Ascii(len) => byte(index.min(*len)),
            Offsets::Mixed(starts, len) => starts.get(index).copied().unwrap_or_else(|| byte(*len)),
        }
    }
}

/// An index of a byte. Files are far smaller than its range.
pub(super) fn byte(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
