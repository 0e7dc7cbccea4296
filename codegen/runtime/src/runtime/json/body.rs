//! Whole bodies.

use crate::runtime::decode::Read;
use crate::runtime::encode::Encode;
use crate::runtime::json::cursor::Cursor;
use crate::runtime::json::writer::JsonWriter;
use crate::runtime::{CodecError, DecodeError};

/// Decodes a whole body. Its UTF-8 is validated once.
pub fn from_slice(body: &[u8], read: Read<'_>) -> Result<(), DecodeError> {
    match simdutf8::basic::from_utf8(body) {
        Ok(text) => read_text(text, read).map_err(|error| DecodeError::of_body(&error, body)),
        Err(_) => Err(not_utf8(body)),
    }
}

/// Decodes a whole text.
pub(crate) fn read_text(text: &str, read: Read<'_>) -> Result<(), CodecError> {
    let mut cursor = Cursor::new(text);
    if !read(&mut cursor)? {
        return Err(CodecError::null().at(0));
    }
    cursor.end()
}

#[cold]
fn not_utf8(body: &[u8]) -> DecodeError {
    let offset = std::str::from_utf8(body).map_or_else(|error| error.valid_up_to(), str::len);
    DecodeError::of_body(&CodecError::not_utf8(offset), body)
}

/// Encodes a value as JSON text without white space.
pub fn to_vec(value: &dyn Encode) -> Vec<u8> {
    let mut text = JsonWriter::with_capacity(1024);
    // Writing into memory does not fail.
    let _ = value.encode(&mut text);
    text.into_bytes()
}
