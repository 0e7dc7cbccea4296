//! JSON in memory, borrowed where possible: the fields that precede a late discriminator.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::runtime::WireForm;
use crate::runtime::decode::{ObjectBuilder, build};
use crate::runtime::types::tagged;
use crate::runtime::{
    CodecError, DecodeEntry, DecodeItem, DecodeValue, Input, Key, Object, PathPart, Role, Scalar, Source, Tagged,
    Unknown,
};

/// JSON in memory, borrowed where possible.
#[derive(Clone, Debug, PartialEq)]
pub enum Content<'de> {
    /// `null`, a boolean, a number or a string.
    Scalar(Scalar<'de>),
    /// A list.
    List(Vec<Content<'de>>),
    /// An object, in wire order.
    Object(Vec<(Cow<'de, str>, Content<'de>)>),
}

impl Content<'_> {
    /// Converts to an owned value. The last of duplicate keys counts.
    pub fn to_value(&self) -> Value {
        match self {
            Content::Scalar(token) => token.clone().into(),
            Content::List(items) => Value::Array(items.iter().map(Content::to_value).collect()),
            Content::Object(entries) => Value::Object(to_map(entries)),
        }
    }

    /// Converts to an object of an unknown type. A repeated discriminator must have the same value.
    pub(crate) fn unknown(&self, key: &'static Key, name: Cow<'_, str>) -> Result<Unknown, CodecError> {
        let Content::Object(entries) = self else { return Err(ContentInput::new(self).unexpected("an object")) };
        for (_, again) in entries.iter().filter(|(name, _)| name == key.name) {
            check_tag(key, Some((key, &name)), again)?;
        }
        Ok(Unknown::new(name.into_owned(), to_map(entries)))
    }
}

fn to_map(entries: &[(Cow<'_, str>, Content<'_>)]) -> Map<String, Value> {
    entries.iter().map(|(key, value)| (key.as_ref().to_owned(), value.to_value())).collect()
}

impl<'a> Content<'a> {
    /// An object, borrowed.
    pub fn from_object(object: &'a Map<String, Value>) -> Self {
        Content::Object(object.iter().map(|(key, value)| (Cow::Borrowed(key.as_str()), value.into())).collect())
    }
}

impl<'a> From<&'a Value> for Content<'a> {
    fn from(value: &'a Value) -> Self {
        match value {
            Value::Null => Content::Scalar(Scalar::Null),
            Value::Bool(value) => Content::Scalar(Scalar::Bool(*value)),
            Value::Number(number) => Content::Scalar(match (number.as_i64(), number.as_u64()) {
                (Some(value), _) => Scalar::Integer(value),
                (None, Some(value)) => Scalar::Unsigned(value),
                (None, None) => Scalar::Float(number.as_f64().unwrap_or_default()),
            }),
            Value::String(text) => Content::Scalar(Scalar::String(Cow::Borrowed(text))),
            Value::Array(items) => Content::List(items.iter().map(Content::from).collect()),
            Value::Object(object) => Content::from_object(object),
        }
    }
}

impl<'de> Deserialize<'de> for Content<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ContentVisitor)
    }
}

struct ContentVisitor;

impl<'de> Visitor<'de> for ContentVisitor {
    type Value = Content<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    visit_null!('de, Content::Scalar(Scalar::Null));

    fn visit_bool<E>(self, value: bool) -> Result<Content<'de>, E> {
        Ok(Content::Scalar(Scalar::Bool(value)))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Content<'de>, E> {
        Ok(Content::Scalar(Scalar::Integer(value)))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Content<'de>, E> {
        Ok(Content::Scalar(i64::try_from(value).map_or(Scalar::Unsigned(value), Scalar::Integer)))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Content<'de>, E> {
        Ok(Content::Scalar(Scalar::Float(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Content<'de>, E> {
        Ok(Content::Scalar(Scalar::String(Cow::Owned(value.to_owned()))))
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Content<'de>, E> {
        Ok(Content::Scalar(Scalar::String(Cow::Borrowed(value))))
    }

    fn visit_string<E>(self, value: String) -> Result<Content<'de>, E> {
        Ok(Content::Scalar(Scalar::String(Cow::Owned(value))))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Content<'de>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Content::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Content<'de>, A::Error> {
        let mut entries = Vec::new();
        while let Some((key, value)) = map.next_entry::<ContentKey<'de>, _>()? {
            entries.push((key.0, value));
        }
        Ok(Content::Object(entries))
    }
}

/// A key, borrowed where possible.
pub(crate) struct ContentKey<'de>(pub(crate) Cow<'de, str>);

impl<'de> Deserialize<'de> for ContentKey<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(KeyVisitor).map(ContentKey)
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

/// Decodes a rejected event again from its `Value`, in which the last duplicate key wins, so that
/// the value we keep is itself invalid for the reported reason.
pub(crate) fn decode_again(error: CodecError, value: Value, read: DecodeValue<'_>) -> Option<(CodecError, Value)> {
    let again = read(&mut Input::Other(&mut ContentInput::new(&Content::from(&value)))).err()?;
    // Only the first error has an offset.
    let reason = |error: &CodecError| (error.path(), error.found().to_owned(), error.event_type().map(str::to_owned));
    let same = reason(&again) == reason(&error);
    let error = if same { error } else { again };
    Some((error, value))
}

/// Decodes from JSON in memory.
pub(crate) struct ContentInput<'c, 'de> {
    content: &'c Content<'de>,
    form: Option<Box<WireForm>>,
}

impl<'c, 'de> ContentInput<'c, 'de> {
    pub(crate) fn new(content: &'c Content<'de>) -> Self {
        ContentInput { content, form: None }
    }

