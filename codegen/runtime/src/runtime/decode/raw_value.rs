//! Raw JSON text from serde_json's deserializer.
//!
//! serde passes values piece by piece, through several calls each, and cannot go back. With
//! serde_json's deserializer it is 1.2 to 1.4 times as fast to ask for the raw text of the whole
//! value, and to decode that like a request body. Other deserializers do not support this, and are
//! used as serde intends.

use std::fmt;
use std::sync::OnceLock;

use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::value::RawValue;

use crate::runtime::decode::ContentKey;
use crate::runtime::decode::decode_from;
use crate::runtime::json::cursor::Cursor;
use crate::runtime::{DecodeError, DecodeValue, Input};

/// Decodes an object from a deserializer, through raw text if it is serde_json's.
pub(crate) fn decode_via_text<'de, D: Deserializer<'de>>(
    deserializer: D,
    read: DecodeValue<'_>,
) -> Result<(), D::Error> {
    match raw_name() {
        Some(name) => deserializer.deserialize_newtype_struct(name, RawTextVisitor { name, read }),
        None => decode_from(deserializer, &mut |input| read(input)),
    }
}

struct RawTextVisitor<'f> {
    name: &'static str,
    read: DecodeValue<'f>,
}

impl<'de> Visitor<'de> for RawTextVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    /// Called if the deserializer is not serde_json's.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        decode_from(deserializer, &mut |input| (self.read)(input))
    }

    /// A map whose only entry is the raw text; or the object itself, from a deserializer that
    /// ignores the hint.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let first: Option<ContentKey<'de>> = map.next_key()?;
        if first.as_ref().is_some_and(|ContentKey(key)| key == self.name) {
            let ContentKey(text) = map.next_value()?;
            let mut cursor = Cursor::new(&text);
            let done = (self.read)(&mut Input::Cursor(&mut cursor)).and_then(|()| cursor.end());
            return done.map_err(|codec_error| A::Error::custom(DecodeError::new(&codec_error, text.as_bytes())));
        }
        let object = MapAccessDeserializer::new(WithFirst { first, map });
        decode_from(object, &mut |input| (self.read)(input))
    }
}

/// A map whose first key has been read.
struct WithFirst<'de, A> {
    first: Option<ContentKey<'de>>,
    map: A,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for WithFirst<'de, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        match self.first.take() {
            Some(ContentKey(std::borrow::Cow::Borrowed(name))) => {
                seed.deserialize(de::value::BorrowedStrDeserializer::new(name)).map(Some)
            }
            Some(ContentKey(std::borrow::Cow::Owned(name))) => {
                seed.deserialize(de::value::StringDeserializer::new(name)).map(Some)
            }
            None => self.map.next_key_seed(seed),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}

/// The newtype name by which serde_json knows that it is asked for raw text. It is private, so we
/// observe which name `RawValue` asks for. If serde_json changes this, decoding through serde is
/// slower, and the test of this function fails.
pub(crate) fn raw_name() -> Option<&'static str> {
    static NAME: OnceLock<Option<&'static str>> = OnceLock::new();
    *NAME.get_or_init(|| {
        let mut name = None;
        // It always fails: there is no value.
        let _ = <&RawValue>::deserialize(NameProbe { name: &mut name });
        name
    })
}

/// A deserializer that records the newtype name it is asked for.
struct NameProbe<'n> {
    name: &'n mut Option<&'static str>,
}

impl<'de> Deserializer<'de> for NameProbe<'_> {
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
