//! Strings, short ones without an allocation.

use std::borrow::{Borrow, Cow};
use std::convert::Infallible;
use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

// The ids of vendors have up to 24 characters, and no other well-kept type keeps so many in place.
use compact_str::CompactString;
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::runtime::encode::Encode;
use crate::runtime::{CodecError, Cursor, Decode, Output};

/// A string, as large as a `String`. One of up to 24 bytes takes no allocation.
///
/// It is a `str` wherever one is asked for, compares with `str` and `String`, and converts from and
/// to both: `"id".into()`, `text.as_str()`, `text.into_string()`.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(CompactString);

impl Text {
    /// The text as a `str`.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The text as a `String`.
    pub fn into_string(self) -> String {
        self.0.into_string()
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<[u8]> for Text {
    fn as_ref(&self) -> &[u8] {
        self.as_bytes()
    }
}

/// So that a `str` finds a key of a map.
impl Borrow<str> for Text {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

macro_rules! from {
    ($($other:ty),*) => {$(
        impl From<$other> for Text {
            fn from(text: $other) -> Self {
                Text(text.into())
            }
        }
    )*};
}

from!(&str, &String, String, Box<str>, Cow<'_, str>);

macro_rules! into {
    ($($other:ty),*) => {$(
        impl From<Text> for $other {
            fn from(text: Text) -> Self {
                text.0.into()
            }
        }
    )*};
}

into!(String, Box<str>, Cow<'_, str>);

impl From<&Text> for String {
    fn from(text: &Text) -> Self {
        text.as_str().to_owned()
    }
}

impl FromStr for Text {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(text.into())
    }
}

impl FromIterator<char> for Text {
    fn from_iter<I: IntoIterator<Item = char>>(chars: I) -> Self {
        Text(chars.into_iter().collect())
    }
}

macro_rules! compares_with {
    ($($other:ty),*) => {$(
        impl PartialEq<$other> for Text {
            fn eq(&self, other: &$other) -> bool {
                self.as_str() == &other[..]
            }
        }

        impl PartialEq<Text> for $other {
            fn eq(&self, other: &Text) -> bool {
                other == self
            }
        }
    )*};
}

compares_with!(str, &str, String, Cow<'_, str>);

/// Like a `str`: in quotes.
impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.as_str(), f)
    }
}

impl Encode for Text {
    fn encode(&self, output: &mut dyn Output) -> Result<(), CodecError> {
        output.string(self)
    }
}

impl Decode for Text {
    fn placeholder() -> Self {
        Text::default()
    }

    // Most values are texts, so it is part of what decodes an option.
    #[inline(always)]
    fn decode(&mut self, input: &mut Cursor<'_>) -> Result<bool, CodecError> {
        match input.usual_string_inlined() {
            Some(text) => {
                *self = text.into();
                Ok(true)
            }
            None => self.decode_unusual(input),
        }
    }
}

impl Text {
    #[inline(never)]
    fn decode_unusual(&mut self, input: &mut Cursor<'_>) -> Result<bool, CodecError> {
        let Some(text) = input.unusual_string("a string")? else { return Ok(false) };
        *self = text.into();
        Ok(true)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_string(TextVisitor)
    }
}

struct TextVisitor;

impl Visitor<'_> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
        Ok(text.into())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Text, E> {
        Ok(text.into())
    }
}

/// As it is for `String`.
#[cfg(feature = "schemars")]
impl schemars::JsonSchema for Text {
    fn inline_schema() -> bool {
        String::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        String::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        String::schema_id()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        String::json_schema(generator)
    }
}
