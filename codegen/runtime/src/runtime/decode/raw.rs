//! Single fields of objects that are kept whole.

use serde_json::{Map, Value};

use crate::runtime::decode::ContentInput;
use crate::runtime::{Content, Decode, Input};

/// A field, if it is present and valid.
pub fn raw_field<T: Decode>(object: &Map<String, Value>, name: &str) -> Option<T> {
    let content = Content::from(object.get(name)?);
    let mut value = T::placeholder();
    matches!(value.decode(&mut Input::Other(&mut ContentInput::new(&content))), Ok(true)).then_some(value)
}

/// A field, if it is present and a string.
pub fn raw_string<'a>(object: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    object.get(name)?.as_str()
}
