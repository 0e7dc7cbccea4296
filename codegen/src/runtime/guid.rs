//! GUIDs as text.

use serde_json::Value;
use uuid::Uuid;

use super::input::Form;
use super::{Fault, Token};

pub(super) const EXPECTED: &str = "a GUID";

/// Reads 8-4-4-4-12 in small letters, the form that is written everywhere. `None` if it is any
/// other form.
#[inline]
pub(super) fn parse_canonical(text: &[u8; 36]) -> Option<Uuid> {
    let [
        a1,
        a2,
        a3,
        a4,
        a5,
        a6,
        a7,
        a8,
        b'-',
        b1,
        b2,
        b3,
        b4,
        b'-',
        c1,
        c2,
        c3,
        c4,
        b'-',
        d1,
        d2,
        d3,
        d4,
        b'-',
        rest @ ..,
    ] = *text
    else {
        return None;
    };
    let [e1, e2, e3, e4, e5, e6, e7, e8, e9, e10, e11, e12] = rest;
    let words = [
        eight_digits([a1, a2, a3, a4, a5, a6, a7, a8]),
        eight_digits([b1, b2, b3, b4, c1, c2, c3, c4]),
        eight_digits([d1, d2, d3, d4, e1, e2, e3, e4]),
        eight_digits([e5, e6, e7, e8, e9, e10, e11, e12]),
    ];
    let [(w1, bad1), (w2, bad2), (w3, bad3), (w4, bad4)] = words;
    let high = u64::from(w1) << 32 | u64::from(w2);
    let low = u64::from(w3) << 32 | u64::from(w4);
    (bad1 | bad2 | bad3 | bad4 == 0).then(|| Uuid::from_u64_pair(high, low))
}

const ONES: u64 = 0x0101_0101_0101_0101;

/// Eight hexadecimal digits in small letters as a number, all at once; the second is not zero if
/// one of them is none.
#[inline]
fn eight_digits(digits: [u8; 8]) -> (u32, u64) {
    let word = u64::from_le_bytes(digits);
    // Bit 6 tells letters from digits.
    let letter = (word >> 6) & ONES;
    let value = (word & (ONES * 0x0f)).wrapping_add(letter * 9);
    // What has this value must be written like this ...
    let written = value.wrapping_add(ONES * 0x30).wrapping_add(letter * 0x27);
    // ... and letters, and no digits, have a value from 10 to 15.
    let ten_or_more = (value.wrapping_add(ONES * 6) >> 4) & ONES;
    let bad = (written ^ word) | (value & (ONES * 0xf0)) | (ten_or_more ^ letter);
    let pairs = (value << 4 | value >> 8) & 0x00ff_00ff_00ff_00ff;
    let quads = (pairs | pairs >> 8) & 0x0000_ffff_0000_ffff;
    (((quads | quads >> 16) as u32).swap_bytes(), bad)
}

/// Reads a GUID in any form that the uuid crate knows, and says so if it is not ours.
pub(super) fn parse(text: &str) -> Result<(Uuid, Option<Form>), Fault> {
    if let Some(guid) = text.as_bytes().try_into().ok().and_then(parse_canonical) {
        return Ok((guid, None));
    }
    let guid = Uuid::try_parse(text).map_err(|_| Fault::data(EXPECTED, Token::Text(text.into())))?;
    let ours = guid.hyphenated().to_string();
    let form = (ours != text).then(|| Form { wire: Value::from(text), ours: Value::from(ours) });
    Ok((guid, form))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_uuid_crate_on_every_byte_at_every_place() {
        let base = *b"6cb31d7d-9cd9-41dc-a096-62cf31fd0281";
        for place in 0..36 {
            for byte in 0..=127u8 {
                let mut text = base;
                text[place] = byte;
                let theirs = std::str::from_utf8(&text).ok().and_then(|text| Uuid::try_parse(text).ok());
                let theirs = theirs.filter(|guid| guid.hyphenated().to_string().as_bytes() == text);
                assert_eq!(parse_canonical(&text), theirs, "byte {byte} at {place}");
            }
        }
    }

    #[test]
    fn keeps_the_form_of_what_is_written_otherwise() {
        let (guid, form) = parse("6CB31D7D-9CD9-41DC-A096-62CF31FD0281").unwrap();
        assert_eq!(form.unwrap().ours, guid.to_string());
        assert!(parse("{6cb31d7d-9cd9-41dc-a096-62cf31fd0281}").unwrap().1.is_some());
        assert!(parse("6cb31d7d-9cd9-41dc-a096-62cf31fd028").is_err());
    }
}
