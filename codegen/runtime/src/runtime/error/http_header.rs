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
    DecodeError::of_header(header, Some(event_type), expected, found)
}

/// The part of the name of an event that a header has. HTTP allows to join a header that came several
/// times by commas, which no name has.
pub(crate) fn part_of_name<'h>(
    header: &str,
    value: Option<&'h [u8]>,
    optional: bool,
) -> Result<Option<&'h str>, DecodeError> {
    let value = value.map(<[u8]>::trim_ascii).filter(|value| !value.is_empty());
    match value.map(std::str::from_utf8) {
        Some(Ok(name)) if !name.contains(',') => Ok(Some(name)),
        Some(Ok(_)) => Err(no_name(header, "several values")),
        Some(Err(_)) => Err(no_name(header, "bytes that are not UTF-8")),
        None if optional => Ok(None),
        None => Err(no_name(header, "nothing")),
    }
}

#[cold]
fn no_name(header: &str, found: &str) -> DecodeError {
    DecodeError::of_header(header, None, "the name of the event".to_owned(), found.to_owned())
}

/// The text of a header.
pub(crate) fn text<'h>(header: &str, value: &'h [u8]) -> Result<&'h str, DecodeError> {
    let text = std::str::from_utf8(value.trim_ascii());
    text.map_err(|_| DecodeError::of_header(header, None, "text".to_owned(), "bytes that are not UTF-8".to_owned()))
}
