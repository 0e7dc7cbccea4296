//! What fields of the same name hold elsewhere, for fields that were seen too seldom to tell.
//!
//! A time that some objects have as text and others as a number, and a number that is mostly whole,
//! look like one kind alone in a few objects.

use std::collections::BTreeMap;

use crate::evidence::captured::{Form, Kind, Values};
use crate::model::Scalar;

/// In how many requests a field must have been to be judged by itself.
const ENOUGH: u64 = 30;

/// What was seen under each name, anywhere.
#[derive(Debug, Default)]
pub(super) struct Namesakes(BTreeMap<String, Seen>);

/// How often each was seen.
#[derive(Debug, Default)]
struct Seen {
    integers: u64,
    fractions: u64,
    times: u64,
    /// Strings that are neither empty nor times.
    words: u64,
}

impl Namesakes {
    /// Takes note of the values of a field.
    pub(super) fn note(&mut self, name: &str, values: &Values) {
        let seen = self.0.entry(name.to_owned()).or_default();
        seen.integers += values.of(Kind::Integer).count;
        seen.fractions += values.of(Kind::Number).count;
        if let Some(strings) = &values.strings {
            let times: u64 = TIMES.into_iter().map(|form| strings.of(form).count).sum();
            seen.times += times;
            seen.words += strings.seen().count - times - strings.of(Form::Empty).count;
        }
    }

    /// The type of a field that was in so many requests, which is wider than what was seen where the
    /// others of its name are.
    pub(super) fn widened(&self, name: &str, scalar: Scalar, requests: u64) -> Scalar {
        let Some(seen) = self.0.get(name).filter(|_| requests < ENOUGH) else { return scalar };
        let is_time = matches!(scalar, Scalar::Date | Scalar::DateTime | Scalar::DateTimeOptionalOffset);
        match scalar {
            Scalar::Int64 if seen.times > 0 => Scalar::IntegerOrString,
            Scalar::Int64 if seen.fractions > 0 => Scalar::Float64,
            // That one sender in many writes a time as a number makes no number of all the others.
            Scalar::String if seen.times > seen.words && seen.integers > seen.times / 10 => Scalar::IntegerOrString,
            _ if is_time && seen.integers > seen.times / 10 => Scalar::IntegerOrString,
            _ if is_time && seen.words > seen.times / 10 => Scalar::String,
            _ => scalar,
        }
    }
}

const TIMES: [Form; 3] = [Form::Date, Form::DateTime, Form::LocalDateTime];
