//! The outputs that values are encoded to.

use serde_json::Value;

use crate::runtime::{CodecError, Decode, Extra, Key, Object, Role};

/// A value that can be encoded.
pub trait Encode {
    /// Encodes the value.
    fn encode(&self, output: &mut dyn Output) -> Result<(), CodecError>;
}

/// Takes one value.
pub trait Output {
    /// `null`.
    fn null(&mut self) -> Result<(), CodecError>;
    /// `true` or `false`.
    fn bool(&mut self, value: bool) -> Result<(), CodecError>;
    /// An integer.
    fn integer(&mut self, value: i64) -> Result<(), CodecError>;
    /// A number.
    fn float(&mut self, value: f64) -> Result<(), CodecError>;
    /// A string.
    fn string(&mut self, value: &str) -> Result<(), CodecError>;
    /// Any value.
    fn value(&mut self, value: &Value) -> Result<(), CodecError>;
    /// An object, field by field.
    fn object(&mut self, write: &mut dyn FnMut(&mut dyn Fields) -> Result<(), CodecError>) -> Result<(), CodecError>;
    /// A list, item by item.
    fn list(&mut self, write: &mut dyn FnMut(&mut dyn Items) -> Result<(), CodecError>) -> Result<(), CodecError>;

    /// A string without characters that JSON escapes.
    fn plain_string(&mut self, value: &str) -> Result<(), CodecError> {
        self.string(value)
    }
}

/// Takes the fields of an object.
pub trait Fields {
    /// Writes a field.
    fn field(&mut self, key: &str, value: &dyn Encode) -> Result<(), CodecError>;

    /// Writes a field with a documented name.
    fn known(&mut self, key: &'static Key, value: &dyn Encode) -> Result<(), CodecError> {
        self.field(key.name, value)
    }
}

/// Takes the items of a list.
pub trait Items {
    /// Writes an item.
    fn item(&mut self, value: &dyn Encode) -> Result<(), CodecError>;
}

/// Encodes all fields of an object, without the braces.
pub fn encode_object_fields(object: &dyn Object, fields: &mut dyn Fields) -> Result<(), CodecError> {
    encode_object(object, None, fields)
}

/// Encodes all fields of an object except the discriminator, without the braces.
pub(crate) fn encode_object(
    object: &dyn Object,
    discriminator: Option<&str>,
    fields: &mut dyn Fields,
) -> Result<(), CodecError> {
    let descriptor = object.descriptor();
    object.visit_fields(&mut |values, extra| {
        let mut formed = WithWireForms { extra, fields: &mut *fields };
        let own: &mut dyn Fields = if extra.forms().is_empty() { &mut *formed.fields } else { &mut formed };
        for (slot, (key, value)) in descriptor.keys.iter().zip(values).enumerate() {
            if is_written(slot, key, *value, extra) {
                own.known(key, *value)?;
            }
        }
        for (name, value) in extra.iter() {
            if discriminator != Some(name) && descriptor.find(name, 0).is_none() {
                fields.field(name, value)?;
            }
        }
        Ok(())
    })
}

/// Whether a field is written. `null` is accepted and written even where it is not documented:
/// that is better than losing the event. The value is checked last, because that is a call.
fn is_written(slot: usize, key: &Key, value: &dyn Decode, extra: &Extra) -> bool {
    match key.role {
        Role::Required => true,
        Role::Optional => extra.writes_null(slot, false) || !value.is_none(),
        Role::OrNull => extra.writes_null(slot, true) || !value.is_none(),
        Role::Discriminator => false,
    }
}

/// Writes values in their form on the wire, unless they have changed.
struct WithWireForms<'a> {
    extra: &'a Extra,
    fields: &'a mut dyn Fields,
}

impl Fields for WithWireForms<'_> {
    fn field(&mut self, key: &str, value: &dyn Encode) -> Result<(), CodecError> {
        let Some((_, form)) = self.extra.forms().iter().find(|(name, _)| name == key) else {
            return self.fields.field(key, value);
        };
        let canonical = crate::runtime::encode::to_value(value)?;
        if canonical == form.canonical { self.fields.field(key, &form.wire) } else { self.fields.field(key, value) }
    }
}
