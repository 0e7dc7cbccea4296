//! Values through serde.

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};

use super::{Json, JsonObject, JsonRef};
use crate::runtime::encode::raw_text::{self, RawText};
use crate::runtime::json::compact;

/// Deeper values are not taken apart: serializers recurse.
const MAX_DEPTH: usize = 128;

/// As its structure, so that every format has its own form for it. serde_json is given the text: all
/// of it if it writes no white space, and otherwise of what cannot be expressed in another way:
/// numbers with more digits than a type has, and odd strings.
impl Serialize for JsonRef<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if raw_text::is_compact::<S>() {
            return as_text(JsonRef::of_checked(&compact::compact(self.text())), serializer, "JSON");
        }
        Nested { value: *self, depth: 0 }.serialize(serializer)
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_ref().serialize(serializer)
    }
}

impl Serialize for JsonObject {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Json::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::runtime::deserialize(deserializer)
    }
}

impl<'de> Deserialize<'de> for JsonObject {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::runtime::deserialize(deserializer)
    }
}

struct Nested<'a> {
    value: JsonRef<'a>,
    depth: usize,
}

impl Serialize for Nested<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (value, depth) = (self.value, self.depth + 1);
        if depth > MAX_DEPTH && (value.is_object() || value.is_list()) {
            return as_text(value, serializer, "fewer than 128 levels of nesting");
        }
        if value.is_object() {
            let mut map = serializer.serialize_map(None)?;
            for (name, value) in value.entries() {
                map.serialize_entry(&*name, &Nested { value, depth })?;
            }
            map.end()
        } else if value.is_list() {
            let mut list = serializer.serialize_seq(None)?;
            for value in value.iter() {
                list.serialize_element(&Nested { value, depth })?;
            }
            list.end()
        } else if value.is_string() {
            match value.as_str() {
                Some(text) => serializer.serialize_str(&text),
                None => as_text(value, serializer, "a string of Unicode characters"),
            }
        } else if let Some(value) = value.as_bool() {
            serializer.serialize_bool(value)
        } else if value.is_null() {
            serializer.serialize_unit()
        } else {
            number(value, serializer)
        }
    }
}

fn number<S: Serializer>(value: JsonRef<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    let text = value.text();
    if text != "-0" {
        if let Ok(value) = text.parse() {
            return serializer.serialize_i64(value);
        }
        if let Ok(value) = text.parse() {
            return serializer.serialize_u64(value);
        }
    }
    match value.as_f64() {
        Some(value) if RawText::new::<S>(text).is_none() => serializer.serialize_f64(value),
        _ => as_text(value, serializer, "a number within the range of 64 bits"),
    }
}

/// As its text, which only serde_json takes.
fn as_text<S: Serializer>(value: JsonRef<'_>, serializer: S, expected: &str) -> Result<S::Ok, S::Error> {
    match RawText::new::<S>(value.text()) {
        Some(text) => text.serialize(serializer),
        None => {
            let error = format_args!("this format takes only {expected}, found `{:.40}`", value.text());
            Err(S::Error::custom(error))
        }
    }
}
