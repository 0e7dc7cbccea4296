//! Whole bodies.

use crate::runtime::encode::Write;
use crate::runtime::json::cursor::Cursor;
use crate::runtime::json::writer::JsonText;
use crate::runtime::{DecodeError, Fault, Input};

/// Reads a whole body, which is checked once to be UTF-8.
pub fn from_slice<'a>(
    body: &'a [u8],
    read: &mut dyn FnMut(&mut Input<'_, 'a>) -> Result<bool, Fault>,
) -> Result<(), DecodeError> {
    let text = simdutf8::basic::from_utf8(body).map_err(|_| not_utf8(body))?;
    let mut cursor = Cursor::new(text);
    let done = read(&mut Input::Cursor(&mut cursor)).and_then(|there| match there {
        true => cursor.end(),
        false => Err(Fault::null().at(0)),
    });
    done.map_err(|fault| DecodeError::new(&fault, body))
}

#[cold]
fn not_utf8(body: &[u8]) -> DecodeError {
    let offset = std::str::from_utf8(body).map_or_else(|error| error.valid_up_to(), str::len);
    DecodeError::new(&Fault::data("UTF-8 text", "a byte that is none").at(offset), body)
}

/// Writes a value as JSON text without white space.
pub fn to_vec(value: &dyn Write) -> Vec<u8> {
    let mut text = JsonText::with_capacity(1024);
    // Writing into memory does not fail.
    let _ = value.write(&mut text);
    text.into_bytes()
}
