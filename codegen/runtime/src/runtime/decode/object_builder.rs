//! Building objects from decoded fields.

use std::borrow::Cow;

use serde_json::Value;

use crate::runtime::decode::ContentInput;
use crate::runtime::{
    CodecError, Content, Decode, Extra, Input, Key, Object, ObjectDescriptor, PathPart, Role, WireForm,
};

/// A set of slots.
#[derive(Clone, Debug, Default)]
pub(crate) struct SlotSet {
    low: u64,
    high: Vec<u64>,
}

impl SlotSet {
    #[inline]
    pub(crate) fn insert(&mut self, slot: usize) {
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

    #[inline]
    pub(crate) fn low(&self) -> u64 {
        self.low
    }

    #[inline]
    pub(crate) fn contains(&self, slot: usize) -> bool {
        match slot.checked_sub(64) {
            None => self.low & (1 << slot) != 0,
            Some(rest) => self.high.get(rest / 64).is_some_and(|bits| bits & (1 << (rest % 64)) != 0),
        }
    }
}

/// An object that is being built.
pub(crate) struct ObjectBuilder<'a, 'f> {
    pub(crate) descriptor: &'static ObjectDescriptor,
    fields: &'a mut [&'f mut dyn Decode],
    extra: &'a mut Extra,
    seen: SlotSet,
}

/// Builds an object with a function, which calls [`ObjectBuilder::finish`] after the last field.
#[inline]
pub(crate) fn build(
    object: &mut dyn Object,
    build: &mut dyn FnMut(&mut ObjectBuilder<'_, '_>) -> Result<(), CodecError>,
) -> Result<(), CodecError> {
    let descriptor = object.descriptor();
    object.visit_fields_mut(&mut |fields, extra| {
        build(&mut ObjectBuilder { descriptor, fields, extra, seen: SlotSet::default() })
    })
}

impl ObjectBuilder<'_, '_> {
    /// Decodes the field of a slot. `null` is an error unless the field accepts it.
    #[inline]
    pub(crate) fn decode(
        &mut self,
        slot: usize,
        name: &'static str,
        input: &mut Input<'_, '_>,
    ) -> Result<(), CodecError> {
        let error = match self.fields.get_mut(slot).map(|field| field.decode(input)) {
            Some(Ok(true)) => return Ok(()),
            Some(Ok(false)) => CodecError::null(),
            Some(Err(error)) => error,
            None => CodecError::no_such_slot(slot),
        };
        Err(error.within(PathPart::Field(Cow::Borrowed(name))))
    }

    /// Marks a field as decoded, and remembers the form of its value on the wire, which replaces that
    /// of an earlier value.
    #[inline]
    pub(crate) fn filled(&mut self, slot: usize, key: &'static Key, form: Option<Box<WireForm>>) {
        if form.is_some() || self.seen.contains(slot) {
            self.replace_wire_form(key, form);
        }
        self.seen.insert(slot);
    }

    #[cold]
    fn replace_wire_form(&mut self, key: &'static Key, form: Option<Box<WireForm>>) {
        match form {
            Some(form) => self.extra.keep_wire_form(key.name, *form),
            None => self.extra.forget_wire_form(key.name),
        }
    }

    /// Keeps an undocumented field.
    pub(crate) fn keep(&mut self, name: impl Into<String>, value: Value) {
        self.extra.insert(name, value);
    }

    /// Called after the last field: moves aliased fields to their slots, and checks for missing
    /// fields.
    #[inline]
    pub(crate) fn finish(&mut self) -> Result<(), CodecError> {
        let descriptor = self.descriptor;
        if !descriptor.aliases.is_empty() && !self.extra.is_empty() {
            self.decode_aliases()?;
        }
        if descriptor.required & !self.seen.low != 0 || descriptor.keys.len() > 64 {
            self.check_required()?;
        }
        self.extra.set_seen(&self.seen, descriptor.keys.len());
        Ok(())
    }

    #[cold]
    fn check_required(&self) -> Result<(), CodecError> {
        let missing = |(slot, key): &(usize, &&Key)| key.role == Role::Required && !self.seen.contains(*slot);
        match self.descriptor.keys.iter().enumerate().find(missing) {
            Some((_, key)) => Err(CodecError::missing(key.name)),
            None => Ok(()),
        }
    }

    /// Aliased fields were collected in `extra`; move them to their slot unless the canonical name was
    /// present, in which case both are kept.
    #[cold]
    fn decode_aliases(&mut self) -> Result<(), CodecError> {
        let descriptor = self.descriptor;
        for (alias, slot) in descriptor.aliases {
            let Some(key) = descriptor.keys.get(*slot).filter(|_| !self.seen.contains(*slot)) else { continue };
            if let Some(value) = self.extra.remove(alias) {
                let content = Content::from(&value);
                let mut input = ContentInput::new(&content);
                self.decode(*slot, alias, &mut Input::Other(&mut input))?;
                self.filled(*slot, key, input.take_form());
            }
        }
        Ok(())
    }
}
