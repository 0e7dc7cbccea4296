//! A JSON value, borrowed.

use std::borrow::Cow;
use std::fmt;

use serde::de::Deserialize;
use serde_json::Value;

use super::iter::{JsonItems, JsonMembers};
use super::same::same;
use crate::runtime::Json;
use crate::runtime::json::{number, string};

/// A JSON value as its text, borrowed: what [`Json`] holds, or a part of it.
///
/// What it reads is found in the text each time, so a value that is read often is better converted
/// once, by [`JsonRef::parse`] or [`JsonRef::to_value`].
#[derive(Clone, Copy)]
pub struct JsonRef<'a>(&'a str);

impl<'a> JsonRef<'a> {
    /// Of text that was checked, and neither starts nor ends with white space.
    pub(crate) fn of_checked(text: &'a str) -> Self {
        JsonRef(text)
    }

    /// The text of the value.
    pub fn text(self) -> &'a str {
        self.0
    }

    fn first(self) -> u8 {
        self.0.as_bytes().first().copied().unwrap_or(b'n')
    }

    /// Whether it is `null`.
    pub fn is_null(self) -> bool {
        self.first() == b'n'
    }

    /// Whether it is an object.
    pub fn is_object(self) -> bool {
        self.first() == b'{'
    }

    /// Whether it is a list.
    pub fn is_list(self) -> bool {
        self.first() == b'['
    }

    /// Whether it is a number.
    pub fn is_number(self) -> bool {
        matches!(self.first(), b'-' | b'0'..=b'9')
    }

    /// Whether it is a string.
    pub fn is_string(self) -> bool {
        self.first() == b'"'
    }

    /// `true` or `false`, if it is one of these.
    pub fn as_bool(self) -> Option<bool> {
        match self.first() {
            b't' => Some(true),
            b'f' => Some(false),
            _ => None,
        }
    }

    /// An integer of 64 bits, if it is a number of that value, however it is written: `1e2` too.
    pub fn as_i64(self) -> Option<i64> {
        if self.is_number() { number::integer(self.0) } else { None }
    }

    /// The nearest number of 64 bits, if it is a number within their range.
    pub fn as_f64(self) -> Option<f64> {
        if self.is_number() { number::float(self.0) } else { None }
    }

    /// The characters of a string. `None` if it is no string, or has half of a surrogate pair, which
    /// JSON allows, and which is no character.
    pub fn as_str(self) -> Option<Cow<'a, str>> {
        string::unescape(self.0.strip_prefix('"')?.strip_suffix('"')?)
    }

    /// The value of a key, if it is an object that has the key. Of a key that comes twice the last
    /// counts.
    pub fn get(self, key: &str) -> Option<JsonRef<'a>> {
        self.members().filter(|member| member.is(key)).last().map(|member| member.value)
    }

    /// The item at an index, if it is a list that has so many.
    pub fn get_index(self, index: usize) -> Option<JsonRef<'a>> {
        if self.is_list() { self.iter().nth(index) } else { None }
    }

    /// The value at a JSON pointer such as `/a/0/b` (RFC 6901).
    pub fn pointer(self, pointer: &str) -> Option<JsonRef<'a>> {
        if pointer.is_empty() {
            return Some(self);
        }
        pointer.strip_prefix('/')?.split('/').try_fold(self, |value, step| match value.is_list() {
            true if step == "0" || !step.starts_with(['0', '+']) => value.get_index(step.parse().ok()?),
            true => None,
            false => value.get(&step.replace("~1", "/").replace("~0", "~")),
        })
    }

    /// The items of a list, or the values of an object; none of any other value.
    pub fn iter(self) -> JsonItems<'a> {
        JsonItems::new(self)
    }

    /// The keys and values of an object, as they come, so that a key may come twice; none of any
    /// other value. Half of a surrogate pair in a key is U+FFFD.
    pub fn entries(self) -> impl Iterator<Item = (Cow<'a, str>, JsonRef<'a>)> {
        self.members().map(|member| (member.name(), member.value))
    }

    pub(crate) fn members(self) -> JsonMembers<'a> {
        JsonMembers::new(if self.is_object() { self.0.get(1..).unwrap_or_default() } else { "" })
    }

    /// Deserializes the value.
    ///
    /// # Errors
    /// If it is not what the type needs, or nested deeper than serde_json reads.
    pub fn parse<T: Deserialize<'a>>(self) -> Result<T, serde_json::Error> {
        serde_json::from_str(self.0)
    }

    /// Converts to serde_json's type.
    ///
    /// # Errors
    /// If it holds what that type cannot: a number beyond the range of 64 bits, such as `1e400`, half
    /// of a surrogate pair, or more levels of nesting than serde_json reads.
    pub fn to_value(self) -> Result<Value, serde_json::Error> {
        self.parse()
    }

    /// A copy of its own.
    pub fn to_json(self) -> Json {
        Json::of_checked(self.0)
    }
}

impl Default for JsonRef<'_> {
    fn default() -> Self {
        JsonRef("null")
    }
}

/// Two values are equal if they are of one kind and say the same: the same characters, digits, items,
/// or entries in any order, of which the last of a key counts. `1` and `1.0` are two numbers.
impl PartialEq for JsonRef<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0 || same(*self, *other)
    }
}

impl Eq for JsonRef<'_> {}

impl PartialEq<Value> for JsonRef<'_> {
    fn eq(&self, other: &Value) -> bool {
        self.to_value().is_ok_and(|value| value == *other)
    }
}

impl PartialEq<Json> for JsonRef<'_> {
    fn eq(&self, other: &Json) -> bool {
        *self == other.as_ref()
    }
}

/// Shows the JSON.
impl fmt::Debug for JsonRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl fmt::Display for JsonRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}
