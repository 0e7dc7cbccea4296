//! Single fields of objects that are kept as their text.

use std::borrow::Cow;

use crate::runtime::json::cursor::replay;
use crate::runtime::{Decode, JsonRef};

/// A field, if it is present and valid.
pub fn raw_field<T: Decode>(object: JsonRef<'_>, name: &str) -> Option<T> {
    let mut value = T::placeholder();
    let read = replay(object.get(name)?, |input| value.decode(input));
    matches!(read, Ok(true)).then_some(value)
}

/// A field, if it is present and a string.
pub fn raw_string<'a>(object: JsonRef<'a>, name: &str) -> Option<Cow<'a, str>> {
    object.get(name)?.as_str()
}
