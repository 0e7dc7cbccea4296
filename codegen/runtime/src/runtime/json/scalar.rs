//! JSON scalars.

use std::borrow::Cow;
use std::fmt;

use serde_json::Value;

/// A JSON scalar.
#[derive(Clone, Debug, PartialEq)]
pub enum Scalar<'de> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer that fits `i64`.
    Integer(i64),
    /// An integer above `i64::MAX`.
    Unsigned(u64),
    /// Any other number.
    Float(f64),
    /// A string.
    String(Cow<'de, str>),
}

impl From<Scalar<'_>> for Value {
    fn from(token: Scalar<'_>) -> Value {
        match token {
            Scalar::Null => Value::Null,
            Scalar::Bool(value) => Value::from(value),
            Scalar::Integer(value) => Value::from(value),
            Scalar::Unsigned(value) => Value::from(value),
            Scalar::Float(value) => Value::from(value),
            Scalar::String(value) => Value::String(value.into_owned()),
        }
    }
}

/// The longest string that a message quotes, in characters.
const QUOTED: usize = 40;

impl fmt::Display for Scalar<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Scalar::Null => f.write_str("null"),
            Scalar::Bool(value) => write!(f, "`{value}`"),
            Scalar::Integer(value) => write!(f, "the number `{value}`"),
            Scalar::Unsigned(value) => write!(f, "the number `{value}`"),
            Scalar::Float(value) => write!(f, "the number `{value}`"),
            Scalar::String(value) if value.chars().count() <= QUOTED => write!(f, "the string {value:?}"),
            Scalar::String(value) => write!(f, "a string of {} bytes", value.len()),
        }
    }
}
