//! Objects told apart by a discriminator.

use std::borrow::Cow;

use super::Cursor;
use super::fields::{Tags, tag_named};
use crate::runtime::json::{compact, quote};
use crate::runtime::types::{payload, tagged};
use crate::runtime::{CodecError, Key, Object, PathPart, Tag, Tagged, Unknown};

impl<'a> Cursor<'a> {
    /// One of several objects, told apart by a discriminator; `false` for `null`.
    pub fn tagged(&mut self, tagged: &mut dyn Tagged) -> Result<bool, CodecError> {
        if !self.at_object()? {
            return Ok(false);
        }
        self.told_apart(tagged, None)
    }

    /// The object that starts here, of a type that its discriminator names; with the discriminators of
    /// unions around this one.
    pub(super) fn told_apart(&mut self, tagged: &mut dyn Tagged, outer: Tags<'_>) -> Result<bool, CodecError> {
        let key = tagged.discriminator();
        let start = (self.at, self.depth);
        match self.seek(key) {
            Ok(name) => self.selected(tagged, &name, Some(&Tag { key, name: &name, outer })),
            Err(error) => {
                (self.at, self.depth) = start;
                self.untagged(tagged, error, outer)
            }
        }
    }

    /// The object that starts here, where looking for its discriminator has failed.
    #[cold]
    fn untagged(&mut self, tagged: &mut dyn Tagged, error: CodecError, outer: Tags<'_>) -> Result<bool, CodecError> {
        match self.lacks(tagged.discriminator()) && tagged.select_absent() {
            true => self.content(tagged, outer).map(|()| true),
            false => Err(error),
        }
    }

    /// Whether a field of the object that starts here is absent or null. The cursor stays.
    fn lacks(&mut self, key: &'static Key) -> bool {
        let start = (self.at, self.depth);
        // Not `go_to`: one more caller, and the compiler would keep its steps out of those that are hot.
        let lacks = match self.skip_to_tag(key) {
            Ok(found) => !found || self.peek() == Some(b'n'),
            Err(_) => false,
        };
        (self.at, self.depth) = start;
        lacks
    }

    /// An object whose type is known without its discriminator, which may be absent; `false` for
    /// `null`. Without a name, the discriminator is not looked at.
    pub(crate) fn payload(&mut self, object: &mut dyn Object, name: Option<&str>) -> Result<bool, CodecError> {
        match self.peek() {
            Some(b'{') => {}
            Some(b'n') => return self.word("null").map(|()| false),
            _ => return Err(self.unexpected("an object")),
        }
        let tag = payload::discriminator(object).zip(name).map(|(key, name)| Tag { key, name, outer: None });
        self.fields(object, tag.as_ref()).map_err(|error| match name {
            Some(name) => error.of_event(name),
            None => error,
        })?;
        Ok(true)
    }

    /// An object of an unknown type.
    pub(super) fn unknown(&mut self, tag: Tags<'_>, name: &str) -> Result<Unknown, CodecError> {
        let start = self.at;
        self.spaced = false;
        if tag.is_none() {
            self.skip()?;
            return Ok(self.kept(start, name));
        }
        self.enter()?;
        let mut first = true;
        while self.another(b'}', &mut first)? {
            let key = self.key()?;
            match tag_named(tag, &key) {
                Some(tag) => self.check_tag(tag.key, Some(tag))?,
                None => self.skip().map(drop)?,
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
    pub(super) fn check_tag(&mut self, key: &'static Key, tag: Tags<'_>) -> Result<(), CodecError> {
        self.peek();
        let start = self.at;
        if start == self.tag.0 {
            self.at = self.tag.1;
            return Ok(());
        }
        let at_tag = |error: CodecError| error.within(PathPart::Field(Cow::Borrowed(key.name))).at(start);
        let found = self.borrowed_string("a string").map_err(at_tag)?;
        match (tag, found) {
            (Some(tag), Some(found)) if found == tag.name => Ok(()),
            (None, Some(_)) => Ok(()),
            (Some(tag), Some(_)) => {
                self.at = start;
                let text = self.skip()?;
                Err(at_tag(tagged::conflict(tag.name, quote::describe(text))))
            }
            _ => Err(at_tag(self.unexpected_at(start, "a string"))),
        }
    }
}
