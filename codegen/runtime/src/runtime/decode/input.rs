//! Where values are read from.

use std::borrow::Cow;

use serde_json::Value;
use uuid::Uuid;

use crate::runtime::json::cursor::Cursor;
use crate::runtime::types::guid;
use crate::runtime::{DateTime, Fault, Object, Tagged, Token};

/// Reads one item of a list, or one value of a map.
pub type ReadItem<'a, 'de> = &'a mut dyn FnMut(&mut Input<'_, 'de>) -> Result<(), Fault>;

/// Reads a value from whatever input there is.
pub type ReadValue<'a> = &'a mut dyn for<'r, 'x> FnMut(&mut Input<'r, 'x>) -> Result<(), Fault>;

/// Reads one entry of a map, whose key is given.
pub type ReadEntry<'a, 'de> = &'a mut dyn FnMut(&str, &mut Input<'_, 'de>) -> Result<(), Fault>;

/// A value that is about to be read, once. All methods but [`Source::token`] and
/// [`Source::value`] say `false` or `None` for `null`.
pub trait Source<'de> {
    /// A scalar.
    fn token(&mut self, expected: &'static str) -> Result<Token<'de>, Fault>;

    /// Any value.
    fn value(&mut self) -> Result<Value, Fault>;

    /// A list, item by item.
    fn list(&mut self, item: ReadItem<'_, 'de>) -> Result<bool, Fault>;

    /// A map, value by value; the key is given first.
    fn map(&mut self, entry: ReadEntry<'_, 'de>) -> Result<bool, Fault>;

    /// An object of known fields.
    fn object(&mut self, object: &mut dyn Object) -> Result<bool, Fault>;

    /// One of several objects, told apart by a discriminator.
    fn tagged(&mut self, tagged: &mut dyn Tagged) -> Result<bool, Fault>;

    /// Reads a value that may turn out not to be what the schema says. Then comes back why, with
    /// the whole value, and reading goes on behind it.
    fn recover(&mut self, read: ReadValue<'_>) -> Result<Option<(Fault, Value)>, Fault>;

    /// Remembers that a value is written on the wire in another way than ours: both ways.
    fn keep_form(&mut self, form: Form);

    /// A text that is looked at only.
    fn name(&mut self, expected: &'static str) -> Result<Option<Cow<'de, str>>, Fault> {
        match self.token(expected)? {
            Token::Null => Ok(None),
            Token::Text(text) => Ok(Some(text)),
            other => Err(Fault::data(expected, other)),
        }
    }

    /// `true` or `false`.
    fn boolean(&mut self, expected: &'static str) -> Result<Option<bool>, Fault> {
        match self.token(expected)? {
            Token::Null => Ok(None),
            Token::Bool(value) => Ok(Some(value)),
            other => Err(Fault::data(expected, other)),
        }
    }

    /// A whole number.
    fn integer(&mut self, expected: &'static str) -> Result<Option<i64>, Fault> {
        match self.token(expected)? {
            Token::Null => Ok(None),
            Token::Integer(value) => Ok(Some(value)),
            other => Err(Fault::data(expected, other)),
        }
    }

    /// A GUID.
    fn guid(&mut self, into: &mut Uuid) -> Result<bool, Fault> {
        match self.token(guid::EXPECTED)? {
            Token::Null => Ok(false),
            Token::Text(text) => {
                let (value, form) = guid::parse(&text)?;
                *into = value;
                form.into_iter().for_each(|form| self.keep_form(form));
                Ok(true)
            }
            other => Err(Fault::data(guid::EXPECTED, other)),
        }
    }

    /// A date-time.
    fn date_time(&mut self, into: &mut DateTime) -> Result<bool, Fault> {
        match self.token(DateTime::EXPECTED)? {
            Token::Null => Ok(false),
            Token::Text(text) => {
                *into = DateTime::parse(text.as_bytes())
                    .ok_or_else(|| Fault::data(DateTime::EXPECTED, Token::Text(text)))?;
                Ok(true)
            }
            other => Err(Fault::data(DateTime::EXPECTED, other)),
        }
    }

    /// A text.
    fn text(&mut self, into: &mut String) -> Result<bool, Fault> {
        match self.token("a text")? {
            Token::Null => Ok(false),
            Token::Text(text) => {
                *into = text.into_owned();
                Ok(true)
            }
            other => Err(Fault::data("a text", other)),
        }
    }
}

/// The place that a value is read from. It is an enum rather than a trait object alone, so that the
/// fast way is a direct call: an indirect one for each field is what a processor guesses worst.
pub enum Input<'r, 'de> {
    /// JSON text.
    Cursor(&'r mut Cursor<'de>),
    /// Anything else.
    Other(&'r mut dyn Source<'de>),
}

macro_rules! forward {
    ($($(#[doc = $doc:literal])* $name:ident($($arg:ident: $ty:ty),*) -> $result:ty;)*) => {
        impl<'de> Input<'_, 'de> {$(
            $(#[doc = $doc])*
            #[inline]
            pub fn $name(&mut self, $($arg: $ty),*) -> $result {
                match self {
                    Input::Cursor(cursor) => cursor.$name($($arg),*),
                    Input::Other(source) => source.$name($($arg),*),
                }
            }
        )*}
    };
}

forward! {
    /// A scalar.
    token(expected: &'static str) -> Result<Token<'de>, Fault>;
    /// Any value.
    value() -> Result<Value, Fault>;
    /// A list, item by item.
    list(item: ReadItem<'_, 'de>) -> Result<bool, Fault>;
    /// A map, value by value; the key is given first.
    map(entry: ReadEntry<'_, 'de>) -> Result<bool, Fault>;
    /// An object of known fields.
    object(object: &mut dyn Object) -> Result<bool, Fault>;
    /// One of several objects, told apart by a discriminator.
    tagged(tagged: &mut dyn Tagged) -> Result<bool, Fault>;
    /// Reads a value that may turn out not to be what the schema says.
    recover(read: ReadValue<'_>) -> Result<Option<(Fault, Value)>, Fault>;
    /// Remembers that a value is written on the wire in another way than ours.
    keep_form(form: Form) -> ();
    /// A text that is looked at only; `None` says `null`.
    name(expected: &'static str) -> Result<Option<Cow<'de, str>>, Fault>;
    /// `true` or `false`; `None` says `null`.
    boolean(expected: &'static str) -> Result<Option<bool>, Fault>;
    /// A whole number; `None` says `null`.
    integer(expected: &'static str) -> Result<Option<i64>, Fault>;
    /// A GUID.
    guid(into: &mut Uuid) -> Result<bool, Fault>;
    /// A date-time.
    date_time(into: &mut DateTime) -> Result<bool, Fault>;
    /// A text.
    text(into: &mut String) -> Result<bool, Fault>;
}

/// A value as it is on the wire, and as we would write it.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// As it is on the wire.
    pub wire: Value,
    /// As we would write it.
    pub ours: Value,
}
