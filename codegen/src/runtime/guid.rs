//! GUIDs as text.

use serde_json::Value;
use uuid::Uuid;

use super::input::Form;
use super::{Fault, Token};

pub(super) const EXPECTED: &str = "a GUID";

/// The value of each hexadecimal digit; above 15 for any other byte.
#[allow(clippy::indexing_slicing)] // It is evaluated by the compiler.
const HEX: [u8; 256] = {
    let mut table = [0xff; 256];
    let mut digit = 0;
    while digit < 16 {
        table[b"0123456789abcdef"[digit] as usize] = digit as u8;
        table[b"0123456789ABCDEF"[digit] as usize] = digit as u8;
        digit += 1;
    }
    table
};

/// Reads 8-4-4-4-12, the form that is written everywhere, and says whether all its letters are
/// small. `None` if it is another form.
#[inline]
pub(super) fn parse_hyphenated(text: &[u8; 36]) -> Option<(Uuid, bool)> {
    let mut bytes = [0u8; 16];
    let mut bad = 0u8;
    let mut capital = 0u8;
    let digits = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
    for (byte, at) in bytes.iter_mut().zip(digits) {
        let (high, low) = (text.get(at).copied()?, text.get(at + 1).copied()?);
        let (h, l) = (HEX.get(usize::from(high)).copied()?, HEX.get(usize::from(low)).copied()?);
        bad |= h | l;
        // Bit 6 marks a letter, bit 5 a small one.
        capital |= (high & !(high << 1)) | (low & !(low << 1));
        *byte = h << 4 | l;
    }
    let hyphens = [text.get(8), text.get(13), text.get(18), text.get(23)];
    (bad < 16 && hyphens.iter().all(|byte| *byte == Some(&b'-'))).then(|| (Uuid::from_bytes(bytes), capital & 0x40 == 0))
}

/// Reads a GUID in any form that the uuid crate knows, and says so if it is not ours.
pub(super) fn parse(text: &str) -> Result<(Uuid, Option<Form>), Fault> {
    if let Ok(bytes) = text.as_bytes().try_into()
        && let Some((guid, true)) = parse_hyphenated(bytes)
    {
        return Ok((guid, None));
    }
    let guid = Uuid::try_parse(text).map_err(|_| Fault::data(EXPECTED, Token::Text(text.into())))?;
    let ours = guid.hyphenated().to_string();
    let form = (ours != text).then(|| Form { wire: Value::from(text), ours: Value::from(ours) });
    Ok((guid, form))
}
