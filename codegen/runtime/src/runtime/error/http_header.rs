//! What the headers of a request say against its body.

use crate::runtime::DecodeError;
use crate::runtime::json::quote;

/// Checks a header that names the type of the event. It may be absent.
#[allow(dead_code)] // Generated code calls it.
pub fn check_event_type(header: &str, value: Option<&[u8]>, event_type: &str) -> Result<(), DecodeError> {
    match value {
        Some(value) if value != event_type.as_bytes() => Err(contradiction(header, value, event_type)),
        _ => Ok(()),
    }
}

#[cold]
fn contradiction(header: &str, value: &[u8], event_type: &str) -> DecodeError {
    let name = |name: &str| quote::quoted(name).unwrap_or_else(|| format!("a string of {} bytes", name.len()));
    let found = std::str::from_utf8(value).map_or_else(|_| "bytes that are not UTF-8".to_owned(), name);
    let expected = format!("{}, the event type in the body", name(event_type));
    DecodeError::of_header(header, event_type, expected, found)
}
