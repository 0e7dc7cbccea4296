//! Encodes to any serde serializer.

use serde::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::runtime::encode::{Encode, raw_text};
use crate::runtime::json::writer::JsonWriter;
use crate::runtime::{CodecError, Fields, Items, JsonRef, Output};

/// Encodes a value to a serializer.
pub fn serialize<S: Serializer>(value: &dyn Encode, serializer: S) -> Result<S::Ok, S::Error> {
    let mut output = SerializerOutput { serializer: Some(serializer), result: None };
    let done = value.encode(&mut output);
    match (output.result, done) {
        (Some(result), _) => result,
        (None, Err(codec_error)) => Err(S::Error::custom(codec_error)),
        (None, Ok(())) => Err(S::Error::custom("no value was written")),
    }
}

/// A value as `Serialize`.
struct AsSerialize<'a>(&'a dyn Encode);

impl Serialize for AsSerialize<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self.0, serializer)
    }
}

/// A serializer as an output. Its result is kept here, and [`CodecError::foreign`] stands in for its
/// error.
struct SerializerOutput<S: Serializer> {
    serializer: Option<S>,
    result: Option<Result<S::Ok, S::Error>>,
}

impl<S: Serializer> SerializerOutput<S> {
    fn put(&mut self, write: impl FnOnce(S) -> Result<S::Ok, S::Error>) -> Result<(), CodecError> {
        let Some(serializer) = self.serializer.take() else {
            return Err(CodecError::data("one value", "a second one"));
        };
        let result = write(serializer);
        let failed = result.is_err();
        self.result = Some(result);
        if failed { Err(CodecError::foreign()) } else { Ok(()) }
    }

    /// Writes a whole object or list as text, which is faster than piece by piece.
    fn put_text(&mut self, write: &mut dyn FnMut(&mut JsonWriter) -> Result<(), CodecError>) -> Result<(), CodecError> {
        let mut text = JsonWriter::with_capacity(1024);
        write(&mut text)?;
        self.put(|serializer| raw_text::serialize_written(&text.into_bytes(), serializer))
    }
}

impl<S: Serializer> Output for SerializerOutput<S> {
    fn null(&mut self) -> Result<(), CodecError> {
        self.put(Serializer::serialize_unit)
    }

    fn bool(&mut self, value: bool) -> Result<(), CodecError> {
        self.put(|serializer| serializer.serialize_bool(value))
    }

    fn integer(&mut self, value: i64) -> Result<(), CodecError> {
        self.put(|serializer| serializer.serialize_i64(value))
    }

    fn float(&mut self, value: f64) -> Result<(), CodecError> {
        self.put(|serializer| serializer.serialize_f64(value))
    }

    fn string(&mut self, value: &str) -> Result<(), CodecError> {
        self.put(|serializer| serializer.serialize_str(value))
    }

    fn json(&mut self, value: JsonRef<'_>) -> Result<(), CodecError> {
        self.put(|serializer| value.serialize(serializer))
    }

    fn object(&mut self, write: &mut dyn FnMut(&mut dyn Fields) -> Result<(), CodecError>) -> Result<(), CodecError> {
        if raw_text::is_compact::<S>() {
            return self.put_text(&mut |text| text.object(write));
        }
        self.put(|serializer| {
            let mut fields = MapFields { map: serializer.serialize_map(None)?, error: None };
            match (write(&mut fields), fields.error) {
                (_, Some(error)) => Err(error),
                (Err(codec_error), None) => Err(S::Error::custom(codec_error)),
                (Ok(()), None) => fields.map.end(),
            }
        })
    }

    fn list(&mut self, write: &mut dyn FnMut(&mut dyn Items) -> Result<(), CodecError>) -> Result<(), CodecError> {
        if raw_text::is_compact::<S>() {
            return self.put_text(&mut |text| text.list(write));
        }
        self.put(|serializer| {
            let mut items = SeqItems { seq: serializer.serialize_seq(None)?, error: None };
            match (write(&mut items), items.error) {
                (_, Some(error)) => Err(error),
                (Err(codec_error), None) => Err(S::Error::custom(codec_error)),
                (Ok(()), None) => items.seq.end(),
            }
        })
    }
}

struct MapFields<M: SerializeMap> {
    map: M,
    error: Option<M::Error>,
}

impl<M: SerializeMap> Fields for MapFields<M> {
    fn field(&mut self, key: &str, value: &dyn Encode) -> Result<(), CodecError> {
        let written = self.map.serialize_key(key).and_then(|()| self.map.serialize_value(&AsSerialize(value)));
        written.map_err(|error| {
            self.error = Some(error);
            CodecError::foreign()
        })
    }
}

struct SeqItems<Q: SerializeSeq> {
    seq: Q,
    error: Option<Q::Error>,
}

impl<Q: SerializeSeq> Items for SeqItems<Q> {
    fn item(&mut self, value: &dyn Encode) -> Result<(), CodecError> {
        self.seq.serialize_element(&AsSerialize(value)).map_err(|error| {
            self.error = Some(error);
            CodecError::foreign()
        })
    }
}
