//! Writes to any serde serializer.

use serde::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::Value;

use crate::runtime::encode::Write;
use crate::runtime::{Fault, Fields, Items, Output};

/// Writes a value to a serializer.
pub fn serialize<S: Serializer>(value: &dyn Write, serializer: S) -> Result<S::Ok, S::Error> {
    let mut output = SerializerOutput { serializer: Some(serializer), result: None };
    let done = value.write(&mut output);
    match (output.result, done) {
        (Some(result), _) => result,
        (None, Err(fault)) => Err(S::Error::custom(fault)),
        (None, Ok(())) => Err(S::Error::custom("nothing was written")),
    }
}

/// A value as serde_json's.
pub(crate) fn to_value(value: &dyn Write) -> Result<Value, Fault> {
    serialize(value, serde_json::value::Serializer).map_err(|error| Fault::data("a JSON value", error))
}

/// A value on its way through serde.
struct Through<'a>(&'a dyn Write);

impl Serialize for Through<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self.0, serializer)
    }
}

/// The place of one value. Once it is written, the result is here, an error of the serializer's
/// too: [`Fault::foreign`] stands for it on the way back.
struct SerializerOutput<S: Serializer> {
    serializer: Option<S>,
    result: Option<Result<S::Ok, S::Error>>,
}

impl<S: Serializer> SerializerOutput<S> {
    fn put(&mut self, write: impl FnOnce(S) -> Result<S::Ok, S::Error>) -> Result<(), Fault> {
        let Some(serializer) = self.serializer.take() else {
            return Err(Fault::data("one value", "a second one"));
        };
        let result = write(serializer);
        let failed = result.is_err();
        self.result = Some(result);
        if failed { Err(Fault::foreign()) } else { Ok(()) }
    }
}

impl<S: Serializer> Output for SerializerOutput<S> {
    fn null(&mut self) -> Result<(), Fault> {
        self.put(Serializer::serialize_unit)
    }

    fn bool(&mut self, value: bool) -> Result<(), Fault> {
        self.put(|serializer| serializer.serialize_bool(value))
    }

    fn integer(&mut self, value: i64) -> Result<(), Fault> {
        self.put(|serializer| serializer.serialize_i64(value))
    }

    fn float(&mut self, value: f64) -> Result<(), Fault> {
        self.put(|serializer| serializer.serialize_f64(value))
    }

    fn text(&mut self, value: &str) -> Result<(), Fault> {
        self.put(|serializer| serializer.serialize_str(value))
    }

    fn value(&mut self, value: &Value) -> Result<(), Fault> {
        self.put(|serializer| value.serialize(serializer))
    }

    fn object(&mut self, write: &mut dyn FnMut(&mut dyn Fields) -> Result<(), Fault>) -> Result<(), Fault> {
        self.put(|serializer| {
            let mut fields = MapFields { map: serializer.serialize_map(None)?, error: None };
            match (write(&mut fields), fields.error) {
                (_, Some(error)) => Err(error),
                (Err(fault), None) => Err(S::Error::custom(fault)),
                (Ok(()), None) => fields.map.end(),
            }
        })
    }

    fn list(&mut self, write: &mut dyn FnMut(&mut dyn Items) -> Result<(), Fault>) -> Result<(), Fault> {
        self.put(|serializer| {
            let mut items = SeqItems { seq: serializer.serialize_seq(None)?, error: None };
            match (write(&mut items), items.error) {
                (_, Some(error)) => Err(error),
                (Err(fault), None) => Err(S::Error::custom(fault)),
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
    fn field(&mut self, key: &str, value: &dyn Write) -> Result<(), Fault> {
        let written = self.map.serialize_key(key).and_then(|()| self.map.serialize_value(&Through(value)));
        written.map_err(|error| {
            self.error = Some(error);
            Fault::foreign()
        })
    }
}

struct SeqItems<Q: SerializeSeq> {
    seq: Q,
    error: Option<Q::Error>,
}

impl<Q: SerializeSeq> Items for SeqItems<Q> {
    fn item(&mut self, value: &dyn Write) -> Result<(), Fault> {
        self.seq.serialize_element(&Through(value)).map_err(|error| {
            self.error = Some(error);
            Fault::foreign()
        })
    }
}
