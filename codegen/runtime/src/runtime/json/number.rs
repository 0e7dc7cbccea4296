//! JSON numbers.

use crate::runtime::CodecError;

/// Parses an integer of up to 18 digits without a sign, as most are, and returns its length too.
/// `None` for anything else.
#[inline]
pub(crate) fn short(text: &[u8]) -> Option<(i64, usize)> {
    let (mut value, mut len) = (0, 0);
    while let Some(digit @ b'0'..=b'9') = text.get(len) {
        if len == 18 {
            return None;
        }
        value = value * 10 + i64::from(digit - b'0');
        len += 1;
    }
    let whole = matches!(text.get(len), Some(b',' | b'}' | b']'));
    let leading_zero = len > 1 && text.first() == Some(&b'0');
    (whole && len > 0 && !leading_zero).then_some((value, len))
}

/// Checks the number that starts at an offset, and returns the offset of its end.
pub(crate) fn end(text: &[u8], start: usize) -> Result<usize, CodecError> {
    let whole = start + usize::from(text.get(start) == Some(&b'-'));
    let mut at = digits(text, whole, "a number")?;
    if text.get(whole) == Some(&b'0') && at > whole + 1 {
        return Err(CodecError::syntax("a number", at));
    }
    if text.get(at) == Some(&b'.') {
        at = digits(text, at + 1, "a digit")?;
    }
    if let Some(b'e' | b'E') = text.get(at) {
        let signed = matches!(text.get(at + 1), Some(b'+' | b'-'));
        at = digits(text, at + 1 + usize::from(signed), "a digit")?;
    }
    Ok(at)
}

fn digits(text: &[u8], start: usize, expected: &'static str) -> Result<usize, CodecError> {
    let mut at = start;
    while text.get(at).is_some_and(u8::is_ascii_digit) {
        at += 1;
    }
    if at > start { Ok(at) } else { Err(CodecError::syntax(expected, at)) }
}

/// The value of a number that is integral, however it is written: `42`, `42.0`, `4.2e1`, `-0`.
/// `None` if it is not integral, or beyond 64 bits.
pub(crate) fn integer(text: &str) -> Option<i64> {
    text.parse().ok().or_else(|| integer_of_parts(text))
}

#[cold]
fn integer_of_parts(text: &str) -> Option<i64> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (negative, mantissa) = match mantissa.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, mantissa),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = || whole.bytes().chain(fraction.bytes());
    let Some((last, _)) = digits().enumerate().filter(|(_, digit)| *digit != b'0').last() else { return Some(0) };
    // The digits up to the last that counts, and how many zeros follow before the point.
    let point = i64::try_from(whole.len()).ok()?.checked_add(power(exponent))?;
    let zeros = point.checked_sub(i64::try_from(last + 1).ok()?)?;
    let zeros = u32::try_from(zeros).ok().filter(|zeros| *zeros < 20)?;
    let significant = digits().take(last + 1).try_fold(0i128, |value, digit| {
        Some(value * 10 + i128::from(digit - b'0')).filter(|value| *value <= i128::from(u64::MAX))
    })?;
    let value = significant.checked_mul(10i128.checked_pow(zeros)?)?;
    i64::try_from(if negative { -value } else { value }).ok()
}

/// An exponent. One that does not fit is as good as any other that large.
fn power(exponent: &str) -> i64 {
    let limit = i64::MAX / 4;
    exponent.parse().unwrap_or(if exponent.starts_with('-') { -limit } else { limit }).clamp(-limit, limit)
}

/// The value of a number. `None` if it is beyond the range of 64 bits.
pub(crate) fn float(text: &str) -> Option<f64> {
    text.parse().ok().filter(|value: &f64| value.is_finite())
}

/// Whether we would write the value of this number in this form.
pub(crate) fn is_canonical_float(text: &str, value: f64) -> bool {
    is_plainly_canonical(text) || serde_json::to_string(&value).is_ok_and(|written| written == text)
}

/// Whether the number has a form that is the shortest for its value: up to 15 digits, of which the
/// last counts, and no exponent.
fn is_plainly_canonical(text: &str) -> bool {
    let Some((whole, fraction)) = text.split_once('.') else { return false };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let shortest = !fraction.ends_with('0') || fraction == "0";
    shortest && !whole.starts_with(['-', '0']) && text.len() <= 16 && digits(whole) && digits(fraction)
}
