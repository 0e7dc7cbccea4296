//! Reads from any serde deserializer of a self-describing format.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use crate::runtime::Form;
use crate::runtime::decode::through_text;
use crate::runtime::decode::{ContentInput, Name, check_tag, read_entries};
use crate::runtime::decode::{Filling, fill};
use crate::runtime::{
    Content, Fault, Input, Key, Object, ReadEntry, ReadItem, ReadValue, Role, Shape, Source, Tagged, Token, Unknown,
    Wire,
};

/// Reads a scalar from a deserializer.
pub fn deserialize<'de, T: Wire, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::blank();
    through(deserializer, &mut |input| required(value.read(input)))?;
    Ok(value)
}

/// Reads an object from a deserializer.
pub fn deserialize_object<'de, T: Wire, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::blank();
    through_text(deserializer, &mut |input| required(value.read(input)))?;
    Ok(value)
}

/// Reads one of several objects from a deserializer.
pub fn deserialize_tagged<'de, T: Wire + Tagged, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::blank();
    through_text(deserializer, &mut |input| required(input.tagged(&mut value)))?;
    Ok(value)
}

fn required(read: Result<bool, Fault>) -> Result<(), Fault> {
    if read? { Ok(()) } else { Err(Fault::null()) }
}

pub(crate) fn through<'de, D: Deserializer<'de>>(deserializer: D, read: ReadItem<'_, 'de>) -> Result<(), D::Error> {
    let mut input = DeserializerInput { deserializer: Some(deserializer), error: None, form: None };
    let done = read(&mut Input::Other(&mut input));
    finished(done, input.error)
}

/// The error of a source is with the source; a fault of ours becomes one.
fn finished<T, E: Error>(done: Result<T, Fault>, error: Option<E>) -> Result<T, E> {
    match (done, error) {
        (Err(_), Some(error)) => Err(error),
        (Err(fault), None) => Err(E::custom(fault)),
        (Ok(value), _) => Ok(value),
    }
}

/// Keeps an error of a source, and gives what stands for it.
fn keep_error<E>(place: &mut Option<E>, error: E) -> Fault {
    *place = Some(error);
    Fault::foreign()
}

/// A deserializer as an input. An error of its own is kept here: [`Fault::foreign`] stands for it
/// on the way back.
struct DeserializerInput<'de, D: Deserializer<'de>> {
    deserializer: Option<D>,
    error: Option<D::Error>,
    form: Option<Box<Form>>,
}

impl<'de, D: Deserializer<'de>> DeserializerInput<'de, D> {
    fn take<T>(&mut self, read: impl FnOnce(D) -> Result<T, D::Error>) -> Result<T, Fault> {
        let Some(deserializer) = self.deserializer.take() else {
            return Err(Fault::data("one value", "a second one"));
        };
        read(deserializer).map_err(|error| keep_error(&mut self.error, error))
    }

    fn visit<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Fault> {
        self.take(|deserializer| deserializer.deserialize_any(visitor))
    }
}

impl<'de, D: Deserializer<'de>> Source<'de> for DeserializerInput<'de, D> {
    fn token(&mut self, expected: &'static str) -> Result<Token<'de>, Fault> {
        self.visit(TokenVisitor { expected })
    }

    fn value(&mut self) -> Result<Value, Fault> {
        self.take(serde::de::Deserialize::deserialize)
    }

    fn list(&mut self, item: ReadItem<'_, 'de>) -> Result<bool, Fault> {
        self.visit(ListVisitor { item })
    }

    fn map(&mut self, entry: ReadEntry<'_, 'de>) -> Result<bool, Fault> {
        self.visit(MapVisitor { entry })
    }

    fn object(&mut self, object: &mut dyn Object) -> Result<bool, Fault> {
        self.visit(ObjectVisitor { object })
    }

    fn tagged(&mut self, tagged: &mut dyn Tagged) -> Result<bool, Fault> {
        self.visit(TaggedVisitor { tagged })
    }

    /// A deserializer cannot go back, so the value is kept first.
    fn recover(&mut self, read: ReadValue<'_>) -> Result<Option<(Fault, Value)>, Fault> {
        let content: Content<'de> = self.take(serde::de::Deserialize::deserialize)?;
        ContentInput::new(&content).recover(read)
    }

    fn keep_form(&mut self, form: Form) {
        self.form = Some(Box::new(form));
    }
}

/// Reads a value with a function, wherever serde asks for a seed.
struct Read<'f, 'de> {
    read: ReadItem<'f, 'de>,
    form: &'f mut Option<Box<Form>>,
}

impl<'de> DeserializeSeed<'de> for Read<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let mut input = DeserializerInput { deserializer: Some(deserializer), error: None, form: None };
        let done = (self.read)(&mut Input::Other(&mut input));
        *self.form = input.form;
        finished(done, input.error)
    }
}

struct TokenVisitor {
    expected: &'static str,
}

