//! JSON in memory, borrowed where it can be: what must be kept for a moment because the
//! discriminator comes later.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::runtime::Form;
use crate::runtime::decode::{Filling, fill};
use crate::runtime::types::tagged;
use crate::runtime::{
    Fault, Input, Key, Object, PathPart, ReadEntry, ReadItem, ReadValue, Role, Source, Tagged, Token, Unknown,
};

/// JSON in memory, borrowed where it can be.
#[derive(Clone, Debug, PartialEq)]
pub enum Content<'de> {
    /// `null`, a boolean, a number, a text.
    Scalar(Token<'de>),
    /// A list.
    List(Vec<Content<'de>>),
    /// An object, in the order in which it came.
    Object(Vec<(Cow<'de, str>, Content<'de>)>),
}

impl Content<'_> {
    /// The same as a value of its own. Of a key that comes twice, the last counts.
    pub fn to_value(&self) -> Value {
        match self {
            Content::Scalar(token) => token.clone().into(),
            Content::List(items) => Value::Array(items.iter().map(Content::to_value).collect()),
            Content::Object(entries) => Value::Object(to_map(entries)),
        }
    }

    /// The same as an object of a type that is not known. Its discriminator may come again if it
    /// says the same.
    pub(crate) fn unknown(&self, key: &'static Key, name: Cow<'_, str>) -> Result<Unknown, Fault> {
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
            Value::Null => Content::Scalar(Token::Null),
            Value::Bool(value) => Content::Scalar(Token::Bool(*value)),
            Value::Number(number) => Content::Scalar(match (number.as_i64(), number.as_u64()) {
                (Some(value), _) => Token::Integer(value),
                (None, Some(value)) => Token::Large(value),
                (None, None) => Token::Float(number.as_f64().unwrap_or_default()),
            }),
            Value::String(text) => Content::Scalar(Token::Text(Cow::Borrowed(text))),
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

    fn visit_unit<E>(self) -> Result<Content<'de>, E> {
        Ok(Content::Scalar(Token::Null))
    }

    fn visit_none<E>(self) -> Result<Content<'de>, E> {
        Ok(Content::Scalar(Token::Null))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Content<'de>, D::Error> {
        Content::deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Content<'de>, E> {
        Ok(Content::Scalar(Token::Bool(value)))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Content<'de>, E> {
        Ok(Content::Scalar(Token::Integer(value)))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Content<'de>, E> {
        Ok(Content::Scalar(i64::try_from(value).map_or(Token::Large(value), Token::Integer)))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Content<'de>, E> {
        Ok(Content::Scalar(Token::Float(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Content<'de>, E> {
        Ok(Content::Scalar(Token::Text(Cow::Owned(value.to_owned()))))
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Content<'de>, E> {
        Ok(Content::Scalar(Token::Text(Cow::Borrowed(value))))
    }

    fn visit_string<E>(self, value: String) -> Result<Content<'de>, E> {
        Ok(Content::Scalar(Token::Text(Cow::Owned(value))))
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
        while let Some((key, value)) = map.next_entry::<Name<'de>, _>()? {
            entries.push((key.0, value));
        }
        Ok(Content::Object(entries))
    }
}

/// A key, borrowed where it can be.
pub(crate) struct Name<'de>(pub(crate) Cow<'de, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(NameVisitor).map(Name)
    }
}

struct NameVisitor;

impl<'de> Visitor<'de> for NameVisitor {
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

/// Reads again what is not what the schema says, as a value, where of a key that comes twice the
/// last counts. So what is kept of an event that is malformed is malformed itself, and for the
/// reason that is given.
pub(crate) fn read_again(fault: Fault, value: Value, read: ReadValue<'_>) -> Option<(Fault, Value)> {
    let again = read(&mut Input::Other(&mut ContentInput::new(&Content::from(&value)))).err()?;
    // The first fault knows its place.
    let reason = |fault: &Fault| (fault.path(), fault.found().to_owned(), fault.event_type().map(str::to_owned));
    let same = reason(&again) == reason(&fault);
    let fault = if same { fault } else { again };
    Some((fault, value))
}

/// Reads from JSON in memory.
pub(crate) struct ContentInput<'c, 'de> {
    content: &'c Content<'de>,
    form: Option<Box<Form>>,
}

impl<'c, 'de> ContentInput<'c, 'de> {
    pub(crate) fn new(content: &'c Content<'de>) -> Self {
        ContentInput { content, form: None }
    }

    pub(crate) fn take_form(&mut self) -> Option<Box<Form>> {
        self.form.take()
    }

    fn is_null(&self) -> bool {
        matches!(self.content, Content::Scalar(Token::Null))
    }

