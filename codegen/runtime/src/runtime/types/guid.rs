//! GUIDs.

use uuid::Uuid;

pub(crate) const EXPECTED: &str = "a GUID";

/// Parses the usual form, 8-4-4-4-12 in lowercase; `None` for any other form. It loops over whole
/// arrays, because that becomes vector instructions.
pub(crate) fn parse_canonical(text: &[u8; 36]) -> Option<Uuid> {
    let mut digits = [0u8; 32];
    let (a, rest) = text.split_first_chunk::<8>()?;
    let [b'-', b1, b2, b3, b4, b'-', c1, c2, c3, c4, b'-', d1, d2, d3, d4, b'-', e @ ..] = rest else { return None };
    let e: &[u8; 12] = e.try_into().ok()?;
    digits[..8].copy_from_slice(a);
    digits[8..12].copy_from_slice(&[*b1, *b2, *b3, *b4]);
    digits[12..16].copy_from_slice(&[*c1, *c2, *c3, *c4]);
    digits[16..20].copy_from_slice(&[*d1, *d2, *d3, *d4]);
    digits[20..].copy_from_slice(e);
    let mut bad = 0;
    for digit in &mut digits {
        let (number, letter) = (digit.wrapping_sub(b'0'), digit.wrapping_sub(b'a'));
        bad |= u8::from((number > 9) & (letter > 5));
        *digit = if number < 10 { number } else { letter.wrapping_add(10) };
    }
    let mut bytes = [0; 16];
    for (byte, [high, low]) in bytes.iter_mut().zip(digits.as_chunks().0) {
        *byte = high << 4 | low;
    }
    (bad == 0).then(|| Uuid::from_bytes(bytes))
}

/// Parses a GUID in any form that the uuid crate knows, and whether that is the usual one.
pub(crate) fn parse(text: &str) -> Option<(Uuid, bool)> {
    if let Some(guid) = text.as_bytes().try_into().ok().and_then(parse_canonical) {
        return Some((guid, true));
    }
    Some((Uuid::try_parse(text).ok()?, false))
}
