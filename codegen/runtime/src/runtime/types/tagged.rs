//! Objects told apart by a discriminator.

use crate::runtime::encode::{Encode, encode_object};
use crate::runtime::json::quote;
use crate::runtime::{CodecError, Cursor, Decode, Fields, Key, Object, Output, Unknown};

/// One of several objects, told apart by a discriminator.
pub trait Tagged: OneOf {
    /// The discriminator.
    fn discriminator(&self) -> &'static Key;
}

/// One of several objects, told apart by a name.
pub trait OneOf {
    /// Becomes an object of the type with this name, to be decoded; `false` if the type is unknown.
    fn select(&mut self, name: &str) -> bool;

    /// The object to be decoded.
    fn object_mut(&mut self) -> Option<&mut dyn Object>;

    /// Becomes an object of an unknown type.
    fn set_unknown(&mut self, unknown: Unknown);
}

/// A discriminator has another value than the expected one: that of the type, or that of the first of
/// several discriminators.
#[cold]
pub(crate) fn conflict(name: &str, found: String) -> CodecError {
    let name = quote::quoted(name).unwrap_or_else(|| format!("a string of {} bytes", name.len()));
    CodecError::data(format!("the type {name}"), found)
}

/// Encodes an object, with its discriminator first.
pub fn encode_tagged(
    output: &mut dyn Output,
    key: &'static Key,
    name: &str,
    object: &dyn Object,
) -> Result<(), CodecError> {
    output.object(&mut |fields: &mut dyn Fields| {
        fields.known(key, &TypeName(name))?;
        encode_object(object, Some(key.name), fields)
    })
}

/// The value of a discriminator.
struct TypeName<'a>(&'a str);

impl Encode for TypeName<'_> {
    fn encode(&self, output: &mut dyn Output) -> Result<(), CodecError> {
        output.string(self.0)
    }
}

/// The slot of the discriminator among an object's fields; its value follows from the type.
#[derive(Clone, Copy, Debug)]
pub struct Discriminator;

impl Encode for Discriminator {
    fn encode(&self, output: &mut dyn Output) -> Result<(), CodecError> {
        output.null()
    }
}

impl Decode for Discriminator {
    fn placeholder() -> Self {
        Discriminator
    }

    fn decode(&mut self, input: &mut Cursor<'_>) -> Result<bool, CodecError> {
        input.any(&mut |_| {}).map(|()| true)
    }
}
