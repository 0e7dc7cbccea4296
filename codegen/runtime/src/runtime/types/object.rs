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

/// How many keys are compared with a text that starts with another one than expected. Mostly some
/// that may be absent are; and to read a key and to look for it costs as much as so many.
const NEAR: usize = 6;

/// Where a key is among those of an object.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Place {
    pub(crate) group: usize,
    pub(crate) index: usize,
    /// The slot of the first key of the group.
    base: usize,
}

impl Place {
    #[inline]
    pub(crate) fn slot(&self) -> usize {
        self.base + self.index
    }

    /// The next key.
    #[inline]
    pub(crate) fn next(&self) -> Place {
        Place { index: self.index + 1, ..*self }
    }

    /// The first key of the next group, from the end of this one.
    #[inline]
    pub(crate) fn next_group(&self) -> Place {
        Place { group: self.group + 1, index: 0, base: self.slot() }
    }
}

impl ObjectDescriptor {
    /// How many slots there are.
    #[inline]
    pub(crate) fn slots(&self) -> usize {
        self.keys.iter().map(|keys| keys.len()).sum()
    }

    /// The keys of a group from a place on; `None` after the last group.
    #[inline]
    pub(crate) fn rest_of_group(&self, place: &Place) -> Option<&'static [&'static Key]> {
        self.keys.get(place.group).map(|keys| keys.get(place.index..).unwrap_or_default())
    }

    /// The place of a slot.
    pub(crate) fn place(&self, slot: usize) -> Place {
        let mut place = Place::default();
        while let Some(keys) = self.keys.get(place.group)
            && slot >= place.base + keys.len()
        {
            place = Place { index: keys.len(), ..place }.next_group();
        }
        Place { index: slot.saturating_sub(place.base), ..place }
    }

    /// The place and key of a name, searched from a guess onwards.
    pub(crate) fn find(&self, guess: &Place, name: &str) -> Option<(Place, &'static Key)> {
        let find = |start| self.find_from(start, usize::MAX, |key| same(key.name, name).then_some(()));
        let (place, key, ()) = find(*guess).or_else(|| find(Place::default()))?;
        Some((place, key))
    }

    /// The place and key with which a text starts, and how long it is there, if it is one of the next.
    pub(crate) fn find_near(&self, guess: &Place, text: &[u8]) -> Option<(Place, &'static Key, usize)> {
        self.find_from(*guess, NEAR, |key| key.prefix_len(text))
    }

    /// The first of some keys of which a test finds something.
    #[inline]
    fn find_from<T>(
        &self,
        mut place: Place,
        mut keys: usize,
        test: impl Fn(&Key) -> Option<T>,
    ) -> Option<(Place, &'static Key, T)> {
        while keys > 0 {
            let rest = self.rest_of_group(&place)?;
            for (ahead, key) in rest.iter().take(keys).enumerate() {
                if let Some(found) = test(key) {
                    return Some((Place { index: place.index + ahead, ..place }, key, found));
                }
            }
            keys = keys.saturating_sub(rest.len());
            place = Place { index: place.index + rest.len(), ..place }.next_group();
        }
        None
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
