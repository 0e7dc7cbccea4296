//! The scalar that fits some values best.

use hookwright_runtime::{Date, DateTime};
use serde_json::Value;

use super::known::Known;
use crate::model::Scalar;

/// How many values must agree on a form of text.
const ENOUGH: usize = 3;

/// Seconds since 1970 that are likely to be a time: from 2001 to 2100.
const LIKELY_SECONDS: std::ops::Range<i64> = 1_000_000_000..4_102_444_800;

/// The scalar that fits all values, none of which is null, a list or an object; `any` if none
/// does.
pub(crate) fn scalar(field: &str, values: &[&Value], known: &Known<'_>) -> Scalar {
    let all = |test: &dyn Fn(&Value) -> bool| values.iter().all(|value| test(value));
    if all(&Value::is_boolean) {
        return Scalar::Bool;
    }
    if all(&Value::is_string) {
        return text(values, known);
    }
    if all(&Value::is_i64) {
        return whole_number(field, values, known);
    }
    // A whole number above the greatest of 64 bits would lose digits in a float.
    if all(&|value| value.is_i64() || value.is_f64()) {
        return Scalar::Float64;
    }
    if all(&|value| value.is_i64() || value.is_string()) {
        return Scalar::IntegerOrString;
    }
    Scalar::Any
}

/// The scalar that fits all values of examples, of which there are few: never a narrower one than
/// they prove.
pub(crate) fn careful_scalar(field: &str, values: &[&Value], known: &Known<'_>) -> Scalar {
    if values.iter().all(|value| value.as_str().is_some_and(is_web_address)) {
        return Scalar::Uri;
    }
    match scalar(field, values, known) {
        Scalar::Int16 | Scalar::Int32 | Scalar::UnixSeconds => Scalar::Int64,
        Scalar::Guid | Scalar::Date | Scalar::DateTime | Scalar::DateTimeOptionalOffset if values.len() < ENOUGH => {
            Scalar::String
        }
        other => other,
    }
}

fn text(values: &[&Value], known: &Known<'_>) -> Scalar {
    let all = |test: &dyn Fn(&str) -> bool| values.iter().all(|value| value.as_str().is_some_and(test));
    let with_offset = |text: &str| text.parse::<DateTime>().is_ok_and(|time| time.has_offset());
    if all(&|text| text.len() == 36 && uuid::Uuid::parse_str(text).is_ok()) {
        Scalar::Guid
    } else if all(&with_offset) {
        // A vendor whose other times may lack the offset is likely to leave it out here too.
        known.habit([Scalar::DateTime, Scalar::DateTimeOptionalOffset])
    } else if all(&|text| text.parse::<DateTime>().is_ok()) {
        Scalar::DateTimeOptionalOffset
    } else if all(&|text| text.parse::<Date>().is_ok()) {
        Scalar::Date
    } else if all(&is_web_address) {
        known.habit([Scalar::Uri, Scalar::String])
    } else {
        Scalar::String
    }
}

fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || c.is_control()))
}

fn whole_number(field: &str, values: &[&Value], known: &Known<'_>) -> Scalar {
    let numbers = || values.iter().filter_map(|value| value.as_i64());
    let name = field.to_ascii_lowercase();
    let named_as_time = name.contains("time") || name.ends_with("_at") || field.ends_with("At");
    if named_as_time && numbers().all(|number| LIKELY_SECONDS.contains(&number)) {
        return Scalar::UnixSeconds;
    }
    match numbers().all(|number| i32::try_from(number).is_ok()) {
        true => known.habit([Scalar::Int32, Scalar::Int64]),
        false => Scalar::Int64,
    }
}
