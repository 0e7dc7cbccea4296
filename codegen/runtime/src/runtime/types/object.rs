//! Objects of known fields.

use std::fmt;

use crate::runtime::json::scan::same;
use crate::runtime::{Extra, Fault, Key, Role, Wire};

/// What is known of an object's fields.
#[derive(Debug)]
pub struct Shape {
    /// The keys, in documented order. A key's position is its slot. They are behind references so
    /// that the compiler can share them among the objects that have them: all keys of all objects
    /// would be more than a processor's first cache holds.
    pub keys: &'static [&'static Key],
    /// Other spellings, each with the slot that it stands for.
    pub aliases: &'static [(&'static str, usize)],
    /// A bit for each of the first 64 slots whose field must be there.
    pub required: u64,
}

impl Shape {
    /// The slot of a key, looked for from a guess on, and the key.
    #[inline]
    pub fn find(&self, name: &str, guess: usize) -> Option<(usize, &'static Key)> {
        match self.keys.get(guess) {
            Some(key) if same(key.name, name) => Some((guess, *key)),
            _ => self.search(name, guess),
        }
    }

    fn search(&self, name: &str, guess: usize) -> Option<(usize, &'static Key)> {
        let (before, behind) = self.keys.split_at(guess.min(self.keys.len()));
        let found = |keys: &[&'static Key]| keys.iter().position(|key| same(key.name, name));
        let slot = found(behind).map(|slot| before.len() + slot).or_else(|| found(before))?;
        Some((slot, *self.keys.get(slot)?))
    }
}

/// Looks at all fields of an object, by slot, and at what came beside them.
pub type Look<'f> = &'f mut dyn FnMut(&[&dyn Wire], &Extra) -> Result<(), Fault>;

/// Fills the fields of an object, by slot; what has no field goes beside them.
pub type Fill<'f> = &'f mut dyn FnMut(&mut [&mut dyn Wire], &mut Extra) -> Result<(), Fault>;

/// An object of known fields. It hands out all of them at once, behind one type: so what is
/// generated for an object is a list, quick to compile, and how fields are read and written stands
/// here, once.
pub trait Object {
    /// What is known of its fields.
    fn shape(&self) -> &'static Shape;

    /// Shows the fields.
    fn look(&self, look: Look<'_>) -> Result<(), Fault>;

    /// Lends the fields to be filled.
    fn fill(&mut self, fill: Fill<'_>) -> Result<(), Fault>;
}

/// Shows an object with its fields as they are named on the wire, the header's among them. A
/// derived implementation for each object would be a twelfth of the time of a `cargo check`.
pub fn debug(name: &str, object: &dyn Object, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut text = f.debug_struct(name);
    let keys = object.shape().keys;
    let shown = object.look(&mut |values, extra| {
        for (key, value) in keys.iter().zip(values).filter(|(key, _)| key.role != Role::Discriminator) {
            text.field(key.name, *value);
        }
        if !extra.is_empty() {
            text.field("extra", extra);
        }
        Ok(())
    });
    shown.map_err(|_| fmt::Error)?;
    text.finish()
}
