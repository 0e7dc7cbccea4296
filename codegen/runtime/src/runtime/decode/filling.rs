//! Objects that are being filled.

use std::borrow::Cow;

use serde_json::Value;

use crate::runtime::decode::ContentInput;
use crate::runtime::{Content, Extra, Fault, Form, Input, Key, Object, PathPart, Role, Shape, Wire};

/// Which slots have been filled.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    low: u64,
    high: Vec<u64>,
}

impl Seen {
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

/// An object that is being filled.
pub(crate) struct Filling<'a, 'f> {
    pub(crate) shape: &'static Shape,
    fields: &'a mut [&'f mut dyn Wire],
    extra: &'a mut Extra,
    seen: Seen,
}

/// Fills an object. What is to be done behind its last field is left to [`Filling::finish`].
#[inline]
pub(crate) fn fill(
    object: &mut dyn Object,
    fill: &mut dyn FnMut(&mut Filling<'_, '_>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let shape = object.shape();
    object.fill(&mut |fields, extra| fill(&mut Filling { shape, fields, extra, seen: Seen::default() }))
}

impl Filling<'_, '_> {
    /// Reads the field of a slot, whose value must not be null unless the field says so.
    #[inline]
    pub(crate) fn read(&mut self, slot: usize, name: &'static str, input: &mut Input<'_, '_>) -> Result<(), Fault> {
        let fault = match self.fields.get_mut(slot).map(|field| field.read(input)) {
            Some(Ok(true)) => return Ok(()),
            Some(Ok(false)) => Fault::null(),
            Some(Err(fault)) => fault,
            None => Fault::no_such_slot(slot),
        };
        Err(fault.within(PathPart::Field(Cow::Borrowed(name))))
    }

    /// Marks a field as filled, and remembers in what form its value came, in place of what was
    /// remembered of a value that came before.
    #[inline]
    pub(crate) fn filled(&mut self, slot: usize, key: &'static Key, form: Option<Box<Form>>) {
        if form.is_some() || self.seen.contains(slot) {
            self.replace_form(key, form);
        }
        self.seen.insert(slot);
    }

    #[cold]
    fn replace_form(&mut self, key: &'static Key, form: Option<Box<Form>>) {
        match form {
            Some(form) => self.extra.keep_form(key.name, *form),
            None => self.extra.drop_form(key.name),
        }
    }

    /// Keeps what has no field.
    pub(crate) fn keep(&mut self, name: impl Into<String>, value: Value) {
        self.extra.insert(name, value);
    }

    /// What is to be done when the last field of an object has been read: other spellings find
    /// their field, and what is missing is found out.
    #[inline]
    pub(crate) fn finish(&mut self) -> Result<(), Fault> {
        let shape = self.shape;
        if !shape.aliases.is_empty() && !self.extra.is_empty() {
            self.read_aliases()?;
        }
        if shape.required & !self.seen.low != 0 || shape.keys.len() > 64 {
            self.check_required()?;
        }
        self.extra.set_seen(&self.seen, shape.keys.len());
        Ok(())
    }

    #[cold]
    fn check_required(&self) -> Result<(), Fault> {
        let missing = |(slot, key): &(usize, &&Key)| key.role == Role::Required && !self.seen.contains(*slot);
        match self.shape.keys.iter().enumerate().find(missing) {
            Some((_, key)) => Err(Fault::missing(key.name)),
            None => Ok(()),
        }
    }

    /// Fields that came under another spelling are among what is not known until now: so the
    /// documented spelling goes first, wherever it stands, and neither is lost if both are there.
    #[cold]
    fn read_aliases(&mut self) -> Result<(), Fault> {
        let shape = self.shape;
        for (alias, slot) in shape.aliases {
            let Some(key) = shape.keys.get(*slot).filter(|_| !self.seen.contains(*slot)) else { continue };
            if let Some(value) = self.extra.remove(alias) {
                let content = Content::from(&value);
                let mut input = ContentInput::new(&content);
                self.read(*slot, alias, &mut Input::Other(&mut input))?;
                self.filled(*slot, key, input.take_form());
            }
        }
        Ok(())
    }
}
