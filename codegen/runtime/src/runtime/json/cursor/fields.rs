//! Objects of known fields, with keys in the expected order or any other.

use std::borrow::Cow;

use super::Cursor;
use crate::runtime::decode::{ObjectBuilder, Progress, build, decoded};
use crate::runtime::json::compact;
use crate::runtime::types::Place;
use crate::runtime::{CodecError, Decode, Key, Object, Role, Tag};

/// The discriminators of an object and their values, if the type depends on them.
pub(super) type Tags<'t> = Option<&'t Tag<'t>>;

impl<'a> Cursor<'a> {
    /// An object of known fields; `false` for `null`.
    pub fn object(&mut self, object: &mut dyn Object) -> Result<bool, CodecError> {
        match self.peek() {
            Some(b'{') => {}
            Some(b'n') => return self.word("null").map(|()| false),
            _ => return Err(self.unexpected("an object")),
        }
        self.fields(object, None)?;
        Ok(true)
    }

    /// The object that starts here.
    pub(super) fn fields(&mut self, object: &mut dyn Object, tag: Tags<'_>) -> Result<(), CodecError> {
        self.nest()?;
        build(object, &mut |builder| self.build(builder, tag))
    }

    #[inline]
    fn build(&mut self, builder: &mut ObjectBuilder<'_, '_, '_>, tag: Tags<'_>) -> Result<(), CodecError> {
        let mut place = Place::default();
        // The byte before the next key. The brace is not consumed yet.
        let mut before = b'{';
        loop {
            self.fields_in_order(builder, &mut place, &mut before, tag)?;
            let mut first = before == b'{';
            self.at += usize::from(first);
            if !self.another(b'}', &mut first)? {
                break;
            }
            before = b',';
            place = self.field_out_of_order(builder, place, tag)?;
        }
        let end = self.at;
        // Mostly the last key was the last one documented, so there is nothing to count.
        let all = builder.descriptor.rest_of_group(&place).is_none();
        let slots = if all { place.slot() } else { builder.descriptor.slots() };
        builder.finish(slots).map_err(|error| error.at(end))
    }

    /// The fields whose keys come in documented order, as far as they do.
    #[inline(always)]
    fn fields_in_order(
        &mut self,
        builder: &mut ObjectBuilder<'_, '_, '_>,
        place: &mut Place,
        before: &mut u8,
        tag: Tags<'_>,
    ) -> Result<(), CodecError> {
        while let Some(keys) = builder.descriptor.rest_of_group(place) {
            let fields = builder.fields.get_mut(place.group).and_then(|group| group.get_mut(place.index..));
            for (key, field) in keys.iter().zip(fields.unwrap_or_default()) {
                if !self.guessed_key(key, *before) {
                    return Ok(());
                }
                *before = b',';
                self.field(&mut builder.progress, (key, place.slot()), *field, tag)?;
                *place = place.next();
            }
            *place = place.next_group();
        }
        Ok(())
    }

    /// Consumes the byte before a key and the key, if exactly these follow.
    #[inline]
    fn guessed_key(&mut self, key: &Key, before: u8) -> bool {
        let Some([found, rest @ ..]) = self.text.as_bytes().get(self.at..) else { return false };
        let expected = (*found == before) & key.pattern.is_prefix_of(rest);
        if expected {
            self.at += 1 + key.pattern.len();
        }
        expected
    }

    /// A field, whose key has been read. A call for each would take as long as the rest of it.
    #[inline(always)]
    fn field(
        &mut self,
        progress: &mut Progress<'_>,
        (key, slot): (&'static Key, usize),
        field: &mut dyn Decode,
        tag: Tags<'_>,
    ) -> Result<(), CodecError> {
        if key.role == Role::Discriminator {
            return self.check_tag(key, tag);
        }
        let start = (self.at, self.depth);
        match field.decode(self) {
            Ok(true) if !self.odd_form && progress.is_new(slot) => Ok(()),
            result => match decoded(result, key.name) {
                Ok(()) => {
                    self.note_field(progress, slot, field, start.0);
                    Ok(())
                }
                Err(error) => self.failed_field(progress, slot, start, error),
            },
        }
    }

    /// Notes a field that came before, or whose value has another form than ours.
    #[cold]
    fn note_field(&mut self, progress: &mut Progress<'_>, slot: usize, field: &dyn Decode, start: usize) {
        let text = std::mem::take(&mut self.odd_form).then(|| self.text.get(start..self.at)).flatten();
        progress.note(slot, field, text.map(|text| compact::compact(text.trim_start())).as_deref());
    }

    /// Of a key that comes twice the last counts, so an error counts only if the key does not come
    /// again. The rest of the object is decoded all the same.
    #[cold]
    fn failed_field(
        &mut self,
        progress: &mut Progress<'_>,
        slot: usize,
        start: (usize, usize),
        error: CodecError,
    ) -> Result<(), CodecError> {
        (self.at, self.depth) = start;
        self.peek();
        let error = error.at(self.at);
        if !error.is_data() {
            return Err(error);
        }
        self.skip()?;
        self.odd_form = false;
        progress.failed(slot, error);
        Ok(())
    }

    /// A field with another key than the expected one. Returns the place of the key that follows in
    /// documented order.
    #[inline(never)]
    fn field_out_of_order(
        &mut self,
        builder: &mut ObjectBuilder<'_, '_, '_>,
        guess: Place,
        tag: Tags<'_>,
    ) -> Result<Place, CodecError> {
        let start = self.at;
        if let Some((tag, len)) = tag.and_then(|tag| tag.find(|key| key.prefix_len(self.rest()))) {
            // That of a variant, which is not among its fields.
            self.at += len;
            return self.check_tag(tag.key, Some(tag)).map(|()| guess);
        }
        let descriptor = builder.descriptor;
        let (place, key) = match descriptor.find_near(&guess, self.rest()) {
            Some((place, key, len)) => {
                self.at += len;
                (place, key)
            }
            None => {
                // For a field that is kept as its text, key included.
                self.spaced = false;
                let name = self.key()?;
                match (descriptor.find(&guess, &name), tag_named(tag, &name)) {
                    (Some(found), _) => found,
                    (None, Some(tag)) => return self.check_tag(tag.key, Some(tag)).map(|()| guess),
                    (None, None) => return self.unknown_field(&mut builder.progress, start).map(|()| guess),
                }
            }
        };
        let field = builder.fields.get_mut(place.group).and_then(|group| group.get_mut(place.index));
        let Some(field) = field else { return Err(CodecError::no_such_slot(place.slot())) };
        self.field(&mut builder.progress, (key, place.slot()), *field, tag)?;
        Ok(place.next())
    }

    /// An undocumented field, whose key has been read, and whose entry starts at an offset.
    fn unknown_field(&mut self, progress: &mut Progress<'_>, start: usize) -> Result<(), CodecError> {
        self.skip()?;
        self.unknown_field = true;
        let member = self.text.get(start..self.at).unwrap_or_default();
        let grown = progress.keep(&if self.spaced { compact::compact(member) } else { Cow::Borrowed(member) });
        self.charge(grown)
    }
}

/// The discriminator of a name.
pub(super) fn tag_named<'t>(tag: Tags<'t>, name: &str) -> Tags<'t> {
    let (tag, ()) = tag?.find(|key| (key.name == name).then_some(()))?;
    Some(tag)
}
