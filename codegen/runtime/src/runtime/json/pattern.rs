//! Comparing the expected key with a single branch.

/// How many bytes of a key are compared at once.
pub(crate) const WIDTH: usize = 32;

/// The length of the pattern, if the text starts with it. The pattern is padded with as many zeros
/// as are compared at once, so that a comparison takes the same few instructions for any length,
/// without a branch to mispredict. A longer pattern never matches.
#[inline]
pub(crate) fn prefix_len(padded: &str, text: &[u8]) -> Option<usize> {
    match text.first_chunk() {
        Some(chunk) => prefix_len_of(padded, chunk),
        None => prefix_len_of_short(padded, text),
    }
}

#[inline]
fn prefix_len_of(padded: &str, chunk: &[u8; WIDTH]) -> Option<usize> {
    let len = padded.len().checked_sub(WIDTH).filter(|len| *len <= WIDTH)?;
    let expected = padded.as_bytes().first_chunk::<WIDTH>()?;
    // No key has a zero byte, so these are the padding.
    let differs = |(byte, expected): (&u8, &u8)| (*expected != 0) & (byte != expected);
    let differ = chunk.iter().zip(expected).fold(false, |any, pair| any | differs(pair));
    (!differ).then_some(len)
}

/// Near the end of a body there are too few bytes for one comparison.
#[inline(never)]
fn prefix_len_of_short(padded: &str, text: &[u8]) -> Option<usize> {
    let mut chunk = [0; WIDTH];
    chunk.get_mut(..text.len())?.copy_from_slice(text);
    // A key has no zero byte, so the padding does not match.
    prefix_len_of(padded, &chunk)
}
