//! JSON strings: where they end, and what their escapes stand for.

use std::borrow::Cow;

use crate::runtime::CodecError;
use crate::runtime::json::scan;

/// Checks a string whose opening quote precedes an offset, and returns the offset of its end.
#[inline]
pub(crate) fn end(text: &[u8], start: usize) -> Result<usize, CodecError> {
    let at = start + scan::plain_prefix(text.get(start..).unwrap_or_default());
    match text.get(at) {
        Some(b'"') => Ok(at + 1),
        _ => end_with_escapes(text, at),
    }
}

#[inline(never)]
fn end_with_escapes(text: &[u8], mut at: usize) -> Result<usize, CodecError> {
    loop {
        match text.get(at) {
            Some(b'"') => return Ok(at + 1),
            Some(b'\\') => at = escape_end(text, at + 1)?,
            Some(_) => return Err(CodecError::syntax("an escaped control character", at)),
            None => return Err(CodecError::syntax("the end of the string", at)),
        }
        at += scan::plain_prefix(text.get(at..).unwrap_or_default());
    }
}

fn escape_end(text: &[u8], at: usize) -> Result<usize, CodecError> {
    match text.get(at) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(at + 1),
        Some(b'u') => match text.get(at + 1..at + 5) {
            Some(digits) if digits.iter().all(u8::is_ascii_hexdigit) => Ok(at + 5),
            _ => Err(CodecError::syntax("four hexadecimal digits", at + 1)),
        },
        _ => Err(CodecError::syntax("an escape", at)),
    }
}

/// What a string stands for, given without its quotes. `None` if it has half of a surrogate pair,
/// which JSON allows, and which is no character.
pub(crate) fn unescape(text: &str) -> Option<Cow<'_, str>> {
    unescape_with(text, None)
}

/// What a string stands for, with U+FFFD for each half of a surrogate pair.
pub(crate) fn unescape_lossy(text: &str) -> Cow<'_, str> {
    unescape_with(text, Some(char::REPLACEMENT_CHARACTER)).unwrap_or_default()
}

fn unescape_with(text: &str, half: Option<char>) -> Option<Cow<'_, str>> {
    let Some((plain, mut rest)) = text.split_once('\\') else { return Some(Cow::Borrowed(text)) };
    // Escapes are longer than what they stand for.
    let mut result = String::with_capacity(text.len());
    result.push_str(plain);
    loop {
        let (char, after) = escape(rest);
        result.push(char.or(half)?);
        let Some((plain, next)) = after.split_once('\\') else {
            result.push_str(after);
            return Some(Cow::Owned(result));
        };
        result.push_str(plain);
        rest = next;
    }
}

/// The character of an escape, after its backslash, and the rest; `None` for half of a pair.
fn escape(text: &str) -> (Option<char>, &str) {
    let mut chars = text.chars();
    let char = match chars.next() {
        Some('b') => '\x08',
        Some('f') => '\x0c',
        Some('n') => '\n',
        Some('r') => '\r',
        Some('t') => '\t',
        Some('u') => return unicode_escape(chars.as_str()),
        Some(char) => char,
        None => return (None, ""),
    };
    (Some(char), chars.as_str())
}

/// The character of a `\u` escape, after the `u`, and the rest.
fn unicode_escape(text: &str) -> (Option<char>, &str) {
    let Some((first, rest)) = hex4(text) else { return (None, "") };
    let pair = (0xd800..0xdc00).contains(&first).then(|| rest.strip_prefix("\\u").and_then(hex4)).flatten();
    match pair {
        Some((second @ 0xdc00..0xe000, after)) => {
            (char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00)), after)
        }
        _ => (char::from_u32(first), rest),
    }
}

fn hex4(text: &str) -> Option<(u32, &str)> {
    let (digits, rest) = text.split_at_checked(4)?;
    Some((u32::from_str_radix(digits, 16).ok()?, rest))
}
