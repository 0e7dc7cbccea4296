//! CloudEvents 1.0 over HTTP, in the modes in which the event is not the body as it is.

use crate::runtime::error::http_header;
use crate::runtime::json::cursor::Cursor;
use crate::runtime::{BatchDescriptor, CodecError, Decode, DecodeError, Malformed, Tagged, from_slice};

/// An attribute of an event: its name, and whether it is no string in JSON.
pub type Attribute = (&'static str, bool);

/// The event of a request in the binary mode, whose attributes are in headers and whose body is its
/// data, in the form of the structured mode; none of a request in another mode.
pub fn structured<'h>(
    headers: &dyn Fn(&str) -> Option<&'h [u8]>,
    attributes: &[Attribute],
    body: &[u8],
) -> Result<Option<Vec<u8>>, DecodeError> {
    if headers("ce-type").is_none() {
        return Ok(None);
    }
    let mut text = Vec::with_capacity(body.len() + 256);
    for (name, is_raw) in attributes {
        let header = if *name == "datacontenttype" { "content-type".to_owned() } else { format!("ce-{name}") };
        let Some(value) = headers(&header) else { continue };
        let value = decoded(http_header::text(&header, value)?);
        text.push(if text.is_empty() { b'{' } else { b',' });
        text.extend(quoted(name));
        text.push(b':');
        match *is_raw && serde_json::from_str::<serde::de::IgnoredAny>(&value).is_ok() {
            true => text.extend(value.bytes()),
            false => text.extend(quoted(&value)),
        }
    }
    if !body.trim_ascii().is_empty() {
        text.extend(b",\"data\":");
        text.extend(body);
    }
    text.push(b'}');
    Ok(Some(text))
}

fn quoted(text: &str) -> Vec<u8> {
    // Writing a string into memory does not fail.
    serde_json::to_vec(text).unwrap_or_default()
}

/// A header's value, of which bytes may be written as `%20`.
fn decoded(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let escaped = match (first, behind) {
            (b'%', [high, low, ..]) => hex(*high).zip(hex(*low)),
            _ => None,
        };
        match escaped {
            Some((high, low)) => {
                bytes.push(high << 4 | low);
                rest = behind.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| value.to_owned())
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// The events of a list. One that is malformed costs no other.
pub fn from_batch<E: Tagged + Decode>(
    body: &[u8],
    batch: &'static BatchDescriptor,
) -> Result<Vec<Result<Box<E>, Malformed>>, DecodeError> {
    let mut events = Vec::new();
    from_slice(body, &mut |input| input.list(&mut |input| one_of_batch(input, batch, &mut events)))?;
    Ok(events)
}

fn one_of_batch<E: Tagged + Decode>(
    input: &mut Cursor<'_>,
    batch: &'static BatchDescriptor,
    events: &mut Vec<Result<Box<E>, Malformed>>,
) -> Result<(), CodecError> {
    input.charge(size_of::<Result<Box<E>, Malformed>>())?;
    let mut event = E::placeholder();
    events.push(match input.event(&mut event, batch)? {
        Some(malformed) => Err(malformed),
        None => Ok(Box::new(event)),
    });
    Ok(())
}
