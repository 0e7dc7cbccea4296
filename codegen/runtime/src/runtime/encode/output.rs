//! The outputs that values are encoded to.

use crate::runtime::{CodecError, Decode, Extra, JsonRef, Key, Member, Object, Role, Tag};

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
    /// A value that is kept as its text.
    fn json(&mut self, value: JsonRef<'_>) -> Result<(), CodecError>;
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

    /// Writes a field that is kept as its text.
    fn member(&mut self, member: Member<'_>) -> Result<(), CodecError> {
        self.field(&member.name(), &member.value)
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

/// Encodes all fields of an object except the discriminators, without the braces.
pub(crate) fn encode_object(
    object: &dyn Object,
    tag: Option<&Tag<'_>>,
    fields: &mut dyn Fields,
) -> Result<(), CodecError> {
    let descriptor = object.descriptor();
    object.visit_fields(&mut |values, extra| {
        let mut slot = 0;
        for (keys, values) in descriptor.keys.iter().zip(values) {
            for (key, value) in keys.iter().zip(*values) {
                if is_written(slot, key, *value, extra) {
                    match extra.wire_form(slot, *value) {
                        Some(form) => fields.known(key, &form)?,
                        None => fields.known(key, *value)?,
                    }
                }
                slot += 1;
            }
        }
        for member in extra.members() {
            let is_tag = |tag: &Tag<'_>| tag.find(|key| member.is(key.name).then_some(())).is_some();
            if !tag.is_some_and(is_tag) && !descriptor.has(&member.name()) {
                fields.member(member)?;
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
