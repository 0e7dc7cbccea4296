//! Objects of known fields.

use std::fmt;

use crate::runtime::json::scan::same;
use crate::runtime::{CodecError, Decode, Extra, Key, Role};

/// What is known about an object's fields.
#[derive(Debug)]
pub struct ObjectDescriptor {
    /// The keys, in documented order. The index of a key is its slot. They are references so that
    /// objects can share them: all keys of all objects would not fit into a first-level cache.
    pub keys: &'static [&'static Key],
    /// Aliases, each with its slot.
    pub aliases: &'static [(&'static str, usize)],
    /// A bit for each of the first 64 slots whose field is required.
    pub required: u64,
}

impl ObjectDescriptor {
    /// The slot of a name and its key, searched from a guess onwards.
    #[inline]
    pub fn find(&self, name: &str, guess: usize) -> Option<(usize, &'static Key)> {
        match self.keys.get(guess) {
            Some(key) if same(key.name, name) => Some((guess, *key)),
            _ => self.search(name, guess),
        }
    }

    fn search(&self, name: &str, guess: usize) -> Option<(usize, &'static Key)> {
        let (before, after) = self.keys.split_at(guess.min(self.keys.len()));
        let found = |keys: &[&'static Key]| keys.iter().position(|key| same(key.name, name));
        let slot = found(after).map(|slot| before.len() + slot).or_else(|| found(before))?;
        Some((slot, *self.keys.get(slot)?))
    }
}

/// Takes all fields of an object by slot, and the undocumented ones.
pub type VisitFields<'f> = &'f mut dyn FnMut(&[&dyn Decode], &Extra) -> Result<(), CodecError>;

/// Takes all fields of an object by slot, and the undocumented ones, to change them.
pub type VisitFieldsMut<'f> = &'f mut dyn FnMut(&mut [&mut dyn Decode], &mut Extra) -> Result<(), CodecError>;

/// An object of known fields. It passes all of them at once, as trait objects: so the generated
/// code of an object is a list, which compiles fast, and the code that decodes and encodes fields
/// is shared.
pub trait Object {
    /// What is known about its fields.
    fn descriptor(&self) -> &'static ObjectDescriptor;

    /// Passes the fields to a function.
    fn visit_fields(&self, visit: VisitFields<'_>) -> Result<(), CodecError>;

    /// Passes the fields to a function that changes them.
    fn visit_fields_mut(&mut self, visit: VisitFieldsMut<'_>) -> Result<(), CodecError>;
}

/// Formats an object with the names of its fields on the wire, including those of the header.
/// Deriving `Debug` for each object takes a twelfth of the time of `cargo check`.
pub fn debug(name: &str, object: &dyn Object, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut text = f.debug_struct(name);
    let keys = object.descriptor().keys;
    let shown = object.visit_fields(&mut |values, extra| {
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
