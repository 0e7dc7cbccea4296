//! Decodes from any serde deserializer of a self-describing format.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use crate::runtime::WireForm;
use crate::runtime::decode::decode_via_text;
use crate::runtime::decode::{ContentInput, ContentKey, check_tag, decode_entries};
use crate::runtime::decode::{ObjectBuilder, build};
use crate::runtime::{
    CodecError, Content, Decode, DecodeEntry, DecodeItem, DecodeValue, Input, Key, Object, ObjectDescriptor, Role,
    Scalar, Source, Tagged, Unknown,
};

/// Decodes a scalar from a deserializer.
pub fn deserialize<'de, T: Decode, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::placeholder();
    decode_from(deserializer, &mut |input| required(value.decode(input)))?;
    Ok(value)
}

/// Decodes an object from a deserializer.
pub fn deserialize_object<'de, T: Decode, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::placeholder();
    decode_via_text(deserializer, &mut |input| required(value.decode(input)))?;
    Ok(value)
}

/// Decodes one of several objects, told apart by a discriminator, from a deserializer.
pub fn deserialize_tagged<'de, T: Decode + Tagged, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::placeholder();
    decode_via_text(deserializer, &mut |input| required(input.tagged(&mut value)))?;
    Ok(value)
}

fn required(read: Result<bool, CodecError>) -> Result<(), CodecError> {
    if read? { Ok(()) } else { Err(CodecError::null()) }
}

pub(crate) fn decode_from<'de, D: Deserializer<'de>>(
    deserializer: D,
    read: DecodeItem<'_, 'de>,
) -> Result<(), D::Error> {
    let mut input = DeserializerInput { deserializer: Some(deserializer), error: None, form: None };
    let done = read(&mut Input::Other(&mut input));
    finished(done, input.error)
}

/// The deserializer's own error if it has one; otherwise ours, converted.
fn finished<T, E: Error>(done: Result<T, CodecError>, error: Option<E>) -> Result<T, E> {
    match (done, error) {
        (Err(_), Some(error)) => Err(error),
        (Err(codec_error), None) => Err(E::custom(codec_error)),
        (Ok(value), _) => Ok(value),
    }
}

/// Keeps a deserializer's error, and returns its placeholder.
fn keep_error<E>(place: &mut Option<E>, error: E) -> CodecError {
    *place = Some(error);
    CodecError::foreign()
}

/// A deserializer as an input. Its own error is kept here, and [`CodecError::foreign`] stands in
/// for it.
struct DeserializerInput<'de, D: Deserializer<'de>> {
    deserializer: Option<D>,
    error: Option<D::Error>,
    form: Option<Box<WireForm>>,
}

impl<'de, D: Deserializer<'de>> DeserializerInput<'de, D> {
    fn take<T>(&mut self, read: impl FnOnce(D) -> Result<T, D::Error>) -> Result<T, CodecError> {
        let Some(deserializer) = self.deserializer.take() else {
            return Err(CodecError::data("one value", "a second one"));
        };
        read(deserializer).map_err(|error| keep_error(&mut self.error, error))
    }

    fn visit<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, CodecError> {
        self.take(|deserializer| deserializer.deserialize_any(visitor))
    }
}

impl<'de, D: Deserializer<'de>> Source<'de> for DeserializerInput<'de, D> {
    fn scalar(&mut self, expected: &'static str) -> Result<Scalar<'de>, CodecError> {
        self.visit(ScalarVisitor { expected })
    }

    fn value(&mut self) -> Result<Value, CodecError> {
        self.take(serde::de::Deserialize::deserialize)
    }

    fn list(&mut self, item: DecodeItem<'_, 'de>) -> Result<bool, CodecError> {
        self.visit(ListVisitor { item })
    }

    fn map(&mut self, entry: DecodeEntry<'_, 'de>) -> Result<bool, CodecError> {
        self.visit(MapVisitor { entry })
    }

    fn object(&mut self, object: &mut dyn Object) -> Result<bool, CodecError> {
        self.visit(ObjectVisitor { object })
    }

    fn tagged(&mut self, tagged: &mut dyn Tagged) -> Result<bool, CodecError> {
        self.visit(TaggedVisitor { tagged })
    }

    /// A deserializer cannot go back, so the value is buffered first.
    fn recover(&mut self, read: DecodeValue<'_>) -> Result<Option<(CodecError, Value)>, CodecError> {
        let content: Content<'de> = self.take(serde::de::Deserialize::deserialize)?;
        ContentInput::new(&content).recover(read)
    }

    fn keep_wire_form(&mut self, form: WireForm) {
        self.form = Some(Box::new(form));
    }
}

/// A function as a seed.
struct DecodeWith<'f, 'de> {
    read: DecodeItem<'f, 'de>,
    form: &'f mut Option<Box<WireForm>>,
}

impl<'de> DeserializeSeed<'de> for DecodeWith<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let mut input = DeserializerInput { deserializer: Some(deserializer), error: None, form: None };
        let done = (self.read)(&mut Input::Other(&mut input));
        *self.form = input.form;
        finished(done, input.error)
    }
}

struct ScalarVisitor {
    expected: &'static str,
}

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    visit_null!('de, Scalar::Null);

    fn visit_bool<E>(self, value: bool) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Integer(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Scalar<'de>, E> {
        Ok(i64::try_from(value).map_or(Scalar::Unsigned(value), Scalar::Integer))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Float(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Scalar<'de>, E> {
        Ok(Scalar::String(Cow::Owned(value.to_owned())))
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Scalar<'de>, E> {
        Ok(Scalar::String(Cow::Borrowed(value)))
    }

    fn visit_string<E>(self, value: String) -> Result<Scalar<'de>, E> {
        Ok(Scalar::String(Cow::Owned(value)))
    }
}

