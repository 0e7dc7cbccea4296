//! Where values are written to.

use serde_json::Value;

use crate::runtime::{Extra, Fault, Key, Object, Role, Wire};

/// A value that can be written.
pub trait Write {
    /// Writes the value.
    fn write(&self, output: &mut dyn Output) -> Result<(), Fault>;
}

/// The place of one value, to be written once.
pub trait Output {
    /// `null`.
    fn null(&mut self) -> Result<(), Fault>;
    /// `true` or `false`.
    fn bool(&mut self, value: bool) -> Result<(), Fault>;
    /// A whole number.
    fn integer(&mut self, value: i64) -> Result<(), Fault>;
    /// A number.
    fn float(&mut self, value: f64) -> Result<(), Fault>;
    /// A text.
    fn text(&mut self, value: &str) -> Result<(), Fault>;
    /// Any value.
    fn value(&mut self, value: &Value) -> Result<(), Fault>;
    /// An object, field by field.
    fn object(&mut self, write: &mut dyn FnMut(&mut dyn Fields) -> Result<(), Fault>) -> Result<(), Fault>;
    /// A list, item by item.
    fn list(&mut self, write: &mut dyn FnMut(&mut dyn Items) -> Result<(), Fault>) -> Result<(), Fault>;

    /// A text of letters, digits, and signs that JSON does not escape.
    fn plain_text(&mut self, value: &str) -> Result<(), Fault> {
        self.text(value)
    }
}

/// The inside of an object.
pub trait Fields {
    /// Writes a field.
    fn field(&mut self, key: &str, value: &dyn Write) -> Result<(), Fault>;

    /// Writes a field of a known name.
    fn known(&mut self, key: &'static Key, value: &dyn Write) -> Result<(), Fault> {
        self.field(key.name, value)
    }
}

/// The inside of a list.
pub trait Items {
    /// Writes an item.
    fn item(&mut self, value: &dyn Write) -> Result<(), Fault>;
}

/// Writes all that an object holds, but for the braces.
pub fn write_object_fields(object: &dyn Object, fields: &mut dyn Fields) -> Result<(), Fault> {
    write_object(object, None, fields)
}

/// Writes all that an object holds, but for the braces and the discriminator.
pub(crate) fn write_object(
    object: &dyn Object,
    discriminator: Option<&str>,
    fields: &mut dyn Fields,
) -> Result<(), Fault> {
    let shape = object.shape();
    object.look(&mut |values, extra| {
        let mut formed = Formed { extra, fields: &mut *fields };
        let own: &mut dyn Fields = if extra.forms().is_empty() { &mut *formed.fields } else { &mut formed };
        for (slot, (key, value)) in shape.keys.iter().zip(values).enumerate() {
            if is_written(slot, key, *value, extra) {
                own.known(key, *value)?;
            }
        }
        for (name, value) in extra.iter() {
            if discriminator != Some(name) && shape.find(name, 0).is_none() {
                fields.field(name, value)?;
            }
        }
        Ok(())
    })
}

/// Whether a field is written. Where `null` is not documented it is read and written all the same:
/// better than a lost event. The value is asked last, because that is a call.
fn is_written(slot: usize, key: &Key, value: &dyn Wire, extra: &Extra) -> bool {
    match key.role {
        Role::Required => true,
        Role::Optional => extra.writes_null(slot, false) || !value.is_none(),
        Role::OrNull => extra.writes_null(slot, true) || !value.is_none(),
        Role::Discriminator => false,
    }
}

/// Writes a value in the form in which it came, if it is still the same value.
struct Formed<'a> {
    extra: &'a Extra,
    fields: &'a mut dyn Fields,
}

impl Fields for Formed<'_> {
    fn field(&mut self, key: &str, value: &dyn Write) -> Result<(), Fault> {
        let Some((_, form)) = self.extra.forms().iter().find(|(name, _)| name == key) else {
            return self.fields.field(key, value);
        };
        let ours = crate::runtime::encode::to_value(value)?;
        if ours == form.ours { self.fields.field(key, &form.wire) } else { self.fields.field(key, value) }
    }
}
