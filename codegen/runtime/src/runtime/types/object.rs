//! Objects of known fields.

use std::fmt;

use crate::runtime::json::scan::same;
use crate::runtime::{CodecError, Decode, Extra, Key, Role};

/// What is known about an object's fields.
#[derive(Debug)]
pub struct ObjectDescriptor {
    /// The keys, in documented order, in groups, so that what the events of a vendor share is
    /// written once. The index of a key in all groups together is its slot. They are references,
    /// as objects share them: all keys of all objects would not fit into a first-level cache.
    pub keys: &'static [&'static [&'static Key]],
    /// Aliases, each with its slot.
    pub aliases: &'static [(&'static str, usize)],
    /// A bit for each of the first 64 slots whose field is required.
    pub required: u64,
}

/// Where a key is among those of an object.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    keys: &'static [&'static Key],
    pub(crate) group: usize,
    pub(crate) index: usize,
    /// The slot of the first key of the group.
    base: usize,
}

impl Place {
    /// The key, if there is one left.
    #[inline]
    pub(crate) fn key(&self) -> Option<&'static Key> {
        self.keys.get(self.index).copied()
    }

    #[inline]
    pub(crate) fn slot(&self) -> usize {
        self.base + self.index
    }

    /// Goes on to the next key.
    #[inline]
    pub(crate) fn advance(&mut self, descriptor: &ObjectDescriptor) {
        self.index += 1;
        if self.index == self.keys.len() {
            self.leave_group(descriptor);
        }
    }

    #[inline(never)]
    fn leave_group(&mut self, descriptor: &ObjectDescriptor) {
        while self.index == self.keys.len()
            && let Some(keys) = descriptor.keys.get(self.group + 1)
        {
            *self = Place { keys, group: self.group + 1, index: 0, base: self.slot() };
        }
    }
}

impl ObjectDescriptor {
    /// How many slots there are.
    #[inline]
    pub(crate) fn slots(&self) -> usize {
        self.keys.iter().map(|keys| keys.len()).sum()
    }

    /// The place of the first key.
    #[inline]
    pub(crate) fn first(&self) -> Place {
        let keys = self.keys.first().copied().unwrap_or_default();
        let mut place = Place { keys, group: 0, index: 0, base: 0 };
        if keys.is_empty() {
            place.leave_group(self);
        }
        place
    }

    /// The place of a slot.
    pub(crate) fn place(&self, slot: usize) -> Place {
        let mut place = self.first();
        (0..slot).for_each(|_| place.advance(self));
        place
    }

    /// The place of a name, searched from a guess onwards.
    pub(crate) fn find(&self, name: &str, guess: &Place) -> Option<Place> {
        self.find_from(name, *guess).or_else(|| self.find_from(name, self.first()))
    }

    fn find_from(&self, name: &str, mut place: Place) -> Option<Place> {
        loop {
            let rest = place.keys.get(place.index..)?;
            if let Some(ahead) = rest.iter().position(|key| same(key.name, name)) {
                return Some(Place { index: place.index + ahead, ..place });
            }
            let group = place.group + 1;
            place = Place { keys: self.keys.get(group)?, group, index: 0, base: place.base + place.keys.len() };
        }
    }

    /// Whether a name is documented, or is another name of a field.
    #[cfg(feature = "form")]
    pub(crate) fn knows(&self, name: &str) -> bool {
        self.has(name) || self.aliases.iter().any(|(alias, _)| *alias == name)
    }

    /// Whether a name is documented.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.keys.iter().copied().flatten().any(|key| same(key.name, name))
    }
}

/// Takes all fields of an object by group, and the undocumented ones.
pub type VisitFields<'f> = &'f mut dyn FnMut(&[&[&dyn Decode]], &Extra) -> Result<(), CodecError>;

/// Takes all fields of an object by group, and the undocumented ones, to change them.
pub type VisitFieldsMut<'f> = &'f mut dyn FnMut(&mut [&mut [&mut dyn Decode]], &mut Extra) -> Result<(), CodecError>;

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

/// Formats an object as a derived `Debug` would, with the names of its fields in Rust. Deriving it
/// for each object takes a twelfth of the time of `cargo check`.
pub fn debug(name: &str, object: &dyn Object, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    debug_without("", name, object, f)
}

/// The same with one field hidden, by its name on the wire: a secret.
pub fn debug_without(hidden: &str, name: &str, object: &dyn Object, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut text = f.debug_struct(name);
    let keys = object.descriptor().keys;
    let shown = object.visit_fields(&mut |values, extra| {
        match (keys, values) {
            ([head, own, tail], [head_values, own_values, tail_values]) => {
                let header = Header(&[(head, head_values), (tail, tail_values)]);
                text.field("header", &header);
                show(&mut text, own, own_values, hidden);
            }
            _ => keys.iter().zip(values).for_each(|(keys, values)| show(&mut text, keys, values, hidden)),
        }
        if !extra.is_empty() {
            text.field("extra", extra);
        }
        Ok(())
    });
    shown.map_err(|_| fmt::Error)?;
    text.finish()
}

/// The keys and values of the header of an event.
struct Header<'a>(&'a [(&'a [&'a Key], &'a [&'a dyn Decode]); 2]);

impl fmt::Debug for Header<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = f.debug_struct("Header");
        for (keys, values) in self.0 {
            show(&mut text, keys, values, "");
        }
        text.finish()
    }
}

/// Adds the values that are fields in Rust too.
fn show(text: &mut fmt::DebugStruct<'_, '_>, keys: &[&Key], values: &[&dyn Decode], hidden: &str) {
    for (key, value) in keys.iter().zip(values).filter(|(key, _)| key.role != Role::Discriminator) {
        match key.name == hidden {
            true => text.field(key.field, &format_args!("..")),
            false => text.field(key.field, value),
        };
    }
}
