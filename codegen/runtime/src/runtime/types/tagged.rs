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

    /// The union to be decoded, where the selected type is one that a further field of the object
    /// tells apart.
    fn inner_mut(&mut self) -> Option<&mut dyn Tagged> {
        None
    }

    /// Whether a known name begins with this one and goes on with a further part. It may be true where
    /// that is not so.
    fn continues(&self, _name: &str) -> bool {
        true
    }

    /// Becomes an object of the type without a discriminator, to be decoded; `false` if there is none.
    fn select_absent(&mut self) -> bool {
        false
    }
}

/// A discriminator and its value: the name of a type.
#[derive(Clone, Copy, Debug)]
pub struct Tag<'t> {
    /// The discriminator.
    pub key: &'static Key,
    /// Its value.
    pub name: &'t str,
    /// That of the union around it, which is in the same object.
    pub outer: Option<&'t Tag<'t>>,
}

impl<'t> Tag<'t> {
    /// The tag itself, or the first around it, of which a test is true of the key.
    #[inline]
    pub(crate) fn find<T>(&'t self, test: impl Fn(&'static Key) -> Option<T>) -> Option<(&'t Tag<'t>, T)> {
        let mut tag = self;
        loop {
            match (test(tag.key), tag.outer) {
                (Some(found), _) => return Some((tag, found)),
                (None, Some(outer)) => tag = outer,
                (None, None) => return None,
            }
        }
    }

    /// Encodes the discriminators, the outermost first.
    fn encode(&self, fields: &mut dyn Fields) -> Result<(), CodecError> {
        if let Some(outer) = self.outer {
            outer.encode(fields)?;
        }
        fields.known(self.key, &TypeName(self.name))
    }
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
    encode_tags(output, Some(&Tag { key, name, outer: None }), object)
}

/// Encodes an object, with the discriminators of all unions that it is in first.
pub fn encode_tags(output: &mut dyn Output, tag: Option<&Tag<'_>>, object: &dyn Object) -> Result<(), CodecError> {
    output.object(&mut |fields: &mut dyn Fields| {
        if let Some(tag) = tag {
            tag.encode(fields)?;
        }
        encode_object(object, tag, fields)
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
