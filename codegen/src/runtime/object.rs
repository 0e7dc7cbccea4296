//! Objects of known fields.

use std::borrow::Cow;

use super::content::ContentInput;
use super::pattern::Pattern;
use super::scan::same;
use super::{Content, Extra, Fault, Fields, Input, PathPart};

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
    required: u64,
}

/// A field's name.
#[derive(Debug)]
pub struct Key {
    /// The name.
    pub name: &'static str,
    /// What the field is to its object.
    pub role: Role,
    /// The name in quotes with a colon behind it, as nearly every writer puts it, if it fits and
    /// has nothing to escape.
    pattern: Pattern,
}

/// What a field is to its object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It must be there.
    Required,
    /// It may be absent.
    Optional,
    /// It names the object's type, and is not among the object's own fields.
    Discriminator,
}

impl Key {
    /// A field that must be there.
    pub const fn required(name: &'static str) -> Key {
        Key { name, role: Role::Required, pattern: Pattern::new(name) }
    }

    /// A field that may be absent.
    pub const fn optional(name: &'static str) -> Key {
        Key { name, role: Role::Optional, pattern: Pattern::new(name) }
    }

    /// The field that names the object's type.
    pub const fn discriminator(name: &'static str) -> Key {
        Key { name, role: Role::Discriminator, pattern: Pattern::new(name) }
    }

    /// The same, for a name that JSON writes with escapes.
    pub const fn escaped(self) -> Key {
        Key { pattern: Pattern::NOTHING, ..self }
    }

    /// The length of the key in quotes and of the colon behind it, if a text starts with just
    /// that. A text that writes the key in another way is no match.
    #[inline]
    pub(super) fn prefix_len(&self, text: &[u8]) -> Option<usize> {
        self.pattern.prefix_len(text)
    }
}

impl Shape {
    /// The shape of an object with these keys.
    pub const fn new(keys: &'static [&'static Key], aliases: &'static [(&'static str, usize)]) -> Shape {
        let mut required = 0;
        let (mut slot, mut rest) = (0, keys);
        while let Some((key, behind)) = rest.split_first() {
            if slot < 64 && matches!(key.role, Role::Required) {
                required |= 1 << slot;
            }
            (slot, rest) = (slot + 1, behind);
        }
        Shape { keys, aliases, required }
    }

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

/// An object of known fields, to be filled and to be written.
pub trait Object {
    /// What is known of its fields.
    fn shape(&self) -> &'static Shape;

    /// Reads the field of a slot. `false` says that there was `null`, and that none may be.
    fn read_field(&mut self, slot: usize, input: &mut Input<'_, '_>) -> Result<bool, Fault>;

    /// Writes all fields.
    fn write_fields(&self, fields: &mut dyn Fields) -> Result<(), Fault>;

    /// What came with the object and has no field.
    fn extra(&self) -> &Extra;

    /// What came with the object and has no field, to be changed.
    fn extra_mut(&mut self) -> &mut Extra;
}

/// Which slots have been filled.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    low: u64,
    high: Vec<u64>,
}

impl Seen {
    #[inline]
    pub(super) fn insert(&mut self, slot: usize) {
        match slot.checked_sub(64) {
            None => self.low |= 1 << slot,
            Some(rest) => self.insert_high(rest),
        }
    }

    #[cold]
    fn insert_high(&mut self, rest: usize) {
        let word = rest / 64;
        if self.high.len() <= word {
            self.high.resize(word + 1, 0);
        }
        if let Some(bits) = self.high.get_mut(word) {
            *bits |= 1 << (rest % 64);
        }
    }

    pub(super) fn low(&self) -> u64 {
        self.low
    }

    pub(super) fn contains(&self, slot: usize) -> bool {
        match slot.checked_sub(64) {
            None => self.low & (1 << slot) != 0,
            Some(rest) => self.high.get(rest / 64).is_some_and(|bits| bits & (1 << (rest % 64)) != 0),
        }
    }
}

/// What is to be done when the last field of an object has been read: other spellings find their
/// field, and what is missing is found out.
#[inline]
pub(super) fn finish(object: &mut dyn Object, mut seen: Seen) -> Result<(), Fault> {
    let shape = object.shape();
    if !shape.aliases.is_empty() && !object.extra().is_empty() {
        read_aliases(object, &mut seen)?;
    }
    if shape.required & !seen.low != 0 || shape.keys.len() > 64 {
        check_required(shape, &seen)?;
    }
    object.extra_mut().set_seen(&seen, shape.keys.len());
    Ok(())
}

#[cold]
fn check_required(shape: &Shape, seen: &Seen) -> Result<(), Fault> {
    let missing = |(slot, key): &(usize, &&Key)| key.role == Role::Required && !seen.contains(*slot);
    match shape.keys.iter().enumerate().find(missing) {
        Some((_, key)) => Err(Fault::missing(key.name)),
        None => Ok(()),
    }
}

/// Fields that came under another spelling are among what is not known until now: so the
/// documented spelling goes first, wherever it stands, and neither is lost if both are there.
#[cold]
fn read_aliases(object: &mut dyn Object, seen: &mut Seen) -> Result<(), Fault> {
    let shape = object.shape();
    for (alias, slot) in shape.aliases {
        if seen.contains(*slot) {
            continue;
        }
        if let Some(value) = object.extra_mut().remove(alias) {
            let content = Content::from(&value);
            let mut input = ContentInput::new(&content);
            let fault = |fault: Fault| fault.within(PathPart::Field(Cow::Borrowed(alias)));
            if !object.read_field(*slot, &mut Input::Other(&mut input)).map_err(fault)? {
                return Err(fault(Fault::null()));
            }
            let key = shape.keys.get(*slot).map_or(*alias, |key| key.name);
            super::input::keep(object, key, input.take_form(), false);
            seen.insert(*slot);
        }
    }
    Ok(())
}

/// Reads the field of a slot, whose value must not be null unless the field says so.
#[inline]
pub(super) fn read_slot(
    object: &mut dyn Object,
    slot: usize,
    key: &'static Key,
    input: &mut Input<'_, '_>,
) -> Result<(), Fault> {
    match object.read_field(slot, input) {
        Ok(true) => Ok(()),
        Ok(false) => Err(Fault::null().within(PathPart::Field(Cow::Borrowed(key.name)))),
        Err(fault) => Err(fault.within(PathPart::Field(Cow::Borrowed(key.name)))),
    }
}
