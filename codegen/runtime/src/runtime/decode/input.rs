//! The inputs that values are decoded from.

use std::borrow::Cow;

use serde_json::Value;
use uuid::Uuid;

use crate::runtime::json::cursor::Cursor;
use crate::runtime::types::guid;
use crate::runtime::{CodecError, DateTime, Object, Scalar, Tagged};

/// Decodes an item of a list.
pub type DecodeItem<'a, 'de> = &'a mut dyn FnMut(&mut Input<'_, 'de>) -> Result<(), CodecError>;

/// Decodes a value from an input of any kind.
pub type DecodeValue<'a> = &'a mut dyn for<'r, 'x> FnMut(&mut Input<'r, 'x>) -> Result<(), CodecError>;

/// Decodes the value of a key of a map.
pub type DecodeEntry<'a, 'de> = &'a mut dyn FnMut(&str, &mut Input<'_, 'de>) -> Result<(), CodecError>;

/// A value that can be decoded once. All methods except [`Source::scalar`] and [`Source::value`]
/// return `false` or `None` for `null`.
pub trait Source<'de> {
    /// A scalar.
    fn scalar(&mut self, expected: &'static str) -> Result<Scalar<'de>, CodecError>;

    /// Any value.
    fn value(&mut self) -> Result<Value, CodecError>;

    /// A list, item by item.
    fn list(&mut self, item: DecodeItem<'_, 'de>) -> Result<bool, CodecError>;

    /// A map, entry by entry.
    fn map(&mut self, entry: DecodeEntry<'_, 'de>) -> Result<bool, CodecError>;

    /// An object of known fields.
    fn object(&mut self, object: &mut dyn Object) -> Result<bool, CodecError>;

    /// One of several objects, told apart by a discriminator.
    fn tagged(&mut self, tagged: &mut dyn Tagged) -> Result<bool, CodecError>;

    /// Decodes a value that may be invalid. Returns the error and the whole value if it is, and
    /// decoding goes on after the value.
    fn recover(&mut self, read: DecodeValue<'_>) -> Result<Option<(CodecError, Value)>, CodecError>;

    /// Remembers that a value has another form on the wire than the canonical one.
    fn keep_wire_form(&mut self, form: WireForm);

    /// A string, borrowed where possible.
    fn borrowed_string(&mut self, expected: &'static str) -> Result<Option<Cow<'de, str>>, CodecError> {
        match self.scalar(expected)? {
            Scalar::Null => Ok(None),
            Scalar::String(text) => Ok(Some(text)),
            other => Err(CodecError::data(expected, other)),
        }
    }

    /// `true` or `false`.
    fn boolean(&mut self, expected: &'static str) -> Result<Option<bool>, CodecError> {
        match self.scalar(expected)? {
            Scalar::Null => Ok(None),
            Scalar::Bool(value) => Ok(Some(value)),
            other => Err(CodecError::data(expected, other)),
        }
    }

    /// An integer.
    fn integer(&mut self, expected: &'static str) -> Result<Option<i64>, CodecError> {
        match self.scalar(expected)? {
            Scalar::Null => Ok(None),
            Scalar::Integer(value) => Ok(Some(value)),
            other => Err(CodecError::data(expected, other)),
        }
    }

    /// A GUID.
    fn guid(&mut self, into: &mut Uuid) -> Result<bool, CodecError> {
        match self.scalar(guid::EXPECTED)? {
            Scalar::Null => Ok(false),
            Scalar::String(text) => {
                let (value, form) = guid::parse(&text)?;
                *into = value;
                form.into_iter().for_each(|form| self.keep_wire_form(form));
                Ok(true)
            }
            other => Err(CodecError::data(guid::EXPECTED, other)),
        }
    }

    /// A date-time.
    fn date_time(&mut self, into: &mut DateTime) -> Result<bool, CodecError> {
        match self.scalar(DateTime::EXPECTED)? {
            Scalar::Null => Ok(false),
            Scalar::String(text) => {
                *into = DateTime::parse(text.as_bytes())
                    .ok_or_else(|| CodecError::data(DateTime::EXPECTED, Scalar::String(text)))?;
                Ok(true)
            }
            other => Err(CodecError::data(DateTime::EXPECTED, other)),
        }
    }

    /// A string.
    fn string(&mut self, into: &mut String) -> Result<bool, CodecError> {
        match self.scalar("a string")? {
            Scalar::Null => Ok(false),
            Scalar::String(text) => {
                *into = text.into_owned();
                Ok(true)
            }
            other => Err(CodecError::data("a string", other)),
        }
    }
}

/// What a value is decoded from. It is an enum rather than a trait object, so that the cursor path
/// is a direct call: an indirect call per field mispredicts.
pub enum Input<'r, 'de> {
    /// JSON text, the fast path.
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
    scalar(expected: &'static str) -> Result<Scalar<'de>, CodecError>;
    /// Any value.
    value() -> Result<Value, CodecError>;
    /// A list, item by item.
    list(item: DecodeItem<'_, 'de>) -> Result<bool, CodecError>;
    /// A map, entry by entry.
    map(entry: DecodeEntry<'_, 'de>) -> Result<bool, CodecError>;
    /// An object of known fields.
    object(object: &mut dyn Object) -> Result<bool, CodecError>;
    /// One of several objects, told apart by a discriminator.
    tagged(tagged: &mut dyn Tagged) -> Result<bool, CodecError>;
    /// Decodes a value that may be invalid. Returns the error and the whole value if it is.
    recover(read: DecodeValue<'_>) -> Result<Option<(CodecError, Value)>, CodecError>;
    /// Remembers that a value has another form on the wire than the canonical one.
    keep_wire_form(form: WireForm) -> ();
    /// A string, borrowed where possible; `None` for `null`.
    borrowed_string(expected: &'static str) -> Result<Option<Cow<'de, str>>, CodecError>;
    /// `true` or `false`; `None` for `null`.
    boolean(expected: &'static str) -> Result<Option<bool>, CodecError>;
    /// An integer; `None` for `null`.
    integer(expected: &'static str) -> Result<Option<i64>, CodecError>;
    /// A GUID.
    guid(into: &mut Uuid) -> Result<bool, CodecError>;
    /// A date-time.
    date_time(into: &mut DateTime) -> Result<bool, CodecError>;
    /// A string.
    string(into: &mut String) -> Result<bool, CodecError>;
}

/// The form of a value on the wire, where it is not the canonical one.
#[derive(Clone, Debug, PartialEq)]
pub struct WireForm {
    /// The value as it is on the wire.
    pub wire: Value,
    /// The same value in the form that we write.
    pub canonical: Value,
}
