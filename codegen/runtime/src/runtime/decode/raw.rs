//! Single fields of objects that are kept whole.

use serde_json::{Map, Value};

use crate::runtime::decode::ContentInput;
use crate::runtime::{Content, Input, Wire};

/// A field, if it is there and is what the schema says.
pub fn raw_field<T: Wire>(object: &Map<String, Value>, name: &str) -> Option<T> {
    let content = Content::from(object.get(name)?);
    let mut value = T::blank();
    matches!(value.read(&mut Input::Other(&mut ContentInput::new(&content))), Ok(true)).then_some(value)
}

/// A field, if it is there and is a text.
pub fn raw_text<'a>(object: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    object.get(name)?.as_str()
}
