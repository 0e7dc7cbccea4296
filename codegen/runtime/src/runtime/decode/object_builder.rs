//! Building objects from decoded fields.

use std::borrow::Cow;

use crate::runtime::decode::SlotSet;
use crate::runtime::json::cursor::replay;
use crate::runtime::{CodecError, Decode, Extra, Key, Object, ObjectDescriptor, PathPart, Role};

/// An object that is being built.
pub(crate) struct ObjectBuilder<'a, 'g, 'f> {
    pub(crate) descriptor: &'static ObjectDescriptor,
    /// Its fields, in the groups of their keys.
    pub(crate) fields: &'a mut [&'g mut [&'f mut dyn Decode]],
    pub(crate) progress: Progress<'a>,
}

/// Which fields of an object have come, and what came beside them.
pub(crate) struct Progress<'a> {
    extra: &'a mut Extra,
    seen: SlotSet,
    /// Mostly there is nothing to drop, which costs less in a box.
    failed: Option<Box<Failed>>,
}

/// The fields whose last value is invalid.
#[derive(Default)]
struct Failed(Vec<(usize, CodecError)>);

/// Builds an object with a function, which calls [`ObjectBuilder::finish`] after the last field.
#[inline]
pub(crate) fn build(
    object: &mut dyn Object,
    build: &mut dyn FnMut(&mut ObjectBuilder<'_, '_, '_>) -> Result<(), CodecError>,
) -> Result<(), CodecError> {
    let descriptor = object.descriptor();
    object.visit_fields_mut(&mut |fields, extra| {
        let progress = Progress { extra, seen: SlotSet::default(), failed: None };
        let mut builder = ObjectBuilder { descriptor, fields, progress };
        let built = build(&mut builder);
        if built.is_err() {
            // Should the key come again, nothing of this value may stay.
            builder.progress.extra.set_seen(&builder.progress.seen, 0);
        }
        built
    })
}

impl Progress<'_> {
    /// Marks a field as decoded; `false` if there is more to note, by [`Progress::note`].
    #[inline]
    pub(crate) fn is_new(&mut self, slot: usize) -> bool {
        self.seen.insert_new_low(slot)
    }

    /// Marks a field as decoded, and remembers the text of its value if that has another form than
    /// ours. This replaces what is known of an earlier value.
    #[cold]
    pub(crate) fn note(&mut self, slot: usize, field: &dyn Decode, form: Option<&str>) {
        self.forget(slot);
        if let Some(form) = form {
            self.extra.keep_wire_form(slot, form, field);
        }
    }

    /// Marks a field as invalid, unless it comes again.
    #[cold]
    pub(crate) fn failed(&mut self, slot: usize, error: CodecError) {
        self.forget(slot);
        self.failed.get_or_insert_default().0.push((slot, error));
    }

    fn forget(&mut self, slot: usize) {
        self.seen.insert(slot);
        self.extra.forget_wire_form(slot);
        if let Some(failed) = &mut self.failed {
            failed.0.retain(|(failed, _)| *failed != slot);
        }
    }

    /// Keeps an undocumented field as its text, and returns by how many bytes that has grown.
    pub(crate) fn keep(&mut self, member: &str) -> usize {
        self.extra.push(member)
    }

    /// The error of the first field whose last value is invalid.
    #[cold]
    fn first_failed(&mut self) -> Option<CodecError> {
        let failed = &mut self.failed.as_mut()?.0;
        (!failed.is_empty()).then(|| failed.swap_remove(0).1)
    }
}

impl ObjectBuilder<'_, '_, '_> {
    /// Called after the last field: moves aliased fields to their slots, and checks for missing
    /// fields.
    #[inline]
    pub(crate) fn finish(&mut self, slots: usize) -> Result<(), CodecError> {
        if self.progress.failed.is_some()
            && let Some(error) = self.progress.first_failed()
        {
            return Err(error);
        }
        let descriptor = self.descriptor;
        if !descriptor.aliases.is_empty() && !self.progress.extra.is_empty() {
            self.decode_aliases()?;
        }
        if descriptor.required & !self.progress.seen.low() != 0 || slots > 64 {
            self.check_required()?;
        }
        self.progress.extra.set_seen(&self.progress.seen, slots);
        Ok(())
    }

    #[cold]
    fn check_required(&self) -> Result<(), CodecError> {
        let missing = |(slot, key): &(usize, &&Key)| key.role == Role::Required && !self.progress.seen.contains(*slot);
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
            if self.progress.seen.contains(*slot) {
                continue;
            }
            let place = descriptor.place(*slot);
            let field = self.fields.get_mut(place.group).and_then(|group| group.get_mut(place.index));
            let Some(field) = field else { return Err(CodecError::no_such_slot(*slot)) };
            if let Some(value) = self.progress.extra.remove(alias) {
                let form = replay(value.as_ref(), |input| {
                    decoded(field.decode(input), alias)?;
                    Ok(input.has_odd_form())
                });
                // Its offset is one in the value alone.
                let form = form.map_err(CodecError::without_offset)?;
                self.progress.note(*slot, *field, form.then_some(value.text()));
            }
        }
        Ok(())
    }
}

/// What came of decoding the field of a key. `null` is an error unless the field accepts it.
pub(crate) fn decoded(result: Result<bool, CodecError>, name: &'static str) -> Result<(), CodecError> {
    let error = match result {
        Ok(true) => return Ok(()),
        Ok(false) => CodecError::null(),
        Err(error) => error,
    };
    Err(error.within(PathPart::Field(Cow::Borrowed(name))))
}
