//! Values that may be integers or strings.

use std::fmt;

use crate::runtime::Text;

/// An integer or a string.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum IntegerOrString {
    /// An integer.
    Integer(i64),
    /// A string.
    String(Text),
}

impl fmt::Display for IntegerOrString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            IntegerOrString::Integer(value) => value.fmt(f),
            IntegerOrString::String(value) => value.fmt(f),
        }
    }
}

impl From<i64> for IntegerOrString {
    fn from(value: i64) -> Self {
        IntegerOrString::Integer(value)
    }
}

impl From<Text> for IntegerOrString {
    fn from(value: Text) -> Self {
        IntegerOrString::String(value)
    }
}

impl From<String> for IntegerOrString {
    fn from(value: String) -> Self {
        IntegerOrString::String(value.into())
    }
}

impl From<&str> for IntegerOrString {
    fn from(value: &str) -> Self {
        IntegerOrString::String(value.into())
    }
}