struct ListVisitor<'f, 'de> {
    item: DecodeItem<'f, 'de>,
}

impl<'de> Visitor<'de> for ListVisitor<'_, 'de> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    visit_null!('de, false);

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<bool, A::Error> {
        let mut form = None;
        while seq.next_element_seed(DecodeWith { read: &mut *self.item, form: &mut form })?.is_some() {}
        Ok(true)
    }
}

struct MapVisitor<'f, 'de> {
    entry: DecodeEntry<'f, 'de>,
}

impl<'de> Visitor<'de> for MapVisitor<'_, 'de> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    visit_null!('de, false);

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<bool, A::Error> {
        let mut form = None;
        while let Some(ContentKey(key)) = map.next_key()? {
            map.next_value_seed(DecodeWith { read: &mut |input| (self.entry)(&key, input), form: &mut form })?;
        }
        Ok(true)
    }
}

struct ObjectVisitor<'f> {
    object: &'f mut dyn Object,
}

impl<'de> Visitor<'de> for ObjectVisitor<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    visit_null!('de, false);

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<bool, A::Error> {
        let mut error = None;
        let filled = build(self.object, &mut |builder| {
            decode_fields(&mut map, builder, None).map_err(|failed| keep_error(&mut error, failed))?;
            builder.finish()
        });
        finished(filled.map(|()| true), error)
    }
}

struct TaggedVisitor<'f> {
    tagged: &'f mut dyn Tagged,
}

impl<'de> Visitor<'de> for TaggedVisitor<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    visit_null!('de, false);

    /// Fields before the discriminator are buffered, borrowed: an event of an unknown type must not
    /// fail because a field has the name, but not the type, of one of ours.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<bool, A::Error> {
        let key = self.tagged.discriminator();
        let mut before: Vec<(Cow<'de, str>, Content<'de>)> = Vec::new();
        let name: Cow<'de, str> = loop {
            match map.next_key()? {
                Some(ContentKey(found)) if found == key.name => {
                    break match map.next_value::<Content<'de>>()? {
                        Content::Scalar(Scalar::String(name)) => name,
                        other => {
                            let codec_error = check_tag(key, None, &other).err().unwrap_or_else(CodecError::null);
                            return Err(A::Error::custom(codec_error));
                        }
                    };
                }
                Some(ContentKey(found)) => before.push((found, map.next_value()?)),
                None => return Err(A::Error::custom(CodecError::missing(key.name))),
            }
        };
        if self.tagged.select(&name) {
            let Some(object) = self.tagged.object_mut() else { return Ok(true) };
            let (tag, mut error) = (Some((key, &*name)), None);
            let filled = build(object, &mut |builder| {
                decode_entries(&before, builder, tag)?;
                decode_fields(&mut map, builder, tag).map_err(|failed| keep_error(&mut error, failed))?;
                builder.finish()
            });
            finished(filled.map_err(|codec_error| codec_error.of_event(&name)), error)?;
        } else {
            let mut object: serde_json::Map<_, _> =
                before.iter().map(|(key, value)| (key.as_ref().to_owned(), value.to_value())).collect();
            object.insert(key.name.to_owned(), Value::from(name.as_ref()));
            while let Some(ContentKey(found)) = map.next_key()? {
                let value: Content<'de> = map.next_value()?;
                if found == key.name {
                    check_tag(key, Some((key, &name)), &value).map_err(A::Error::custom)?;
                }
                object.insert(found.into_owned(), value.to_value());
            }
            self.tagged.set_unknown(Unknown::new(name.into_owned(), object));
        }
        Ok(true)
    }
}

/// Decodes the remaining fields of an object.
fn decode_fields<'de, A: MapAccess<'de>>(
    map: &mut A,
    builder: &mut ObjectBuilder<'_, '_>,
    tag: Option<(&'static Key, &str)>,
) -> Result<(), A::Error> {
    let descriptor = builder.descriptor;
    let mut guess = 0;
    while let Some(found) = map.next_key_seed(KeySeed { descriptor, guess })? {
        match found {
            Ok((slot, key)) if key.role == Role::Discriminator => {
                let again: Content<'de> = map.next_value()?;
                check_tag(key, tag, &again).map_err(A::Error::custom)?;
                guess = slot + 1;
            }
            Ok((slot, key)) => {
                let mut form = None;
                let read = &mut |input: &mut Input<'_, 'de>| builder.decode(slot, key.name, input);
                map.next_value_seed(DecodeWith { read, form: &mut form })?;
                builder.filled(slot, key, form);
                guess = slot + 1;
            }
            Err(name) => {
                let value: Content<'de> = map.next_value()?;
                match tag {
                    Some((key, _)) if key.name == name => check_tag(key, tag, &value).map_err(A::Error::custom)?,
                    _ => builder.keep(name, value.to_value()),
                }
            }
        }
    }
    Ok(())
}

/// Finds the slot of a key, or returns its name.
struct KeySeed {
    descriptor: &'static ObjectDescriptor,
    guess: usize,
}

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Result<(usize, &'static Key), String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for KeySeed {
    type Value = Result<(usize, &'static Key), String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(self.descriptor.find(name, self.guess).ok_or_else(|| name.to_owned()))
    }
}
