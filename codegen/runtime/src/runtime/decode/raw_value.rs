//! JSON text out of serde_json's hands.
//!
//! serde hands out values piece by piece, each through several calls, and cannot go back. Where the
//! deserializer is serde_json's, it is faster by half to ask it for the text of the whole value
//! (it passes over it once, looking for its end) and to read that like a request body. Other
//! deserializers do not know that question, and are driven as serde means it.

use std::fmt;
use std::sync::OnceLock;

use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::value::RawValue;

use crate::runtime::decode::Name;
use crate::runtime::decode::through;
use crate::runtime::json::cursor::Cursor;
use crate::runtime::{DecodeError, Input, ReadValue};

/// Reads an object from a deserializer.
pub(crate) fn through_text<'de, D: Deserializer<'de>>(deserializer: D, read: ReadValue<'_>) -> Result<(), D::Error> {
    match raw_name() {
        Some(name) => deserializer.deserialize_newtype_struct(name, TextVisitor { name, read }),
        None => through(deserializer, &mut |input| read(input)),
    }
}

struct TextVisitor<'f> {
    name: &'static str,
    read: ReadValue<'f>,
}

impl<'de> Visitor<'de> for TextVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    /// The deserializer is not serde_json's.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        through(deserializer, &mut |input| (self.read)(input))
    }

    /// A map of one entry, which is the text; or the object itself, from a deserializer that does
    /// not care for what it is asked.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let first: Option<Name<'de>> = map.next_key()?;
        if first.as_ref().is_some_and(|Name(key)| key == self.name) {
            let Name(text) = map.next_value()?;
            let mut cursor = Cursor::new(&text);
            let done = (self.read)(&mut Input::Cursor(&mut cursor)).and_then(|()| cursor.end());
            return done.map_err(|fault| A::Error::custom(DecodeError::new(&fault, text.as_bytes())));
        }
        let object = MapAccessDeserializer::new(WithFirst { first, map });
        through(object, &mut |input| (self.read)(input))
    }
}

/// A map whose first key was taken already.
struct WithFirst<'de, A> {
    first: Option<Name<'de>>,
    map: A,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for WithFirst<'de, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        match self.first.take() {
            Some(Name(std::borrow::Cow::Borrowed(name))) => {
                seed.deserialize(de::value::BorrowedStrDeserializer::new(name)).map(Some)
            }
            Some(Name(std::borrow::Cow::Owned(name))) => {
                seed.deserialize(de::value::StringDeserializer::new(name)).map(Some)
            }
            None => self.map.next_key_seed(seed),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}

/// The name by which serde_json knows that it is asked for the text of a value. It is not
/// documented, so its own type is asked for it.
pub(crate) fn raw_name() -> Option<&'static str> {
    static NAME: OnceLock<Option<&'static str>> = OnceLock::new();
    *NAME.get_or_init(|| {
        let mut name = None;
        // It cannot succeed: there is no value.
        let _ = <&RawValue>::deserialize(Listener { name: &mut name });
        name
    })
}

/// Listens to what it is asked for.
struct Listener<'n> {
    name: &'n mut Option<&'static str>,
}

impl<'de> Deserializer<'de> for Listener<'_> {
    type Error = de::value::Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Self::Error> {
        Err(Error::custom("there is no value"))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        *self.name = Some(name);
        self.deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
