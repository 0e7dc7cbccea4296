//! Comparing the expected key with a single branch.

/// How many bytes of a key are compared at once.
const WIDTH: usize = 32;

/// Text to compare with: padded with zeros, so that a comparison takes the same few instructions for
/// any length, without a branch to mispredict.
#[derive(Debug)]
pub struct Pattern {
    bytes: [u8; WIDTH],
    len: usize,
}

impl Pattern {
    /// A pattern that no text starts with: no text has this byte.
    pub const NEVER: Pattern = Pattern { bytes: [0xff; WIDTH], len: 0 };

    /// The pattern for a text of a length, which is followed by as many zeros as are compared at once. A
    /// longer text never matches.
    pub const fn new(padded: &str, len: usize) -> Pattern {
        match padded.as_bytes().first_chunk() {
            Some(bytes) if len <= WIDTH => Pattern { bytes: *bytes, len },
            _ => Pattern::NEVER,
        }
    }

    /// The length of the text.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// Whether a text starts with this one.
    #[inline]
    pub(crate) fn is_prefix_of(&self, text: &[u8]) -> bool {
        match text.first_chunk() {
            Some(chunk) => self.is_prefix_of_chunk(chunk),
            None => self.is_prefix_of_short(text),
        }
    }

    #[inline]
    fn is_prefix_of_chunk(&self, chunk: &[u8; WIDTH]) -> bool {
        // No key has a zero byte, so these are the padding.
        let differs = |(byte, expected): (&u8, &u8)| (*expected != 0) & (byte != expected);
        !chunk.iter().zip(&self.bytes).fold(false, |any, pair| any | differs(pair))
    }

    /// Near the end of a body there are too few bytes for one comparison.
    #[inline(never)]
    fn is_prefix_of_short(&self, text: &[u8]) -> bool {
        let mut chunk = [0; WIDTH];
        if let Some(start) = chunk.get_mut(..text.len()) {
            start.copy_from_slice(text);
        }
        // A key has no zero byte, so the padding does not match.
        self.is_prefix_of_chunk(&chunk)
    }
}
