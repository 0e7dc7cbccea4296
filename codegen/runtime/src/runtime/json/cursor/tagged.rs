//! Objects told apart by a discriminator.

use std::borrow::Cow;

use super::Cursor;
use crate::runtime::json::{compact, quote};
use crate::runtime::types::{payload, tagged};
use crate::runtime::{CodecError, Key, Object, PathPart, Tagged, Unknown};

impl<'a> Cursor<'a> {
    /// One of several objects, told apart by a discriminator; `false` for `null`.
    pub fn tagged(&mut self, tagged: &mut dyn Tagged) -> Result<bool, CodecError> {
        if !self.at_object()? {
            return Ok(false);
        }
        let key = tagged.discriminator();
        let name = self.seek(key)?;
        self.named(tagged, Some(key), &name)
    }

    /// An object whose type is known without its discriminator, which may be absent; `false` for
    /// `null`. Without a name, the discriminator is not looked at.
    pub(crate) fn payload(&mut self, object: &mut dyn Object, name: Option<&str>) -> Result<bool, CodecError> {
        match self.peek() {
            Some(b'{') => self.enter()?,
            Some(b'n') => return self.word("null").map(|()| false),
            _ => return Err(self.unexpected("an object")),
        }
        let tag = payload::discriminator(object).zip(name);
        self.fields(object, tag).map_err(|error| match name {
            Some(name) => error.of_event(name),
            None => error,
        })?;
        Ok(true)
    }

    /// An object of an unknown type.
    pub(super) fn unknown(&mut self, key: Option<&'static Key>, name: &str) -> Result<Unknown, CodecError> {
        let start = self.at;
        self.spaced = false;
        let Some(key) = key else {
            self.skip()?;
            return Ok(self.kept(start, name));
        };
        self.enter()?;
        let mut first = true;
        while self.another(b'}', &mut first)? {
            if self.key()? == key.name {
                self.check_tag(key, Some((key, name)))?;
            } else {
                self.skip()?;
            }
        }
        Ok(self.kept(start, name))
    }

    /// The text from an offset up to here, as an object of an unknown type.
    fn kept(&self, start: usize, name: &str) -> Unknown {
        let text = self.text.get(start..self.at).unwrap_or_default();
        let text = if self.spaced { compact::compact(text) } else { Cow::Borrowed(text) };
        Unknown::new(name, &text)
    }

    /// A repeated discriminator must have the same value.
    pub(super) fn check_tag(&mut self, key: &'static Key, tag: Option<(&'static Key, &str)>) -> Result<(), CodecError> {
        self.peek();
        let start = self.at;
        if start == self.tag.0 {
            self.at = self.tag.1;
            return Ok(());
        }
        let at_tag = |error: CodecError| error.within(PathPart::Field(Cow::Borrowed(key.name))).at(start);
        let found = self.borrowed_string("a string").map_err(at_tag)?;
        match (tag, found) {
            (Some((_, name)), Some(found)) if found == name => Ok(()),
            (None, Some(_)) => Ok(()),
            (Some((_, name)), Some(_)) => {
                self.at = start;
                let text = self.skip()?;
                Err(at_tag(tagged::conflict(name, quote::describe(text))))
            }
            _ => Err(at_tag(self.unexpected_at(start, "a string"))),
        }
    }
}
