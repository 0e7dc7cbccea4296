//! Types that have a place on the wire.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::runtime::Form;
use crate::runtime::encode::Write;
use crate::runtime::{Date, DateTime, Fault, Input, IntegerOrString, Items, Output, PathPart, Token, UnixSeconds};

/// A type that has a place on the wire.
pub trait Wire: Write + fmt::Debug {
    /// A value to read into.
    fn blank() -> Self
    where
        Self: Sized;

    /// Reads a value. `false` says that there was `null`.
    fn read(&mut self, input: &mut Input<'_, '_>) -> Result<bool, Fault>;

    /// Whether there is no value, so that there may be nothing to write.
    fn is_none(&self) -> bool {
        false
    }
}

impl Write for String {
    fn write(&self, output: &mut dyn Output) -> Result<(), Fault> {
        output.text(self)
    }
}

impl Wire for String {
    fn blank() -> Self {
        String::new()
    }

    fn read(&mut self, input: &mut Input<'_, '_>) -> Result<bool, Fault> {
        input.text(self)
    }
}

impl Write for bool {
    fn write(&self, output: &mut dyn Output) -> Result<(), Fault> {
        output.bool(*self)
    }
}

impl Wire for bool {
    fn blank() -> Self {
        false
    }

    fn read(&mut self, input: &mut Input<'_, '_>) -> Result<bool, Fault> {
        let Some(value) = input.boolean("`true` or `false`")? else { return Ok(false) };
        *self = value;
        Ok(true)
    }
}

macro_rules! integers {
    ($($ty:ty, $expected:literal;)*) => {$(
        impl Write for $ty {
            fn write(&self, output: &mut dyn Output) -> Result<(), Fault> {
                output.integer(i64::from(*self))
            }
        }

        impl Wire for $ty {
            fn blank() -> Self {
                0
            }

            fn read(&mut self, input: &mut Input<'_, '_>) -> Result<bool, Fault> {
                let Some(value) = input.integer($expected)? else { return Ok(false) };
                *self = value.try_into().map_err(|_| Fault::data($expected, Token::Integer(value)))?;
                Ok(true)
            }
        }
    )*};
}

integers! {
    i16, "a whole number of 16 bits";
    i32, "a whole number of 32 bits";
    i64, "a whole number of 64 bits";
}

impl Write for f64 {
    fn write(&self, output: &mut dyn Output) -> Result<(), Fault> {
        output.float(*self)
    }
}

impl Wire for f64 {
    fn blank() -> Self {
        0.0
    }

    fn read(&mut self, input: &mut Input<'_, '_>) -> Result<bool, Fault> {
        let wire = match input.token("a number")? {
            Token::Null => return Ok(false),
            Token::Float(value) => {
                *self = value;
                return Ok(true);
            }
            Token::Integer(value) => {
                *self = value as f64;
                Value::from(value)
            }
            Token::Large(value) => {
                *self = value as f64;
                Value::from(value)
            }
            other => return Err(Fault::data("a number", other)),
        };
        input.keep_form(Form { wire, ours: Value::from(*self) });
        Ok(true)
    }
}

impl Write for Uuid {
    fn write(&self, output: &mut dyn Output) -> Result<(), Fault> {
        output.plain_text(self.hyphenated().encode_lower(&mut Uuid::encode_buffer()))
    }
}

impl Wire for Uuid {
    fn blank() -> Self {
        Uuid::nil()
    }

    fn read(&mut self, input: &mut Input<'_, '_>) -> Result<bool, Fault> {
        input.guid(self)
    }
}

impl Write for DateTime {
    fn write(&self, output: &mut dyn Output) -> Result<(), Fault> {
        output.plain_text(self.encode(&mut DateTime::buffer()))
    }
}

impl Wire for DateTime {
    fn blank() -> Self {
        DateTime::BLANK
    }

    fn read(&mut self, input: &mut Input<'_, '_>) -> Result<bool, Fault> {
        input.date_time(self)
    }
}

impl Write for Date {
    fn write(&self, output: &mut dyn Output) -> Result<(), Fault> {
        output.plain_text(self.encode(&mut DateTime::buffer()))
    }
}

impl Wire for Date {
    fn blank() -> Self {
        Date::BLANK
    }

    fn read(&mut self, input: &mut Input<'_, '_>) -> Result<bool, Fault> {
        match input.token(Date::EXPECTED)? {
            Token::Null => Ok(false),
            Token::Text(text) => {
                let date = Date::parse(text.as_bytes());
                *self = date.ok_or_else(|| Fault::data(Date::EXPECTED, Token::Text(text)))?;
                Ok(true)
            }
            other => Err(Fault::data(Date::EXPECTED, other)),
        }
    }
}

impl Write for UnixSeconds {
    fn write(&self, output: &mut dyn Output) -> Result<(), Fault> {
        output.integer(self.0)
    }
}

