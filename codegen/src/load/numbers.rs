//! Numbers that would come out as others than those that were written.

/// What is wrong with a plain YAML scalar that is a number with a fraction or an exponent: such
/// numbers are kept as floats of 64 bits, which hold about 16 digits.
pub(super) fn fault(text: &str) -> Option<String> {
    let is_float = text.contains(['.', 'e', 'E']) && text.chars().all(|c| c.is_ascii_digit() || "+-.eE".contains(c));
    let value = text.strip_prefix('+').unwrap_or(text).parse::<f64>().ok().filter(|_| is_float)?;
    if !value.is_finite() {
        return Some("this number is too large; put it in quotes if it is a string".to_owned());
    }
    let kept = format!("{value:e}");
    (decimal(text) != decimal(&kept))
        .then(|| format!("this number would become {value:?}; write fewer digits, or put it in quotes"))
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

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn numbers_that_stay_what_they_are_are_taken() {
        for text in
            ["0.0", "-0.0", "1.10", "1e2", "+1.5E-3", "0.1", "1e300", "100.0", ".5", "5.", "1.7976931348623157e308"]
        {
            assert_eq!(fault(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_not_looked_at() {
        for text in ["", ".", "e", "1.2.3", "127.0.0.1", "inf", "1e", "2026-03-14", "12", "18446744073709551616", "-"] {
            assert_eq!(fault(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_that_would_change_are_refused() {
        for text in ["1e400", "-1e400"] {
            assert_eq!(fault(text).as_deref(), Some("this number is too large; put it in quotes if it is a string"));
        }
        for (text, becomes) in [
            ("1e-400", "0.0"),
            ("3.14159265358979323846", "3.141592653589793"),
            ("9007199254740993.0", "9007199254740992.0"),
        ] {
            assert!(fault(text).unwrap().starts_with(&format!("this number would become {becomes};")), "{text}");
        }
    }
}
