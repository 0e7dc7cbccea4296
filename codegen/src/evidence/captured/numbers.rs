//! Numbers: exact integers, and others.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::place::{At, Extreme, Seen};

/// Integers. Those of more than 128 bits are among [`Numbers`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Integers {
    pub(crate) seen: Seen,
    pub(crate) min: Extreme<Integer>,
    pub(crate) max: Extreme<Integer>,
}

/// Numbers with a fraction or an exponent, and integers of more than 128 bits. The extremes are
/// those of double precision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Numbers {
    pub(crate) seen: Seen,
    pub(crate) min: Extreme<f64>,
    pub(crate) max: Extreme<f64>,
}

/// An exact integer. In a summary one of more than 64 bits is a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Integer(pub(crate) i128);

impl Integers {
    fn one(value: Integer, at: At) -> Self {
        let extreme = Extreme { value, first: at };
        Integers { seen: Seen { count: 1, first: at }, min: extreme, max: extreme }
    }

    pub(super) fn merge(&mut self, other: &Integers) {
        self.seen = self.seen.and(other.seen);
        self.min.widen(other.min.value, other.min.first, self.min.value.cmp(&other.min.value));
        self.max.widen(other.max.value, other.max.first, other.max.value.cmp(&self.max.value));
    }

    pub(super) fn renumber(&mut self, numbers: &[u32]) {
        [&mut self.seen.first, &mut self.min.first, &mut self.max.first]
            .into_iter()
            .for_each(|at| at.renumber(numbers));
    }
}

impl Numbers {
    fn one(value: f64, at: At) -> Self {
        let extreme = Extreme { value, first: at };
        Numbers { seen: Seen { count: 1, first: at }, min: extreme, max: extreme }
    }

    pub(super) fn merge(&mut self, other: &Numbers) {
        self.seen = self.seen.and(other.seen);
        self.min.widen(other.min.value, other.min.first, self.min.value.total_cmp(&other.min.value));
        self.max.widen(other.max.value, other.max.first, other.max.value.total_cmp(&self.max.value));
    }

    pub(super) fn renumber(&mut self, numbers: &[u32]) {
        [&mut self.seen.first, &mut self.min.first, &mut self.max.first]
            .into_iter()
            .for_each(|at| at.renumber(numbers));
    }
}

pub(super) fn note_integer(into: &mut Option<Box<Integers>>, value: i128, at: At) {
    let one = Integers::one(Integer(value), at);
    match into {
        Some(known) => known.merge(&one),
        None => *into = Some(Box::new(one)),
    }
}

pub(super) fn note_number(into: &mut Option<Box<Numbers>>, text: &str, at: At) {
    // What is beyond double precision is taken for its greatest number, because a summary is JSON.
    let value = text.parse::<f64>().unwrap_or(f64::MAX).clamp(f64::MIN, f64::MAX);
    let one = Numbers::one(value, at);
    match into {
        Some(known) => known.merge(&one),
        None => *into = Some(Box::new(one)),
    }
}

/// The integer that a JSON number is: neither a fraction, an exponent nor minus zero.
#[inline]
pub(super) fn integer(text: &[u8]) -> Option<i128> {
    let (negative, digits) = match text.split_first() {
        Some((b'-', digits)) if digits != b"0" => (true, digits),
        _ => (false, text),
    };
    if digits.len() > 38 {
        return None;
    }
    if digits.len() <= 18 {
        let value = digits.iter().try_fold(0_i64, |value, byte| digit(*byte).map(|digit| value * 10 + digit))?;
        return Some(i128::from(if negative { -value } else { value }));
    }
    let value =
        digits.iter().try_fold(0_i128, |value, byte| digit(*byte).map(|digit| value * 10 + i128::from(digit)))?;
    Some(if negative { -value } else { value })
}

fn digit(byte: u8) -> Option<i64> {
    byte.is_ascii_digit().then(|| i64::from(byte - b'0'))
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Number(i64),
    Text(String),
}

impl Serialize for Integer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match i64::try_from(self.0) {
            Ok(number) => serializer.serialize_i64(number),
            Err(_) => serializer.collect_str(&self.0),
        }
    }
}

impl<'de> Deserialize<'de> for Integer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Written::deserialize(deserializer)? {
            Written::Number(number) => Ok(Integer(number.into())),
            Written::Text(text) => text.parse().map(Integer).map_err(serde::de::Error::custom),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::integer;

    #[test]
    fn integers_are_exact_and_told_from_other_numbers() {
        for (text, value) in [
            ("0", Some(0)),
            ("-7", Some(-7)),
            ("35000000000", Some(35_000_000_000)),
            ("9223372036854775808", Some(9_223_372_036_854_775_808)),
            ("-99999999999999999999999999999999999999", Some(-99_999_999_999_999_999_999_999_999_999_999_999_999)),
            ("-0", None),
            ("1.0", None),
            ("1e3", None),
        ] {
            assert_eq!(integer(text.as_bytes()), value, "{text}");
        }
        assert_eq!(integer("9".repeat(39).as_bytes()), None);
    }
}
