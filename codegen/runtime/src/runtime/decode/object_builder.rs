//! Building objects from decoded fields.

use std::borrow::Cow;

use crate::runtime::json::cursor::replay;
use crate::runtime::types::Place;
use crate::runtime::{CodecError, Cursor, Decode, Extra, Key, Object, ObjectDescriptor, PathPart, Role};

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
pub(crate) struct ObjectBuilder<'a, 'g, 'f> {
    pub(crate) descriptor: &'static ObjectDescriptor,
    fields: &'a mut [&'g mut [&'f mut dyn Decode]],
    extra: &'a mut Extra,
    seen: SlotSet,
    /// The fields whose last value is invalid.
    failed: Vec<(usize, CodecError)>,
}

/// Builds an object with a function, which calls [`ObjectBuilder::finish`] after the last field.
#[inline]
pub(crate) fn build(
    object: &mut dyn Object,
    build: &mut dyn FnMut(&mut ObjectBuilder<'_, '_, '_>) -> Result<(), CodecError>,
) -> Result<(), CodecError> {
    let descriptor = object.descriptor();
    object.visit_fields_mut(&mut |fields, extra| {
        let mut builder = ObjectBuilder { descriptor, fields, extra, seen: SlotSet::default(), failed: Vec::new() };
        let built = build(&mut builder);
        if built.is_err() {
            // Should the key come again, nothing of this value may stay.
            builder.extra.set_seen(&builder.seen, 0);
        }
        built
    })
}

impl<'f> ObjectBuilder<'_, '_, 'f> {
    #[inline]
    fn field(&mut self, place: &Place) -> Option<&mut &'f mut dyn Decode> {
        self.fields.get_mut(place.group)?.get_mut(place.index)
    }

    /// Decodes the field of a place. `null` is an error unless the field accepts it.
    #[inline]
    pub(crate) fn decode(
        &mut self,
        place: &Place,
        name: &'static str,
        input: &mut Cursor<'_>,
    ) -> Result<(), CodecError> {
        let error = match self.field(place).map(|field| field.decode(input)) {
            Some(Ok(true)) => return Ok(()),
            Some(Ok(false)) => CodecError::null(),
            Some(Err(error)) => error,
            None => CodecError::no_such_slot(place.slot()),
        };
        Err(error.within(PathPart::Field(Cow::Borrowed(name))))
    }

    /// Marks a field as decoded, and remembers the text of its value if that has another form than
    /// ours. This replaces what is known of an earlier value.
    #[inline]
    pub(crate) fn filled(&mut self, place: &Place, form: Option<&str>) {
        let slot = place.slot();
        if form.is_some() || self.seen.contains(slot) {
            self.replace(place, form);
        }
        self.seen.insert(slot);
    }

    #[cold]
    fn replace(&mut self, place: &Place, form: Option<&str>) {
        self.failed.retain(|(failed, _)| *failed != place.slot());
        self.extra.forget_wire_form(place.slot());
        let field = self.fields.get(place.group).and_then(|group| group.get(place.index));
        if let (Some(form), Some(field)) = (form, field) {
            self.extra.keep_wire_form(place.slot(), form, *field);
        }
    }

    /// Marks a field as invalid, unless it comes again.
    #[cold]
    pub(crate) fn failed(&mut self, slot: usize, error: CodecError) {
        self.failed.retain(|(failed, _)| *failed != slot);
        self.failed.push((slot, error));
        self.seen.insert(slot);
    }

    /// Keeps an undocumented field as its text, and returns by how many bytes that has grown.
    pub(crate) fn keep(&mut self, member: &str) -> usize {
        self.extra.push(member)
    }

    /// Called after the last field: moves aliased fields to their slots, and checks for missing
    /// fields.
    #[inline]
    pub(crate) fn finish(&mut self, slots: usize) -> Result<(), CodecError> {
        if !self.failed.is_empty() {
            return Err(self.failed.swap_remove(0).1);
        }
        let descriptor = self.descriptor;
        if !descriptor.aliases.is_empty() && !self.extra.is_empty() {
            self.decode_aliases()?;
        }
        if descriptor.required & !self.seen.low != 0 || slots > 64 {
            self.check_required()?;
        }
        self.extra.set_seen(&self.seen, slots);
        Ok(())
    }

    #[cold]
    fn check_required(&self) -> Result<(), CodecError> {
        let missing = |(slot, key): &(usize, &&Key)| key.role == Role::Required && !self.seen.contains(*slot);
        match self.descriptor.keys.iter().copied().flatten().enumerate().find(missing) {
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
            if self.seen.contains(*slot) {
                continue;
            }
            let place = &descriptor.place(*slot);
            if let Some(value) = self.extra.remove(alias) {
                let form =
                    replay(value.as_ref(), |input| self.decode(place, alias, input).map(|()| input.has_odd_form()));
                // Its offset is one in the value alone.
                let form = form.map_err(CodecError::without_offset)?;
                self.filled(place, form.then_some(value.text()));
            }
        }
        Ok(())
    }
}
