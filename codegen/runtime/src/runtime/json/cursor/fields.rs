//! Objects of known fields, with keys in the expected order or any other.

use std::borrow::Cow;

use super::Cursor;
use crate::runtime::decode::{ObjectBuilder, build};
use crate::runtime::json::compact;
use crate::runtime::types::Place;
use crate::runtime::{CodecError, Key, Object, ObjectDescriptor, Role};

impl<'a> Cursor<'a> {
    /// An object of known fields; `false` for `null`.
    pub fn object(&mut self, object: &mut dyn Object) -> Result<bool, CodecError> {
        match self.peek() {
            Some(b'{') => self.enter()?,
            Some(b'n') => return self.word("null").map(|()| false),
            _ => return Err(self.unexpected("an object")),
        }
        self.fields(object, None)?;
        Ok(true)
    }

    /// The fields of an object, after its opening brace.
    pub(super) fn fields(
        &mut self,
        object: &mut dyn Object,
        tag: Option<(&'static Key, &str)>,
    ) -> Result<(), CodecError> {
        build(object, &mut |builder| self.build(builder, tag))
    }

    fn build(
        &mut self,
        builder: &mut ObjectBuilder<'_, '_, '_>,
        tag: Option<(&'static Key, &str)>,
    ) -> Result<(), CodecError> {
        let descriptor = builder.descriptor;
        let depth = self.depth;
        let mut place = descriptor.first();
        let mut first = true;
        loop {
            let member = self.at;
            let key = match self.guessed_key(&place, &mut first) {
                Some(key) => key,
                None if self.another(b'}', &mut first)? => match self.known_key(descriptor, &mut place)? {
                    Ok(key) => key,
                    Err(name) => {
                        match tag {
                            Some((key, _)) if key.name == name => self.check_tag(key, tag)?,
                            _ => self.unknown_field(builder, member)?,
                        }
                        continue;
                    }
                },
                None => break,
            };
            if key.role == Role::Discriminator {
                self.check_tag(key, tag)?;
            } else if let Err((start, error)) = self.field(builder, &place, key) {
                (self.at, self.depth) = (start, depth);
                self.failed_field(builder, place.slot(), error)?;
            }
            place.advance(descriptor);
        }
        let end = self.at;
        // Mostly the last key was the last one documented, so there is nothing to count.
        let slots = if place.key().is_none() { place.slot() } else { descriptor.slots() };
        builder.finish(slots).map_err(|error| error.at(end))
    }

    /// Consumes the brace or comma and the next key in documented order, if exactly these follow.
    #[inline]
    fn guessed_key(&mut self, guess: &Place, first: &mut bool) -> Option<&'static Key> {
        let key = guess.key()?;
        let (before, from) = if *first { (b'{', self.at.wrapping_sub(1)) } else { (b',', self.at) };
        let (found, rest) = self.text.as_bytes().get(from..)?.split_first()?;
        if *found != before {
            return None;
        }
        self.at = from + 1 + key.prefix_len(rest)?;
        *first = false;
        Some(key)
    }

    /// A field, whose key has been read. An error comes with the offset behind the key.
    #[inline]
    fn field(
        &mut self,
        builder: &mut ObjectBuilder<'_, '_, '_>,
        place: &Place,
        key: &'static Key,
    ) -> Result<(), (usize, CodecError)> {
        let start = self.at;
        builder.decode(place, key.name, self).map_err(|error| (start, error))?;
        if self.odd_form {
            self.odd_form = false;
            let text = self.text.get(start..self.at).unwrap_or_default();
            builder.filled(place, Some(&compact::compact(text.trim_start())));
        } else {
            builder.filled(place, None);
        }
        Ok(())
    }

    /// Of a key that comes twice the last counts, so an error counts only if the key does not come
    /// again. The rest of the object is decoded all the same.
    #[cold]
    fn failed_field(
        &mut self,
        builder: &mut ObjectBuilder<'_, '_, '_>,
        slot: usize,
        error: CodecError,
    ) -> Result<(), CodecError> {
        self.peek();
        let error = error.at(self.at);
        if !error.is_data() {
            return Err(error);
        }
        self.skip()?;
        self.odd_form = false;
        builder.failed(slot, error);
        Ok(())
    }

    /// An undocumented field, whose key has been read, and whose entry starts at an offset.
    fn unknown_field(&mut self, builder: &mut ObjectBuilder<'_, '_, '_>, start: usize) -> Result<(), CodecError> {
        self.skip()?;
        let member = self.text.get(start..self.at).unwrap_or_default();
        let member = member.trim_start_matches([',', ' ', '\n', '\t', '\r']);
        let grown = builder.keep(&if self.spaced { compact::compact(member) } else { Cow::Borrowed(member) });
        self.charge(grown)
    }

    /// The next key: the next in documented order, any other known one, whose place it becomes, or its
    /// name.
    #[inline]
    fn known_key(
        &mut self,
        descriptor: &'static ObjectDescriptor,
        place: &mut Place,
    ) -> Result<Result<&'static Key, Cow<'a, str>>, CodecError> {
        if let Some(key) = place.key()
            && let Some(len) = key.prefix_len(self.rest())
        {
            self.at += len;
            return Ok(Ok(key));
        }
        // For a field that is kept as its text, key included.
        self.spaced = false;
        let name = self.key()?;
        let Some(found) = descriptor.find(&name, place) else { return Ok(Err(name)) };
        *place = found;
        Ok(found.key().ok_or(name))
    }
}
