//! Scanning strings, eight bytes at a time.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;

/// The high bit of each byte that ends a plain part of a string: a quote, a backslash or a control
/// character. A borrow can only mark bytes after the first of them.
#[inline]
const fn special(word: u64) -> u64 {
    // With this bit flipped, a quote is the code that follows those of the control characters.
    let control_or_quote = (word ^ (ONES * 0x02)).wrapping_sub(ONES * 0x21);
    let backslash = (word ^ (ONES * b'\\' as u64)).wrapping_sub(ONES);
    (control_or_quote | backslash) & !word & HIGHS
}

/// The number of leading bytes that are neither a quote, a backslash nor a control character.
#[inline]
pub(crate) fn plain_prefix(bytes: &[u8]) -> usize {
    let mut len = 0;
    let (chunks, rest) = bytes.as_chunks::<8>();
    for chunk in chunks {
        let special = special(u64::from_le_bytes(*chunk));
        if special != 0 {
            return len + (special.trailing_zeros() / 8) as usize;
        }
        len += 8;
    }
    len + rest.iter().take_while(|byte| !matches!(byte, 0..0x20 | b'"' | b'\\')).count()
}

/// Whether two names are equal. Names are short: comparing their first and last eight bytes is
/// cheaper than a call.
#[inline]
pub(crate) fn same(name: &str, other: &str) -> bool {
    let (name, other) = (name.as_bytes(), other.as_bytes());
    if name.len() != other.len() {
        return false;
    }
    let ends = |name: &[u8]| Some((u64::from_le_bytes(*name.first_chunk()?), u64::from_le_bytes(*name.last_chunk()?)));
    match (ends(name), ends(other)) {
        (Some(one), Some(two)) => one == two && (name.len() <= 16 || name == other),
        _ => name == other,
    }
}
