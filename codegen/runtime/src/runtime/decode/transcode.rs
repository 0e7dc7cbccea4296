//! Writes what a deserializer delivers as JSON text.

use std::borrow::Cow;
use std::fmt::{self, Display};

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::runtime::Output;
use crate::runtime::decode::number_name::number_name;
use crate::runtime::json::check;
use crate::runtime::json::writer::JsonWriter;

/// The maximum depth of nesting. Some deserializers have no limit of their own, and recurse.
const MAX_DEPTH: usize = 128;

/// The JSON text of what a deserializer delivers.
pub(super) fn to_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let mut writer = JsonWriter::with_capacity(256);
    Transcoder { writer: &mut writer, depth: 0 }.deserialize(deserializer)?;
    String::from_utf8(writer.into_bytes()).map_err(D::Error::custom)
}

/// Writes one value.
struct Transcoder<'w> {
    writer: &'w mut JsonWriter,
    depth: usize,
}

impl Transcoder<'_> {
    fn inner<E: Error>(&mut self) -> Result<Transcoder<'_>, E> {
        if self.depth + 1 >= MAX_DEPTH {
            return Err(E::custom("expected fewer than 128 levels of nesting, found more"));
        }
        Ok(Transcoder { writer: self.writer, depth: self.depth + 1 })
    }

    fn write<E>(self, value: impl Display) -> Result<(), E> {
        self.writer.raw(&value.to_string());
        Ok(())
    }

    fn string<E: Error>(self, value: &str) -> Result<(), E> {
        self.writer.string(value).map_err(E::custom)
    }
}

impl<'de> DeserializeSeed<'de> for Transcoder<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Transcoder<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of JSON")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.write("null")
    }

    fn visit_none<E>(self) -> Result<(), E> {
        self.write("null")
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.write(value)
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.write(value)
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.write(value)
    }

    fn visit_i128<E>(self, value: i128) -> Result<(), E> {
        self.write(value)
    }

    fn visit_u128<E>(self, value: u128) -> Result<(), E> {
        self.write(value)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        if !value.is_finite() {
            return Err(E::custom(format_args!("expected a number of JSON, found {value}")));
        }
        self.writer.float(value).map_err(E::custom)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.string(value)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        self.writer.raw("[");
        while let Some(()) = items.next_element_seed(Item(self.inner()?))? {}
        self.writer.raw("]");
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let mut first: Option<Key<'de>> = map.next_key()?;
        if first.as_ref().is_some_and(|Key(key)| Some(&**key) == number_name()) {
            return self.number(map);
        }
        self.writer.raw("{");
        while let Some(Key(key)) = first {
            self.writer.separate();
            self.writer.string(&key).map_err(A::Error::custom)?;
            self.writer.raw(":");
            map.next_value_seed(self.inner()?)?;
            first = map.next_key()?;
        }
        self.writer.raw("}");
        Ok(())
    }
}

impl Transcoder<'_> {
    /// A number as serde_json delivers it with `arbitrary_precision`: a map of its digits.
    fn number<'de, A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Key(digits) = map.next_value()?;
        let starts = digits.starts_with(|first: char| first == '-' || first.is_ascii_digit());
        if !starts || check::whole(digits.as_bytes()).is_err() {
            return Err(A::Error::custom("expected a number of JSON"));
        }
        self.write(digits)
    }
}

/// Writes one item of a list.
struct Item<'w>(Transcoder<'w>);

impl<'de> DeserializeSeed<'de> for Item<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.0.writer.separate();
        self.0.deserialize(deserializer)
    }
}

/// A key, borrowed where possible.
pub(super) struct Key<'de>(pub(super) Cow<'de, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(KeyVisitor).map(Key)
    }
}

struct KeyVisitor;

impl<'de> Visitor<'de> for KeyVisitor {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(value.to_owned()))
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(value))
    }

    fn visit_string<E>(self, value: String) -> Result<Self::Value, E> {
        Ok(Cow::Owned(value))
    }
}
