//! Finding the expected key with no branch but one.

/// How many bytes of a key are compared at once.
const WIDTH: usize = 32;
const WORDS: usize = WIDTH / 8;

/// For each length, the bits of each word that belong to a key of that length.
static MASKS: [[u64; WORDS]; WIDTH + 1] = masks();

#[allow(clippy::indexing_slicing)] // It is evaluated by the compiler.
const fn masks() -> [[u64; WORDS]; WIDTH + 1] {
    let mut masks = [[0; WORDS]; WIDTH + 1];
    let mut len = 1;
    while len <= WIDTH {
        masks[len] = masks[len - 1];
        masks[len][(len - 1) / 8] |= 0xff << ((len - 1) % 8 * 8);
        len += 1;
    }
    masks
}

/// A key in quotes with a colon behind it, padded to a fixed width: comparing it takes the same
/// few instructions whatever its length, so that a processor has nothing to guess.
#[derive(Debug)]
pub(super) struct Pattern {
    bytes: [u8; WIDTH],
    /// Zero if the key does not fit.
    len: u8,
}

impl Pattern {
    /// The pattern of a key that JSON does not escape. One that is too long matches nothing.
    ///
    /// It copies as a whole what a loop would copy byte by byte: there are a thousand keys, and the
    /// loops were a seventh of the time of a `cargo check`.
    pub(super) const fn new(name: &str) -> Pattern {
        if name.len() + 3 > WIDTH {
            return Pattern::NOTHING;
        }
        let mut bytes = [0; WIDTH];
        let (quote, rest) = bytes.split_at_mut(1);
        let (key, rest) = rest.split_at_mut(name.len());
        let (end, _) = rest.split_at_mut(2);
        quote.copy_from_slice(b"\"");
        key.copy_from_slice(name.as_bytes());
        end.copy_from_slice(b"\":");
        Pattern { bytes, len: name.len() as u8 + 3 }
    }

    /// What no text starts with.
    pub(super) const NOTHING: Pattern = Pattern { bytes: [0; WIDTH], len: 0 };

    /// The pattern's length, if a text starts with it.
    #[inline]
    pub(super) fn prefix_len(&self, text: &[u8]) -> Option<usize> {
        match text.first_chunk() {
            Some(chunk) => self.is_prefix(chunk).then_some(usize::from(self.len)),
            None => self.prefix_len_of_short(text),
        }
    }

    #[inline]
    fn is_prefix(&self, chunk: &[u8; WIDTH]) -> bool {
        let Some(masks) = MASKS.get(usize::from(self.len)) else { return false };
        let ((words, _), (expected, _)) = (chunk.as_chunks::<8>(), self.bytes.as_chunks::<8>());
        let expected = expected.iter().zip(masks);
        let differ = words.iter().zip(expected).fold(0, |differ, (word, (expected, mask))| {
            differ | ((u64::from_le_bytes(*word) ^ u64::from_le_bytes(*expected)) & mask)
        });
        differ == 0 && self.len > 0
    }

    /// Near the end of a body there are not enough bytes for one comparison.
    #[inline(never)]
    fn prefix_len_of_short(&self, text: &[u8]) -> Option<usize> {
        let mut chunk = [0; WIDTH];
        chunk.get_mut(..text.len())?.copy_from_slice(text);
        // A key has no zero byte, so what is padded does not match.
        self.is_prefix(&chunk).then_some(usize::from(self.len))
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn agrees_with_the_standard_library() {
        let text = br#""abcdefghijklmnopqrstuvwxyz012":1,"x":"......................................""#;
        for len in 0..30 {
            let name = std::str::from_utf8(&text[1..=len]).unwrap();
            let mut body = format!("\"{name}\":").into_bytes();
            let expected = if len <= 29 { Some(len + 3) } else { None };
            body.extend([b'x'; 40]);
            assert_eq!(Pattern::new(name).prefix_len(&body), expected, "{name}");
            for place in 0..len + 3 {
                let mut other = body.clone();
                other[place] ^= 1;
                assert_eq!(Pattern::new(name).prefix_len(&other), None, "{name} {place}");
            }
        }
    }

    #[test]
    fn matches_nothing_rather_than_something_wrong() {
        assert_eq!(Pattern::new(&"a".repeat(30)).prefix_len(&[b'a'; 64]), None);
        assert_eq!(Pattern::NOTHING.prefix_len(&[0; 64]), None);
    }

    #[test]
    fn knows_where_the_text_ends() {
        assert_eq!(Pattern::new("a").prefix_len(b"\"a\":1"), Some(4));
        for short in ["", "\"", "\"a", "\"a\"", "\"b\":1"] {
            assert_eq!(Pattern::new("a").prefix_len(short.as_bytes()), None, "{short}");
        }
    }
}