impl Wire for UnixSeconds {
    fn blank() -> Self {
        UnixSeconds(0)
    }

    fn read(&mut self, input: &mut Input<'_, '_>) -> Result<bool, Fault> {
        self.0.read(input)
    }
}

impl Write for IntegerOrString {
    fn write(&self, output: &mut dyn Output) -> Result<(), Fault> {
        match self {
            IntegerOrString::Integer(value) => output.integer(*value),
            IntegerOrString::String(value) => output.text(value),
        }
    }
}

impl Wire for IntegerOrString {
    fn blank() -> Self {
        IntegerOrString::Integer(0)
    }

    fn read(&mut self, input: &mut Input<'_, '_>) -> Result<bool, Fault> {
        *self = match input.token("a whole number or a text")? {
            Token::Null => return Ok(false),
            Token::Integer(value) => IntegerOrString::Integer(value),
            Token::Text(text) => IntegerOrString::String(text.into_owned()),
            other => return Err(Fault::data("a whole number or a text", other)),
        };
        Ok(true)
    }
}

impl Write for Value {
    fn write(&self, output: &mut dyn Output) -> Result<(), Fault> {
        output.value(self)
    }
}

/// Any value, of which `null` is one.
impl Wire for Value {
    fn blank() -> Self {
        Value::Null
    }

    fn read(&mut self, input: &mut Input<'_, '_>) -> Result<bool, Fault> {
        *self = input.value()?;
        Ok(true)
    }
}

impl Write for Map<String, Value> {
    fn write(&self, output: &mut dyn Output) -> Result<(), Fault> {
        output.object(&mut |fields| self.iter().try_for_each(|(key, value)| fields.field(key, value)))
    }
}

/// Any object.
impl Wire for Map<String, Value> {
    fn blank() -> Self {
        Map::new()
    }

    fn read(&mut self, input: &mut Input<'_, '_>) -> Result<bool, Fault> {
        match input.value()? {
            Value::Null => Ok(false),
            Value::Object(object) => {
                *self = object;
                Ok(true)
            }
            Value::Array(_) => Err(Fault::data("an object", "a list")),
            _ => Err(Fault::data("an object", "a scalar")),
        }
    }
}

impl<T: Wire> Write for Option<T> {
    fn write(&self, output: &mut dyn Output) -> Result<(), Fault> {
        match self {
            Some(value) => value.write(output),
            None => output.null(),
        }
    }
}

impl<T: Wire> Wire for Option<T> {
    fn blank() -> Self {
        None
    }

    fn read(&mut self, input: &mut Input<'_, '_>) -> Result<bool, Fault> {
        if !self.insert(T::blank()).read(input)? {
            *self = None;
        }
        Ok(true)
    }

    fn is_none(&self) -> bool {
        Option::is_none(self)
    }
}

impl<T: Wire> Write for Box<T> {
    fn write(&self, output: &mut dyn Output) -> Result<(), Fault> {
        T::write(self, output)
    }
}

impl<T: Wire> Wire for Box<T> {
    fn blank() -> Self {
        Box::new(T::blank())
    }

    fn read(&mut self, input: &mut Input<'_, '_>) -> Result<bool, Fault> {
        T::read(self, input)
    }
}

impl<T: Wire> Write for Vec<T> {
    fn write(&self, output: &mut dyn Output) -> Result<(), Fault> {
        output.list(&mut |items: &mut dyn Items| self.iter().try_for_each(|item| items.item(item)))
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn blank() -> Self {
        Vec::new()
    }

    fn read(&mut self, input: &mut Input<'_, '_>) -> Result<bool, Fault> {
        self.clear();
        input.list(&mut |input| {
            let index = self.len();
            // Most lists of events have one, and an event is large.
            if index == 0 {
                self.reserve_exact(1);
            }
            self.push(T::blank());
            let read = self.last_mut().map_or(Ok(false), |item| item.read(input));
            if !matches!(read, Ok(true)) {
                self.pop();
            }
            match read {
                Ok(true) => Ok(()),
                Ok(false) => Err(Fault::null().within(PathPart::Index(index))),
                Err(fault) => Err(fault.within(PathPart::Index(index))),
            }
        })
    }
}

impl<T: Wire> Write for BTreeMap<String, T> {
    fn write(&self, output: &mut dyn Output) -> Result<(), Fault> {
        output.object(&mut |fields| self.iter().try_for_each(|(key, value)| fields.field(key, value)))
    }
}

impl<T: Wire> Wire for BTreeMap<String, T> {
    fn blank() -> Self {
        BTreeMap::new()
    }

    fn read(&mut self, input: &mut Input<'_, '_>) -> Result<bool, Fault> {
        self.clear();
        input.map(&mut |key, input| {
            let mut value = T::blank();
            let place = || PathPart::Field(key.to_owned().into());
            if !value.read(input).map_err(|fault| fault.within(place()))? {
                return Err(Fault::null().within(place()));
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
