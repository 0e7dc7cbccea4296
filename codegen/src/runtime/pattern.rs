//! Finding the expected key with no branch but one.

/// How many bytes of a key are compared at once.
const WIDTH: usize = 32;

/// A key in quotes with a colon behind it, padded to a fixed width: comparing it takes the same
/// few instructions whatever its length, so that a processor has nothing to guess.
#[derive(Debug)]
pub(super) struct Pattern {
    words: [u64; 4],
    /// Zero if the key does not fit.
    len: u8,
}

impl Pattern {
    /// The pattern of a key. One that is too long, or that JSON would escape, matches nothing.
    #[allow(clippy::indexing_slicing)] // It is evaluated by the compiler.
    pub(super) const fn new(name: &str) -> Pattern {
        let name = name.as_bytes();
        let mut bytes = [0u8; WIDTH];
        let mut at = 0;
        if name.len() + 3 > WIDTH {
            return Pattern { words: [0; 4], len: 0 };
        }
        while at < name.len() {
            if name[at] < 0x20 || name[at] == b'"' || name[at] == b'\\' {
                return Pattern { words: [0; 4], len: 0 };
            }
            bytes[at + 1] = name[at];
            at += 1;
        }
        bytes[0] = b'"';
        bytes[at + 1] = b'"';
        bytes[at + 2] = b':';
        let mut words = [0; 4];
        let mut word = 0;
        while word < 4 {
            let mut byte = 0;
            while byte < 8 {
                words[word] |= (bytes[word * 8 + byte] as u64) << (byte * 8);
                byte += 1;
            }
            word += 1;
        }
        Pattern { words, len: name.len() as u8 + 3 }
    }

    /// The pattern's length, if a text starts with it.
    #[inline]
    pub(super) fn prefix_len(&self, text: &[u8]) -> Option<usize> {
        let chunk: &[u8; WIDTH] = text.first_chunk()?;
        let (words, _) = chunk.as_chunks::<8>();
        let mut differ = 0;
        let mut left = u32::from(self.len) * 8;
        for (word, pattern) in words.iter().zip(&self.words) {
            // The bytes of this word that belong to the key.
            let bits = left.min(64);
            let mask = u64::MAX.checked_shr(64 - bits).unwrap_or(0);
            differ |= (u64::from_le_bytes(*word) ^ pattern) & mask;
            left -= bits;
        }
        (differ == 0 && self.len > 0).then_some(usize::from(self.len))
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
        assert_eq!(Pattern::new("a\"b").prefix_len(br#""a\"b":                                 "#), None);
        assert_eq!(Pattern::new("a").prefix_len(b"\"a\":1"), None, "too close to the end for one comparison");
    }
}