    fn unexpected(&self, expected: &'static str) -> Fault {
        match self.content {
            Content::Scalar(token) => Fault::data(expected, token),
            Content::List(_) => Fault::data(expected, "a list"),
            Content::Object(_) => Fault::data(expected, "an object"),
        }
    }
}

/// The fields of an object in memory that come behind others, which are seen already.
pub(crate) fn read_entries<'de>(
    entries: &[(Cow<'de, str>, Content<'de>)],
    filling: &mut Filling<'_, '_>,
    tag: Option<(&'static Key, &str)>,
) -> Result<(), Fault> {
    let shape = filling.shape;
    let mut guess = 0;
    for (name, content) in entries {
        match shape.find(name, guess) {
            Some((slot, key)) if key.role == Role::Discriminator => {
                check_tag(key, tag, content)?;
                guess = slot + 1;
            }
            Some((slot, key)) => {
                let mut input = ContentInput::new(content);
                filling.read(slot, key.name, &mut Input::Other(&mut input))?;
                filling.filled(slot, key, input.take_form());
                guess = slot + 1;
            }
            None => match tag {
                Some((key, _)) if key.name == name => check_tag(key, tag, content)?,
                _ => filling.keep(name.as_ref(), content.to_value()),
            },
        }
    }
    Ok(())
}

/// A discriminator that comes again must say the same.
pub(crate) fn check_tag(
    key: &'static Key,
    tag: Option<(&'static Key, &str)>,
    content: &Content<'_>,
) -> Result<(), Fault> {
    let at_tag = |fault: Fault| fault.within(PathPart::Field(Cow::Borrowed(key.name)));
    match (tag, content) {
        (Some((_, name)), Content::Scalar(Token::Text(found))) if found == name => Ok(()),
        (Some((_, name)), Content::Scalar(Token::Text(found))) => Err(at_tag(tagged::conflict(name, found))),
        _ => Err(at_tag(ContentInput::new(content).unexpected("a text"))),
    }
}

impl<'de> Source<'de> for ContentInput<'_, 'de> {
    fn token(&mut self, expected: &'static str) -> Result<Token<'de>, Fault> {
        match self.content {
            Content::Scalar(token) => Ok(token.clone()),
            _ => Err(self.unexpected(expected)),
        }
    }

    fn value(&mut self) -> Result<Value, Fault> {
        Ok(self.content.to_value())
    }

    fn list(&mut self, item: ReadItem<'_, 'de>) -> Result<bool, Fault> {
        match self.content {
            Content::List(items) => {
                items.iter().try_for_each(|content| item(&mut Input::Other(&mut ContentInput::new(content))))?;
                Ok(true)
            }
            _ if self.is_null() => Ok(false),
            _ => Err(self.unexpected("a list")),
        }
    }

    fn map(&mut self, entry: ReadEntry<'_, 'de>) -> Result<bool, Fault> {
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

    fn object(&mut self, object: &mut dyn Object) -> Result<bool, Fault> {
        match self.content {
            Content::Object(entries) => {
                fill(object, &mut |filling| {
                    read_entries(entries, filling, None)?;
                    filling.finish()
                })?;
                Ok(true)
            }
            _ if self.is_null() => Ok(false),
            _ => Err(self.unexpected("an object")),
        }
    }

    fn tagged(&mut self, tagged: &mut dyn Tagged) -> Result<bool, Fault> {
        let entries = match self.content {
            Content::Object(entries) => entries,
            _ if self.is_null() => return Ok(false),
            _ => return Err(self.unexpected("an object")),
        };
        let key = tagged.discriminator();
        let name = match entries.iter().find(|(name, _)| name == key.name).map(|(_, content)| content) {
            Some(Content::Scalar(Token::Text(name))) => name,
            Some(other) => {
                let fault = ContentInput::new(other).unexpected("a text");
                return Err(fault.within(PathPart::Field(Cow::Borrowed(key.name))));
            }
            None => return Err(Fault::missing(key.name)),
        };
        if tagged.start(name) {
            if let Some(object) = tagged.object_mut() {
                let filled = fill(object, &mut |filling| {
                    read_entries(entries, filling, Some((key, name)))?;
                    filling.finish()
                });
                filled.map_err(|fault| fault.of_event(name))?;
            }
        } else {
            tagged.set_unknown(self.content.unknown(key, name.clone())?);
        }
        Ok(true)
    }

    fn recover(&mut self, read: ReadValue<'_>) -> Result<Option<(Fault, Value)>, Fault> {
        match read(&mut Input::Other(self)) {
            Ok(()) => Ok(None),
            Err(fault) if fault.is_data() => Ok(read_again(fault, self.content.to_value(), read)),
            Err(fault) => Err(fault),
        }
    }

    fn keep_form(&mut self, form: Form) {
        self.form = Some(Box::new(form));
    }
}
