//! How the types of fields are decoded and encoded.

use std::collections::BTreeMap;
use std::fmt;

use uuid::Uuid;

use crate::runtime::encode::Encode;
use crate::runtime::json::number;
use crate::runtime::{
    CodecError, Cursor, Date, DateTime, IntegerOrString, Items, Json, JsonObject, JsonRef, Output, PathPart,
    UnixSeconds,
};

/// A type that can be decoded and encoded.
pub trait Decode: Encode + fmt::Debug {
    /// A value to decode into.
    fn placeholder() -> Self
    where
        Self: Sized;

    /// Decodes a value; `false` if it was `null`.
    fn decode(&mut self, input: &mut Cursor<'_>) -> Result<bool, CodecError>;

    /// Whether there is no value, so that the field may be left out.
    fn is_none(&self) -> bool {
        false
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

    fn decode(&mut self, input: &mut Cursor<'_>) -> Result<bool, CodecError> {
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

            fn decode(&mut self, input: &mut Cursor<'_>) -> Result<bool, CodecError> {
                let Some(value) = input.integer($expected, <$ty>::MIN.into(), <$ty>::MAX.into())? else {
                    return Ok(false);
                };
                // The range was checked.
                *self = value as $ty;
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

    fn decode(&mut self, input: &mut Cursor<'_>) -> Result<bool, CodecError> {
        const EXPECTED: &str = "a number of 64 bits";
        input.peek();
        let start = input.offset();
        let Some(text) = input.number("a number")? else { return Ok(false) };
        let Some(value) = number::float(text) else { return Err(input.unexpected_at(start, EXPECTED)) };
        if !number::is_canonical_float(text, value) {
            input.mark_odd_form();
        }
        *self = value;
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

    fn decode(&mut self, input: &mut Cursor<'_>) -> Result<bool, CodecError> {
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

    fn decode(&mut self, input: &mut Cursor<'_>) -> Result<bool, CodecError> {
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

    fn decode(&mut self, input: &mut Cursor<'_>) -> Result<bool, CodecError> {
        input.peek();
        let start = input.offset();
        let Some(text) = input.borrowed_string(Date::EXPECTED)? else { return Ok(false) };
        match Date::parse(text.as_bytes()) {
            Some(date) => *self = date,
            None => return Err(input.unexpected_at(start, Date::EXPECTED)),
        }
        Ok(true)
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

    fn decode(&mut self, input: &mut Cursor<'_>) -> Result<bool, CodecError> {
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

    fn decode(&mut self, input: &mut Cursor<'_>) -> Result<bool, CodecError> {
        const EXPECTED: &str = "an integer or a string";
        *self = match input.peek() {
            Some(b'"') => match input.borrowed_string(EXPECTED)? {
                Some(text) => IntegerOrString::String(text.into()),
                None => return Ok(false),
            },
            _ => match input.integer(EXPECTED, i64::MIN, i64::MAX)? {
                Some(value) => IntegerOrString::Integer(value),
                None => return Ok(false),
            },
        };
        Ok(true)
    }
}

impl Encode for JsonRef<'_> {
    fn encode(&self, output: &mut dyn Output) -> Result<(), CodecError> {
        output.json(*self)
    }
}

impl Encode for Json {
    fn encode(&self, output: &mut dyn Output) -> Result<(), CodecError> {
        output.json(self.as_ref())
    }
}

/// Any value, including `null`.
impl Decode for Json {
    fn placeholder() -> Self {
        Json::default()
    }

    fn decode(&mut self, input: &mut Cursor<'_>) -> Result<bool, CodecError> {
        input.any(&mut |text| *self = Json::of_checked(text))?;
        Ok(true)
    }
}

impl Encode for JsonObject {
    fn encode(&self, output: &mut dyn Output) -> Result<(), CodecError> {
        output.json(self.as_ref())
    }
}

/// Any object.
impl Decode for JsonObject {
    fn placeholder() -> Self {
        JsonObject::default()
    }

    fn decode(&mut self, input: &mut Cursor<'_>) -> Result<bool, CodecError> {
        match input.peek() {
            Some(b'{') => input.any(&mut |text| *self = JsonObject::of_checked(text)).map(|()| true),
            _ => input.null("an object"),
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

    fn decode(&mut self, input: &mut Cursor<'_>) -> Result<bool, CodecError> {
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

    fn decode(&mut self, input: &mut Cursor<'_>) -> Result<bool, CodecError> {
        input.charge(size_of::<T>())?;
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

    fn decode(&mut self, input: &mut Cursor<'_>) -> Result<bool, CodecError> {
        self.clear();
        input.list(&mut |input| {
            let index = self.len();
            if index == self.capacity() {
                grow(self, input)?;
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

/// From how many items on those that are left are counted, so that a long list takes no more memory
/// than it needs.
const COUNTED: usize = 64;

/// Makes room for another item: most lists of large items have only one.
fn grow<T>(items: &mut Vec<T>, input: &mut Cursor<'_>) -> Result<(), CodecError> {
    let more = match items.len() {
        0 if size_of::<T>() > 32 => 1,
        0 => 4,
        len if len < 8 => 3 * len,
        len if len < COUNTED => len,
        _ => input.count_items().max(1),
    };
    input.charge(more.saturating_mul(size_of::<T>()))?;
    items.reserve_exact(more);
    Ok(())
}

/// The keys of a map: any texts, or the values of an enum.
pub trait MapKey: for<'k> From<&'k str> + AsRef<str> + Ord + fmt::Debug {}

impl<K: for<'k> From<&'k str> + AsRef<str> + Ord + fmt::Debug> MapKey for K {}

impl<K: MapKey, T: Decode> Encode for BTreeMap<K, T> {
    fn encode(&self, output: &mut dyn Output) -> Result<(), CodecError> {
        output.object(&mut |fields| self.iter().try_for_each(|(key, value)| fields.field(key.as_ref(), value)))
    }
}

impl<K: MapKey, T: Decode> Decode for BTreeMap<K, T> {
    fn placeholder() -> Self {
        BTreeMap::new()
    }

    fn decode(&mut self, input: &mut Cursor<'_>) -> Result<bool, CodecError> {
        self.clear();
        input.map(&mut |key, input| {
            // A node of the tree has room for some entries more than it holds.
            input.charge(2 * size_of::<(K, T)>())?;
            let mut value = T::placeholder();
            let place = || PathPart::Field(key.to_owned().into());
            if !value.decode(input).map_err(|error| error.within(place()))? {
                return Err(CodecError::null().within(place()));
            }
            self.insert(key.into(), value);
            Ok(())
        })
    }
}

crate::runtime::through_serde!(DateTime);
crate::runtime::through_serde!(Date);
crate::runtime::through_serde!(UnixSeconds);
crate::runtime::through_serde!(IntegerOrString);
