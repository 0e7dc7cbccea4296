//! How the types of fields are decoded and encoded.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::runtime::WireForm;
use crate::runtime::encode::Encode;
use crate::runtime::{
    CodecError, Date, DateTime, Input, IntegerOrString, Items, Output, PathPart, Scalar, UnixSeconds,
};

/// A type that can be decoded and encoded.
pub trait Decode: Encode + fmt::Debug {
    /// A value to decode into.
    fn placeholder() -> Self
    where
        Self: Sized;

    /// Decodes a value; `false` if it was `null`.
    fn decode(&mut self, input: &mut Input<'_, '_>) -> Result<bool, CodecError>;

    /// Whether there is no value, so that the field may be left out.
    fn is_none(&self) -> bool {
        false
    }
}

impl Encode for String {
    fn encode(&self, output: &mut dyn Output) -> Result<(), CodecError> {
        output.string(self)
    }
}

impl Decode for String {
    fn placeholder() -> Self {
        String::new()
    }

    fn decode(&mut self, input: &mut Input<'_, '_>) -> Result<bool, CodecError> {
        input.string(self)
    }
}

impl Encode for bool {
    fn encode(&self, output: &mut dyn Output) -> Result<(), CodecError> {
        output.bool(*self)
    }
}

impl Decode for bool {
    fn placeholder() -> Self {
        false
    }

    fn decode(&mut self, input: &mut Input<'_, '_>) -> Result<bool, CodecError> {
        let Some(value) = input.boolean("`true` or `false`")? else { return Ok(false) };
        *self = value;
        Ok(true)
    }
}

macro_rules! integers {
    ($($ty:ty, $expected:literal;)*) => {$(
        impl Encode for $ty {
            fn encode(&self, output: &mut dyn Output) -> Result<(), CodecError> {
                output.integer(i64::from(*self))
            }
        }

        impl Decode for $ty {
            fn placeholder() -> Self {
                0
            }

            fn decode(&mut self, input: &mut Input<'_, '_>) -> Result<bool, CodecError> {
                let Some(value) = input.integer($expected)? else { return Ok(false) };
                *self = value.try_into().map_err(|_| CodecError::data($expected, Scalar::Integer(value)))?;
                Ok(true)
            }
        }
    )*};
}

integers! {
    i16, "a 16-bit integer";
    i32, "a 32-bit integer";
    i64, "a 64-bit integer";
}

impl Encode for f64 {
    fn encode(&self, output: &mut dyn Output) -> Result<(), CodecError> {
        output.float(*self)
    }
}

impl Decode for f64 {
    fn placeholder() -> Self {
        0.0
    }

    fn decode(&mut self, input: &mut Input<'_, '_>) -> Result<bool, CodecError> {
        let wire = match input.scalar("a number")? {
            Scalar::Null => return Ok(false),
            Scalar::Float(value) => {
                *self = value;
                return Ok(true);
            }
            Scalar::Integer(value) => {
                *self = value as f64;
                Value::from(value)
            }
            Scalar::Unsigned(value) => {
                *self = value as f64;
                Value::from(value)
            }
            other => return Err(CodecError::data("a number", other)),
        };
        input.keep_wire_form(WireForm { wire, canonical: Value::from(*self) });
        Ok(true)
    }
}

impl Encode for Uuid {
    fn encode(&self, output: &mut dyn Output) -> Result<(), CodecError> {
        output.plain_string(self.hyphenated().encode_lower(&mut Uuid::encode_buffer()))
    }
}

impl Decode for Uuid {
    fn placeholder() -> Self {
        Uuid::nil()
    }

    fn decode(&mut self, input: &mut Input<'_, '_>) -> Result<bool, CodecError> {
        input.guid(self)
    }
}

impl Encode for DateTime {
    fn encode(&self, output: &mut dyn Output) -> Result<(), CodecError> {
        output.plain_string(self.encode(&mut DateTime::buffer()))
    }
}

impl Decode for DateTime {
    fn placeholder() -> Self {
        DateTime::PLACEHOLDER
    }

    fn decode(&mut self, input: &mut Input<'_, '_>) -> Result<bool, CodecError> {
        input.date_time(self)
    }
}

impl Encode for Date {
    fn encode(&self, output: &mut dyn Output) -> Result<(), CodecError> {
        output.plain_string(self.encode(&mut DateTime::buffer()))
    }
}

impl Decode for Date {
    fn placeholder() -> Self {
        Date::PLACEHOLDER
    }

    fn decode(&mut self, input: &mut Input<'_, '_>) -> Result<bool, CodecError> {
        match input.scalar(Date::EXPECTED)? {
            Scalar::Null => Ok(false),
            Scalar::String(text) => {
                let date = Date::parse(text.as_bytes());
                *self = date.ok_or_else(|| CodecError::data(Date::EXPECTED, Scalar::String(text)))?;
                Ok(true)
            }
            other => Err(CodecError::data(Date::EXPECTED, other)),
        }
    }
}

impl Encode for UnixSeconds {
    fn encode(&self, output: &mut dyn Output) -> Result<(), CodecError> {
        output.integer(self.0)
    }
}

impl Decode for UnixSeconds {
    fn placeholder() -> Self {
        UnixSeconds(0)
    }

