//! Objects told apart by a discriminator.

use crate::runtime::encode::{Write, write_object};
use crate::runtime::{Fault, Fields, Input, Key, Object, Output, Unknown, Wire};

/// One of several objects, told apart by a discriminator.
pub trait Tagged {
    /// The field that tells them apart.
    fn discriminator(&self) -> &'static Key;

    /// Becomes the blank object of a type; `false` if no such type is known.
    fn start(&mut self, name: &str) -> bool;

    /// The object that it has become, to be filled.
    fn object_mut(&mut self) -> Option<&mut dyn Object>;

    /// Becomes an object of a type that is not known.
    fn set_unknown(&mut self, unknown: Unknown);
}

/// A second discriminator that says something else.
#[cold]
pub(crate) fn conflict(name: &str, found: &str) -> Fault {
    Fault::data(format!("{name:?} again, as before"), format_args!("{found:?}"))
}

/// Writes an object with its discriminator in front.
pub fn write_tagged(output: &mut dyn Output, key: &'static Key, name: &str, object: &dyn Object) -> Result<(), Fault> {
    output.object(&mut |fields: &mut dyn Fields| {
        fields.known(key, &Name(name))?;
        write_object(object, Some(key.name), fields)
    })
}

/// A discriminator's value on its way out.
struct Name<'a>(&'a str);

impl Write for Name<'_> {
    fn write(&self, output: &mut dyn Output) -> Result<(), Fault> {
        output.text(self.0)
    }
}

/// Stands for the discriminator among an object's fields: the object's type tells it.
#[derive(Clone, Copy, Debug)]
pub struct Discriminator;

impl Write for Discriminator {
    fn write(&self, output: &mut dyn Output) -> Result<(), Fault> {
        output.null()
    }
}

impl Wire for Discriminator {
    fn blank() -> Self {
        Discriminator
    }

    fn read(&mut self, input: &mut Input<'_, '_>) -> Result<bool, Fault> {
        input.value().map(|_| true)
    }
}