impl<'de> Visitor<'de> for TokenVisitor {
    type Value = Token<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_unit<E>(self) -> Result<Token<'de>, E> {
        Ok(Token::Null)
    }

    fn visit_none<E>(self) -> Result<Token<'de>, E> {
        Ok(Token::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Token<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Token<'de>, E> {
        Ok(Token::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Token<'de>, E> {
        Ok(Token::Integer(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Token<'de>, E> {
        Ok(i64::try_from(value).map_or(Token::Large(value), Token::Integer))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Token<'de>, E> {
        Ok(Token::Float(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Token<'de>, E> {
        Ok(Token::Text(Cow::Owned(value.to_owned())))
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Token<'de>, E> {
        Ok(Token::Text(Cow::Borrowed(value)))
    }

    fn visit_string<E>(self, value: String) -> Result<Token<'de>, E> {
        Ok(Token::Text(Cow::Owned(value)))
    }
}

struct ListVisitor<'f, 'de> {
    item: ReadItem<'f, 'de>,
}

impl<'de> Visitor<'de> for ListVisitor<'_, 'de> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_unit<E>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_none<E>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<bool, A::Error> {
        let mut form = None;
        while seq.next_element_seed(Read { read: &mut *self.item, form: &mut form })?.is_some() {}
        Ok(true)
    }
}

struct MapVisitor<'f, 'de> {
    entry: ReadEntry<'f, 'de>,
}

impl<'de> Visitor<'de> for MapVisitor<'_, 'de> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_unit<E>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_none<E>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<bool, A::Error> {
        let mut form = None;
        while let Some(Name(key)) = map.next_key()? {
            map.next_value_seed(Read { read: &mut |input| (self.entry)(&key, input), form: &mut form })?;
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

    fn visit_unit<E>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_none<E>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<bool, A::Error> {
        let mut error = None;
        let filled = fill(self.object, &mut |filling| {
            read_fields(&mut map, filling, None).map_err(|failed| keep_error(&mut error, failed))?;
            filling.finish()
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

    fn visit_unit<E>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_none<E>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }

    /// What comes before the discriminator is kept, borrowed: an event of an unknown type must
    /// not fail because one of its first fields is not what ours would be.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<bool, A::Error> {
        let key = self.tagged.discriminator();
        let mut before: Vec<(Cow<'de, str>, Content<'de>)> = Vec::new();
        let name: Cow<'de, str> = loop {
            match map.next_key()? {
                Some(Name(found)) if found == key.name => {
                    break match map.next_value::<Content<'de>>()? {
                        Content::Scalar(Token::Text(name)) => name,
                        other => {
                            let fault = check_tag(key, None, &other).err().unwrap_or_else(Fault::null);
                            return Err(A::Error::custom(fault));
                        }
                    };
                }
                Some(Name(found)) => before.push((found, map.next_value()?)),
                None => return Err(A::Error::custom(Fault::missing(key.name))),
            }
        };
        if self.tagged.start(&name) {
            let Some(object) = self.tagged.object_mut() else { return Ok(true) };
            let (tag, mut error) = (Some((key, &*name)), None);
            let filled = fill(object, &mut |filling| {
                read_entries(&before, filling, tag)?;
                read_fields(&mut map, filling, tag).map_err(|failed| keep_error(&mut error, failed))?;
                filling.finish()
            });
            finished(filled.map_err(|fault| fault.of_event(&name)), error)?;
        } else {
            let mut object: serde_json::Map<_, _> =
                before.iter().map(|(key, value)| (key.as_ref().to_owned(), value.to_value())).collect();
            object.insert(key.name.to_owned(), Value::from(name.as_ref()));
            while let Some(Name(found)) = map.next_key()? {
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

/// The fields of an object, as far as they are left.
fn read_fields<'de, A: MapAccess<'de>>(
    map: &mut A,
    filling: &mut Filling<'_, '_>,
    tag: Option<(&'static Key, &str)>,
) -> Result<(), A::Error> {
    let shape = filling.shape;
    let mut guess = 0;
    while let Some(found) = map.next_key_seed(KeySeed { shape, guess })? {
        match found {
            Ok((slot, key)) if key.role == Role::Discriminator => {
                let again: Content<'de> = map.next_value()?;
                check_tag(key, tag, &again).map_err(A::Error::custom)?;
                guess = slot + 1;
            }
            Ok((slot, key)) => {
                let mut form = None;
                let read = &mut |input: &mut Input<'_, 'de>| filling.read(slot, key.name, input);
                map.next_value_seed(Read { read, form: &mut form })?;
                filling.filled(slot, key, form);
                guess = slot + 1;
            }
            Err(name) => {
                let value: Content<'de> = map.next_value()?;
                match tag {
                    Some((key, _)) if key.name == name => check_tag(key, tag, &value).map_err(A::Error::custom)?,
                    _ => filling.keep(name, value.to_value()),
                }
            }
        }
    }
    Ok(())
}

/// Finds the slot of a key, or gives back its name.
struct KeySeed {
    shape: &'static Shape,
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
        Ok(self.shape.find(name, self.guess).ok_or_else(|| name.to_owned()))
    }
}
