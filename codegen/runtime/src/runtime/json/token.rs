//! A scalar as it was found.

use std::borrow::Cow;
use std::fmt;

use serde_json::Value;

/// A JSON scalar as it was found.
#[derive(Clone, Debug, PartialEq)]
pub enum Token<'de> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number that fits `i64`.
    Integer(i64),
    /// A whole number above `i64::MAX`.
    Large(u64),
    /// Any other number.
    Float(f64),
    /// A text.
    Text(Cow<'de, str>),
}

impl From<Token<'_>> for Value {
    fn from(token: Token<'_>) -> Value {
        match token {
            Token::Null => Value::Null,
            Token::Bool(value) => Value::from(value),
            Token::Integer(value) => Value::from(value),
            Token::Large(value) => Value::from(value),
            Token::Float(value) => Value::from(value),
            Token::Text(value) => Value::String(value.into_owned()),
        }
    }
}

/// The longest text that a message quotes.
const QUOTED: usize = 40;

impl fmt::Display for Token<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Token::Null => f.write_str("null"),
            Token::Bool(value) => write!(f, "`{value}`"),
            Token::Integer(value) => write!(f, "the number `{value}`"),
            Token::Large(value) => write!(f, "the number `{value}`"),
            Token::Float(value) => write!(f, "the number `{value}`"),
            Token::Text(value) if value.chars().count() <= QUOTED => write!(f, "the text {value:?}"),
            Token::Text(value) => write!(f, "a text of {} bytes", value.len()),
        }
    }
}
