//! Raw JSON text from serde_json's deserializer.
//!
//! serde passes values piece by piece, through several calls each. serde_json's deserializer also
//! hands out the text of a whole value, which is exact and faster. Others do not support this.

use std::fmt;
use std::sync::OnceLock;

use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::value::RawValue;

use crate::runtime::decode::Read;
use crate::runtime::decode::transcode::{self, Key};
use crate::runtime::json::cursor::Cursor;
use crate::runtime::json::read_text;
use crate::runtime::{CodecError, DecodeError};

/// Decodes a value from a deserializer: from its text if it is serde_json's, and otherwise from text
/// that is made of it.
pub(crate) fn read<'de, D: Deserializer<'de>>(deserializer: D, read: Read<'_>) -> Result<(), D::Error> {
    match raw_name() {
        Some(name) => deserializer.deserialize_newtype_struct(name, RawTextVisitor { name, read }),
        None => read_made_text(deserializer, read),
    }
}

/// The positions in text that was made mean nothing to anybody.
fn read_made_text<'de, D: Deserializer<'de>>(deserializer: D, read: Read<'_>) -> Result<(), D::Error> {
    let text = transcode::to_text(deserializer)?;
    match read(&mut Cursor::without_positions(&text)) {
        Ok(true) => Ok(()),
        Ok(false) => Err(D::Error::custom(CodecError::null())),
        Err(error) => Err(D::Error::custom(DecodeError::without_position(&error))),
    }
}

struct RawTextVisitor<'f> {
    name: &'static str,
    read: Read<'f>,
}

impl<'de> Visitor<'de> for RawTextVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    /// Called if the deserializer is not serde_json's.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        read_made_text(deserializer, self.read)
    }

    /// A map whose only entry is the text; or the object itself, from a deserializer that ignores
    /// the hint.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let first: Option<Key<'de>> = map.next_key()?;
        if first.as_ref().is_some_and(|Key(key)| key == self.name) {
            let Key(text) = map.next_value()?;
            return read_text(&text, self.read)
                .map_err(|error| A::Error::custom(DecodeError::of_body(&error, text.as_bytes())));
        }
        read_made_text(MapAccessDeserializer::new(WithFirst { first, map }), self.read)
    }
}

/// A map whose first key has been read.
struct WithFirst<'de, A> {
    first: Option<Key<'de>>,
    map: A,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for WithFirst<'de, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        match self.first.take() {
            Some(Key(std::borrow::Cow::Borrowed(name))) => {
                seed.deserialize(de::value::BorrowedStrDeserializer::new(name)).map(Some)
            }
            Some(Key(std::borrow::Cow::Owned(name))) => {
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