    pub(crate) fn take_form(&mut self) -> Option<Box<WireForm>> {
        self.form.take()
    }

    fn is_null(&self) -> bool {
        matches!(self.content, Content::Scalar(Scalar::Null))
    }

    fn unexpected(&self, expected: &'static str) -> CodecError {
        match self.content {
            Content::Scalar(token) => CodecError::data(expected, token),
            Content::List(_) => CodecError::data(expected, "a list"),
            Content::Object(_) => CodecError::data(expected, "an object"),
        }
    }
}

/// Decodes the fields of an object in memory into an object that may have fields already.
pub(crate) fn decode_entries<'de>(
    entries: &[(Cow<'de, str>, Content<'de>)],
    builder: &mut ObjectBuilder<'_, '_>,
    tag: Option<(&'static Key, &str)>,
) -> Result<(), CodecError> {
    let descriptor = builder.descriptor;
    let mut guess = 0;
    for (name, content) in entries {
        match descriptor.find(name, guess) {
            Some((slot, key)) if key.role == Role::Discriminator => {
                check_tag(key, tag, content)?;
                guess = slot + 1;
            }
            Some((slot, key)) => {
                let mut input = ContentInput::new(content);
                builder.decode(slot, key.name, &mut Input::Other(&mut input))?;
                builder.filled(slot, key, input.take_form());
                guess = slot + 1;
            }
            None => match tag {
                Some((key, _)) if key.name == name => check_tag(key, tag, content)?,
                _ => builder.keep(name.as_ref(), content.to_value()),
            },
        }
    }
    Ok(())
}

/// A repeated discriminator must have the same value.
pub(crate) fn check_tag(
    key: &'static Key,
    tag: Option<(&'static Key, &str)>,
    content: &Content<'_>,
) -> Result<(), CodecError> {
    let at_tag = |error: CodecError| error.within(PathPart::Field(Cow::Borrowed(key.name)));
    match (tag, content) {
        (Some((_, name)), Content::Scalar(Scalar::String(found))) if found == name => Ok(()),
        (Some((_, name)), Content::Scalar(Scalar::String(found))) => Err(at_tag(tagged::conflict(name, found))),
        _ => Err(at_tag(ContentInput::new(content).unexpected("a string"))),
    }
}

impl<'de> Source<'de> for ContentInput<'_, 'de> {
    fn scalar(&mut self, expected: &'static str) -> Result<Scalar<'de>, CodecError> {
        match self.content {
            Content::Scalar(token) => Ok(token.clone()),
            _ => Err(self.unexpected(expected)),
        }
    }

    fn value(&mut self) -> Result<Value, CodecError> {
        Ok(self.content.to_value())
    }

    fn list(&mut self, item: DecodeItem<'_, 'de>) -> Result<bool, CodecError> {
        match self.content {
            Content::List(items) => {
                items.iter().try_for_each(|content| item(&mut Input::Other(&mut ContentInput::new(content))))?;
                Ok(true)
            }
            _ if self.is_null() => Ok(false),
            _ => Err(self.unexpected("a list")),
        }
    }

    fn map(&mut self, entry: DecodeEntry<'_, 'de>) -> Result<bool, CodecError> {
        match self.content {
            Content::Object(entries) => {
                entries
                    .iter()
                    .try_for_each(|(key, content)| entry(key, &mut Input::Other(&mut ContentInput::new(content))))?;
                Ok(true)
            }
            _ if self.is_null() => Ok(false),
            _ => Err(self.unexpected("an object")),
        }
    }

    fn object(&mut self, object: &mut dyn Object) -> Result<bool, CodecError> {
        match self.content {
            Content::Object(entries) => {
                build(object, &mut |builder| {
                    decode_entries(entries, builder, None)?;
                    builder.finish()
                })?;
                Ok(true)
            }
            _ if self.is_null() => Ok(false),
            _ => Err(self.unexpected("an object")),
        }
    }

    fn tagged(&mut self, tagged: &mut dyn Tagged) -> Result<bool, CodecError> {
        let entries = match self.content {
            Content::Object(entries) => entries,
            _ if self.is_null() => return Ok(false),
            _ => return Err(self.unexpected("an object")),
        };
        let key = tagged.discriminator();
        let name = match entries.iter().find(|(name, _)| name == key.name).map(|(_, content)| content) {
            Some(Content::Scalar(Scalar::String(name))) => name,
            Some(other) => {
                let error = ContentInput::new(other).unexpected("a string");
                return Err(error.within(PathPart::Field(Cow::Borrowed(key.name))));
            }
            None => return Err(CodecError::missing(key.name)),
        };
        if tagged.select(name) {
            if let Some(object) = tagged.object_mut() {
                let filled = build(object, &mut |builder| {
                    decode_entries(entries, builder, Some((key, name)))?;
                    builder.finish()
                });
                filled.map_err(|error| error.of_event(name))?;
            }
        } else {
            tagged.set_unknown(self.content.unknown(key, name.clone())?);
        }
        Ok(true)
    }

    fn recover(&mut self, read: DecodeValue<'_>) -> Result<Option<(CodecError, Value)>, CodecError> {
        match read(&mut Input::Other(self)) {
            Ok(()) => Ok(None),
            Err(error) if error.is_data() => Ok(decode_again(error, self.content.to_value(), read)),
            Err(error) => Err(error),
        }
    }

    fn keep_wire_form(&mut self, form: WireForm) {
        self.form = Some(Box::new(form));
    }
}
