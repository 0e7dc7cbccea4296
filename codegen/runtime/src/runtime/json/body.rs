//! Whole bodies.

use crate::runtime::encode::Encode;
use crate::runtime::json::cursor::Cursor;
use crate::runtime::json::writer::JsonWriter;
use crate::runtime::{CodecError, DecodeError, Input};

/// Decodes a whole body. Its UTF-8 is validated once.
pub fn from_slice<'a>(
    body: &'a [u8],
    decode: &mut dyn FnMut(&mut Input<'_, 'a>) -> Result<bool, CodecError>,
) -> Result<(), DecodeError> {
    let text = simdutf8::basic::from_utf8(body).map_err(|_| not_utf8(body))?;
    let mut cursor = Cursor::new(text);
    let done = decode(&mut Input::Cursor(&mut cursor)).and_then(|is_value| match is_value {
        true => cursor.end(),
        false => Err(CodecError::null().at(0)),
    });
    done.map_err(|error| DecodeError::new(&error, body))
}

#[cold]
fn not_utf8(body: &[u8]) -> DecodeError {
    let offset = std::str::from_utf8(body).map_or_else(|error| error.valid_up_to(), str::len);
    DecodeError::new(&CodecError::data("UTF-8 text", "an invalid byte").at(offset), body)
}

/// Encodes a value as JSON text without white space.
pub fn to_vec(value: &dyn Encode) -> Vec<u8> {
    let mut text = JsonWriter::with_capacity(1024);
    // Writing into memory does not fail.
    let _ = value.encode(&mut text);
    text.into_bytes()
}