    fn decode(&mut self, input: &mut Input<'_, '_>) -> Result<bool, CodecError> {
        self.0.decode(input)
    }
}

impl Encode for IntegerOrString {
    fn encode(&self, output: &mut dyn Output) -> Result<(), CodecError> {
        match self {
            IntegerOrString::Integer(value) => output.integer(*value),
            IntegerOrString::String(value) => output.string(value),
        }
    }
}

impl Decode for IntegerOrString {
    fn placeholder() -> Self {
        IntegerOrString::Integer(0)
    }

    fn decode(&mut self, input: &mut Input<'_, '_>) -> Result<bool, CodecError> {
        *self = match input.scalar("an integer or a string")? {
            Scalar::Null => return Ok(false),
            Scalar::Integer(value) => IntegerOrString::Integer(value),
            Scalar::String(text) => IntegerOrString::String(text.into_owned()),
            other => return Err(CodecError::data("an integer or a string", other)),
        };
        Ok(true)
    }
}

impl Encode for Value {
    fn encode(&self, output: &mut dyn Output) -> Result<(), CodecError> {
        output.value(self)
    }
}

/// Any value, including `null`.
impl Decode for Value {
    fn placeholder() -> Self {
        Value::Null
    }

    fn decode(&mut self, input: &mut Input<'_, '_>) -> Result<bool, CodecError> {
        *self = input.value()?;
        Ok(true)
    }
}

impl Encode for Map<String, Value> {
    fn encode(&self, output: &mut dyn Output) -> Result<(), CodecError> {
        output.object(&mut |fields| self.iter().try_for_each(|(key, value)| fields.field(key, value)))
    }
}

/// Any object.
impl Decode for Map<String, Value> {
    fn placeholder() -> Self {
        Map::new()
    }

    fn decode(&mut self, input: &mut Input<'_, '_>) -> Result<bool, CodecError> {
        match input.value()? {
            Value::Null => Ok(false),
            Value::Object(object) => {
                *self = object;
                Ok(true)
            }
            Value::Array(_) => Err(CodecError::data("an object", "a list")),
            _ => Err(CodecError::data("an object", "a scalar")),
        }
    }
}

impl<T: Decode> Encode for Option<T> {
    fn encode(&self, output: &mut dyn Output) -> Result<(), CodecError> {
        match self {
            Some(value) => value.encode(output),
            None => output.null(),
        }
    }
}

impl<T: Decode> Decode for Option<T> {
    fn placeholder() -> Self {
        None
    }

    fn decode(&mut self, input: &mut Input<'_, '_>) -> Result<bool, CodecError> {
        if !self.insert(T::placeholder()).decode(input)? {
            *self = None;
        }
        Ok(true)
    }

    fn is_none(&self) -> bool {
        Option::is_none(self)
    }
}

impl<T: Decode> Encode for Box<T> {
    fn encode(&self, output: &mut dyn Output) -> Result<(), CodecError> {
        T::encode(self, output)
    }
}

impl<T: Decode> Decode for Box<T> {
    fn placeholder() -> Self {
        Box::new(T::placeholder())
    }

    fn decode(&mut self, input: &mut Input<'_, '_>) -> Result<bool, CodecError> {
        T::decode(self, input)
    }
}

impl<T: Decode> Encode for Vec<T> {
    fn encode(&self, output: &mut dyn Output) -> Result<(), CodecError> {
        output.list(&mut |items: &mut dyn Items| self.iter().try_for_each(|item| items.item(item)))
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn placeholder() -> Self {
        Vec::new()
    }

    fn decode(&mut self, input: &mut Input<'_, '_>) -> Result<bool, CodecError> {
        self.clear();
        input.list(&mut |input| {
            let index = self.len();
            // Most lists of events have one item, and an event is large.
            if index == 0 {
                self.reserve_exact(1);
            }
            self.push(T::placeholder());
            let read = self.last_mut().map_or(Ok(false), |item| item.decode(input));
            if !matches!(read, Ok(true)) {
                self.pop();
            }
            match read {
                Ok(true) => Ok(()),
                Ok(false) => Err(CodecError::null().within(PathPart::Index(index))),
                Err(error) => Err(error.within(PathPart::Index(index))),
            }
        })
    }
}

impl<T: Decode> Encode for BTreeMap<String, T> {
    fn encode(&self, output: &mut dyn Output) -> Result<(), CodecError> {
        output.object(&mut |fields| self.iter().try_for_each(|(key, value)| fields.field(key, value)))
    }
}

impl<T: Decode> Decode for BTreeMap<String, T> {
    fn placeholder() -> Self {
        BTreeMap::new()
    }

    fn decode(&mut self, input: &mut Input<'_, '_>) -> Result<bool, CodecError> {
        self.clear();
        input.map(&mut |key, input| {
            let mut value = T::placeholder();
            let place = || PathPart::Field(key.to_owned().into());
            if !value.decode(input).map_err(|error| error.within(place()))? {
                return Err(CodecError::null().within(place()));
            }
            self.insert(key.to_owned(), value);
            Ok(())
        })
    }
}

crate::runtime::through_serde!(DateTime);
crate::runtime::through_serde!(Date);
crate::runtime::through_serde!(UnixSeconds);
crate::runtime::through_serde!(IntegerOrString);
