//! JSON numbers.

use crate::runtime::{CodecError, Scalar};

/// Parses an integer of a few digits without a sign, as most are, and returns its length too.
/// `None` for anything else.
#[inline]
pub(crate) fn short(text: &[u8]) -> Option<(i64, usize)> {
    let (mut value, mut len) = (0, 0);
    while let Some(digit @ b'0'..=b'9') = text.get(len) {
        value = value * 10 + i64::from(digit - b'0');
        len += 1;
        if len > 9 {
            return None;
        }
    }
    let whole = matches!(text.get(len), Some(b',' | b'}' | b']'));
    let leading_zero = len > 1 && text.first() == Some(&b'0');
    (whole && len > 0 && !leading_zero).then_some((value, len))
}

/// Parses the number at the start of the text, and returns its length too. `offset` is the offset of
/// the text in the body.
#[inline]
pub(crate) fn parse(text: &str, offset: usize) -> Result<(Scalar<'static>, usize), CodecError> {
    let bytes = text.as_bytes();
    let negative = bytes.first() == Some(&b'-');
    let start = usize::from(negative);
    let mut len = start;
    let mut value: u64 = 0;
    let mut overflow = false;
    while let Some(digit @ b'0'..=b'9') = bytes.get(len) {
        let next = value.checked_mul(10).and_then(|value| value.checked_add(u64::from(digit - b'0')));
        overflow |= next.is_none();
        value = next.unwrap_or(value);
        len += 1;
    }
    let leading_zero = bytes.get(start) == Some(&b'0') && len > start + 1;
    if len == start || leading_zero {
        return Err(CodecError::syntax("a number", offset + len));
    }
    if matches!(bytes.get(len), Some(b'.' | b'e' | b'E')) {
        return float(text, len, offset);
    }
    let token = match (negative, overflow) {
        (false, false) => i64::try_from(value).map_or(Scalar::Unsigned(value), Scalar::Integer),
        (true, false) if value != 0 => match 0i64.checked_sub_unsigned(value) {
            Some(value) => Scalar::Integer(value),
            None => Scalar::Float(-(value as f64)),
        },
        // There is no negative zero among integers.
        _ => return float(text, len, offset),
    };
    Ok((token, len))
}

#[cold]
fn float(text: &str, whole: usize, offset: usize) -> Result<(Scalar<'static>, usize), CodecError> {
    let bytes = text.as_bytes();
    let digits = |mut at: usize| {
        let start = at;
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        if at > start { Ok(at) } else { Err(CodecError::syntax("a digit", offset + at)) }
    };
    let mut len = whole;
    if bytes.get(len) == Some(&b'.') {
        len = digits(len + 1)?;
    }
    if matches!(bytes.get(len), Some(b'e' | b'E')) {
        len += 1;
        len += usize::from(matches!(bytes.get(len), Some(b'+' | b'-')));
        len = digits(len)?;
    }
    let value: Option<f64> = text.get(..len).and_then(|text| text.parse().ok());
    match value.filter(|value| value.is_finite()) {
        Some(value) => Ok((Scalar::Float(value), len)),
        None => Err(CodecError::syntax("a number within range", offset + len)),
    }
}
