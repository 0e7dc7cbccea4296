//! A JSON value, owned.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::de::Deserialize;
use serde_json::Value;

use super::JsonRef;
use super::iter::JsonItems;
use crate::runtime::json::{check, compact};
use crate::runtime::{DecodeError, Text};

/// A JSON value that is kept as its text: free-form values, which this crate does not interpret.
///
/// It was checked to be JSON and is encoded as it came, down to the last digit and escape; only white
/// space between tokens is dropped. It takes one allocation, and none up to 24 bytes.
///
/// ```ignore
/// let json: Json = r#"{"a": [1.10, "x"]}"#.parse()?;
/// assert_eq!(json.text(), r#"{"a":[1.10,"x"]}"#);
/// assert_eq!(json.pointer("/a/1").and_then(|value| value.as_str()).as_deref(), Some("x"));
/// ```
#[derive(Clone)]
pub struct Json(Text);

impl Json {
    /// Of text that was checked, without white space.
    pub(crate) fn of_checked(text: &str) -> Json {
        Json(text.into())
    }

    /// The text of the value.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The value, borrowed.
    #[allow(clippy::should_implement_trait)] // `AsRef` gives references only.
    pub fn as_ref(&self) -> JsonRef<'_> {
        JsonRef::of_checked(self.text())
    }

    /// The value of a key, if it is an object that has the key. Of a key that comes twice the last
    /// counts.
    pub fn get(&self, key: &str) -> Option<JsonRef<'_>> {
        self.as_ref().get(key)
    }

    /// The value at a JSON pointer such as `/a/0/b` (RFC 6901).
    pub fn pointer(&self, pointer: &str) -> Option<JsonRef<'_>> {
        self.as_ref().pointer(pointer)
    }

    /// The items of a list, or the values of an object; none of any other value.
    pub fn iter(&self) -> JsonItems<'_> {
        self.as_ref().iter()
    }

    /// The keys and values of an object, as they come; none of any other value.
    pub fn entries(&self) -> impl Iterator<Item = (Cow<'_, str>, JsonRef<'_>)> {
        self.as_ref().entries()
    }

    /// Whether it is `null`.
    pub fn is_null(&self) -> bool {
        self.as_ref().is_null()
    }

    /// The characters of a string. `None` if it is no string, or has half of a surrogate pair.
    pub fn as_str(&self) -> Option<Cow<'_, str>> {
        self.as_ref().as_str()
    }

    /// An integer of 64 bits, if it is a number of that value, however it is written: `1e2` too.
    pub fn as_i64(&self) -> Option<i64> {
        self.as_ref().as_i64()
    }

    /// The nearest number of 64 bits, if it is a number within their range.
    pub fn as_f64(&self) -> Option<f64> {
        self.as_ref().as_f64()
    }

    /// `true` or `false`, if it is one of these.
    pub fn as_bool(&self) -> Option<bool> {
        self.as_ref().as_bool()
    }

    /// Deserializes the value.
    ///
    /// # Errors
    /// If it is not what the type needs, or nested deeper than serde_json reads.
    pub fn parse<'a, T: Deserialize<'a>>(&'a self) -> Result<T, serde_json::Error> {
        self.as_ref().parse()
    }

    /// Converts to serde_json's type.
    ///
    /// # Errors
    /// If it holds what that type cannot: a number beyond the range of 64 bits, such as `1e400`, half
    /// of a surrogate pair, or more levels of nesting than serde_json reads.
    pub fn to_value(&self) -> Result<Value, serde_json::Error> {
        self.as_ref().to_value()
    }
}

/// `null`.
impl Default for Json {
    fn default() -> Self {
        Json::of_checked("null")
    }
}

impl FromStr for Json {
    type Err = DecodeError;

    /// Takes any JSON text.
    fn from_str(text: &str) -> Result<Json, DecodeError> {
        match check::whole(text.as_bytes()) {
            Ok(_) => Ok(Json::of_checked(&compact::compact(text.trim_matches([' ', '\n', '\t', '\r'])))),
            Err(error) => Err(DecodeError::of_body(&error, text.as_bytes())),
        }
    }
}

impl From<Value> for Json {
    fn from(value: Value) -> Json {
        Json::from(&value)
    }
}

impl From<&Value> for Json {
    fn from(value: &Value) -> Json {
        Json::of_checked(&value.to_string())
    }
}

impl From<JsonRef<'_>> for Json {
    fn from(value: JsonRef<'_>) -> Json {
        value.to_json()
    }
}

/// Equal if they say the same, as it is for [`JsonRef`].
impl PartialEq for Json {
    fn eq(&self, other: &Json) -> bool {
        self.as_ref() == other.as_ref()
    }
}

impl Eq for Json {}

impl PartialEq<Value> for Json {
    fn eq(&self, other: &Value) -> bool {
        self.as_ref() == *other
    }
}

impl PartialEq<Json> for Value {
    fn eq(&self, other: &Json) -> bool {
        other.as_ref() == *self
    }
}

impl PartialEq<JsonRef<'_>> for Json {
    fn eq(&self, other: &JsonRef<'_>) -> bool {
        self.as_ref() == *other
    }
}

/// Shows the JSON.
impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}
