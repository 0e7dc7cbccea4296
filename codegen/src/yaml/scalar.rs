//! Plain scalars: null, booleans, numbers and strings, by the core schema of YAML 1.2.

use serde_json::Number;

use super::node::Kind;

/// What a plain scalar is. The error says what is wrong with a number that cannot be kept as it is.
pub(super) fn resolve(text: &str) -> Result<Kind, String> {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Ok(Kind::Null),
        "true" | "True" | "TRUE" => return Ok(Kind::Bool(true)),
        "false" | "False" | "FALSE" => return Ok(Kind::Bool(false)),
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" | "-.inf" | "-.Inf" | "-.INF" | ".nan" | ".NaN"
        | ".NAN" => return Err(format!("`{text}` is not a JSON number; put it in quotes if it is a string")),
        _ => {}
    }
    if !text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c)) {
        return Ok(Kind::String(text.to_owned()));
    }
    let number = match integer(text)? {
        Some(number) => Some(number),
        None => float(text)?,
    };
    Ok(number.map_or_else(|| Kind::String(text.to_owned()), Kind::Number))
}

/// An integer: decimal, or in base 16, 8 or 2 behind `0x`, `0o` or `0b`.
fn integer(text: &str) -> Result<Option<Number>, String> {
    let (negative, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let prefixes = [("0x", 16), ("0o", 8), ("0b", 2)];
    let prefixed = prefixes.iter().find_map(|(prefix, base)| Some((unsigned.strip_prefix(prefix)?, *base)));
    let (digits, base) = prefixed.unwrap_or((unsigned, 10));
    // A number that starts with a zero is a string: zip codes and the like.
    let padded = base == 10 && digits.len() > 1 && digits.starts_with('0');
    if digits.is_empty() || padded || !digits.chars().all(|c| c.is_digit(base)) {
        return Ok(None);
    }
    let number = match u64::from_str_radix(digits, base) {
        Ok(value) if !negative => Some(Number::from(value)),
        Ok(value) => 0_i64.checked_sub_unsigned(value).map(Number::from),
        Err(_) => None,
    };
    number.map(Some).ok_or_else(too_large)
}

fn too_large() -> String {
    "this number is too large; put it in quotes if it is a string".to_owned()
}

/// A number with a fraction or an exponent. Such numbers are kept as floats of 64 bits, which hold
/// about 16 digits.
fn float(text: &str) -> Result<Option<Number>, String> {
    let is_float = text.contains(['.', 'e', 'E']) && text.chars().all(|c| c.is_ascii_digit() || "+-.eE".contains(c));
    let unsigned = text.strip_prefix('+').unwrap_or(text);
    let signed_twice = unsigned.len() < text.len() && unsigned.starts_with(['+', '-']);
    let Some(value) = unsigned.parse::<f64>().ok().filter(|_| is_float && !signed_twice) else { return Ok(None) };
    let number = Number::from_f64(value).ok_or_else(too_large)?;
    match decimal(text) == decimal(&format!("{value:e}")) {
        true => Ok(Some(number)),
        false => Err(format!("this number would become {value:?}; write fewer digits, or put it in quotes")),
    }
}

/// A number as its digits, without zeros at either end, and the power of ten of the last one.
fn decimal(text: &str) -> Option<(String, i64)> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = whole.trim_start_matches(['+', '-']).to_owned() + fraction;
    let significant = digits.trim_end_matches('0');
    let trimmed = i64::try_from(digits.len() - significant.len()).ok()?;
    let significant = significant.trim_start_matches('0');
    if significant.is_empty() {
        return Some((String::new(), 0));
    }
    let power = exponent.parse::<i64>().ok()?.checked_add(trimmed)?;
    Some((significant.to_owned(), power.checked_sub(i64::try_from(fraction.len()).ok()?)?))
}
