//! Comparing the expected key with a single branch.

/// How many bytes of a key are compared at once.
pub(crate) const WIDTH: usize = 32;
const WORDS: usize = WIDTH / 8;

/// For each length, the bits of each word that belong to a key of this length.
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
    let len = padded.len().wrapping_sub(WIDTH);
    let masks = MASKS.get(len)?;
    let ((words, _), (expected, _)) =
        (chunk.as_chunks::<8>(), padded.as_bytes().first_chunk::<WIDTH>()?.as_chunks::<8>());
    let expected = expected.iter().zip(masks);
    let differ = words.iter().zip(expected).fold(0, |differ, (word, (expected, mask))| {
        differ | ((u64::from_le_bytes(*word) ^ u64::from_le_bytes(*expected)) & mask)
    });
    (differ == 0).then_some(len)
}

/// Near the end of a body there are too few bytes for one comparison.
#[inline(never)]
fn prefix_len_of_short(padded: &str, text: &[u8]) -> Option<usize> {
    let mut chunk = [0; WIDTH];
    chunk.get_mut(..text.len())?.copy_from_slice(text);
    // A key has no zero byte, so the padding does not match.
    prefix_len_of(padded, &chunk)
}
