//! Objects of known fields, with keys in the expected order or any other.

use std::borrow::Cow;

use super::Cursor;
use crate::runtime::decode::{ObjectBuilder, build};
use crate::runtime::types::tagged;
use crate::runtime::{
    CodecError, Content, Input, Key, Object, ObjectDescriptor, PathPart, Role, Scalar, Source, Unknown,
};

impl<'a> Cursor<'a> {
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
        builder: &mut ObjectBuilder<'_, '_>,
        tag: Option<(&'static Key, &str)>,
    ) -> Result<(), CodecError> {
        let descriptor = builder.descriptor;
        let mut guess = 0;
        let mut first = true;
        loop {
            let found = match self.guessed_key(descriptor, guess, &mut first) {
                Some(key) => Ok((guess, key)),
                None if self.another(b'}', &mut first)? => self.known_key(descriptor, guess)?,
                None => break,
            };
            match found {
                Ok((slot, key)) if key.role == Role::Discriminator => {
                    self.check_tag(key, tag)?;
                    guess = slot + 1;
                }
                Ok((slot, key)) => {
                    self.field(builder, slot, key)?;
                    guess = slot + 1;
                }
                Err(name) => match tag {
                    Some((key, _)) if key.name == name => self.check_tag(key, tag)?,
                    _ => builder.keep(name, self.any()?),
                },
            }
        }
        let end = self.at;
        builder.finish().map_err(|error| error.at(end))
    }

    /// Consumes the brace or comma and the next key in documented order, if exactly these follow.
    #[inline]
    fn guessed_key(
        &mut self,
        descriptor: &'static ObjectDescriptor,
        guess: usize,
        first: &mut bool,
    ) -> Option<&'static Key> {
        let key = *descriptor.keys.get(guess)?;
        let (before, from) = if *first { (b'{', self.at.wrapping_sub(1)) } else { (b',', self.at) };
        let (found, rest) = self.text.as_bytes().get(from..)?.split_first()?;
        if *found != before {
            return None;
        }
        self.at = from + 1 + key.prefix_len(rest)?;
        *first = false;
        Some(key)
    }

    #[inline]
    fn field(&mut self, builder: &mut ObjectBuilder<'_, '_>, slot: usize, key: &'static Key) -> Result<(), CodecError> {
        let start = self.at;
        match builder.decode(slot, key.name, &mut Input::Cursor(self)) {
            Ok(()) => {
                builder.filled(slot, key, self.form.take());
                Ok(())
            }
            Err(error) => Err(self.after_space(error, start)),
        }
    }

    /// Sets the offset of an error to the start of the value, after white space.
    #[cold]
    fn after_space(&mut self, error: CodecError, start: usize) -> CodecError {
        self.at = start;
        self.peek();
        error.at(self.at)
    }

    /// The next key: the next in documented order, any other known one, or its name.
    #[inline]
    fn known_key(
        &mut self,
        descriptor: &'static ObjectDescriptor,
        guess: usize,
    ) -> Result<Result<(usize, &'static Key), Cow<'a, str>>, CodecError> {
        if let Some(&key) = descriptor.keys.get(guess)
            && let Some(len) = key.prefix_len(self.rest())
        {
            self.at += len;
            return Ok(Ok((guess, key)));
        }
        let name = self.key()?;
        Ok(descriptor.find(&name, guess).ok_or(name))
    }

    /// A repeated discriminator must have the same value.
    fn check_tag(&mut self, key: &'static Key, tag: Option<(&'static Key, &str)>) -> Result<(), CodecError> {
        self.peek();
        let start = self.at;
        if start == self.tag.0 {
            self.at = self.tag.1;
            return Ok(());
        }
        let at_tag = |error: CodecError| error.within(PathPart::Field(Cow::Borrowed(key.name))).at(start);
        let found = self.scalar("a string").map_err(at_tag)?;
        match (tag, found) {
            (Some((_, name)), Scalar::String(found)) if found == name => Ok(()),
            (Some((_, name)), Scalar::String(found)) => Err(at_tag(tagged::conflict(name, &found))),
            (_, found) => Err(at_tag(CodecError::data("a string", found))),
        }
    }

    /// An object of an unknown type.
    pub(super) fn unknown(&mut self, key: &'static Key, name: Cow<'a, str>) -> Result<Unknown, CodecError> {
        let start = self.at;
        let span = self.skip()?;
        let content: Content<'a> = self.parse(span)?;
        content.unknown(key, name).map_err(|error| error.at(start))
    }
}
