//! Objects whose type is known by name before they are decoded.

use std::borrow::Cow;

use super::Cursor;
use super::fields::Tags;
use crate::runtime::{CodecError, Key, OneOf, PathPart, Tag};

impl<'a> Cursor<'a> {
    /// Whether an object starts here; `false` for `null`, which is passed over.
    pub(crate) fn at_object(&mut self) -> Result<bool, CodecError> {
        match self.peek() {
            Some(b'{') => Ok(true),
            Some(b'n') => self.word("null").map(|()| false),
            _ => Err(self.unexpected("an object")),
        }
    }

    /// The object that starts here, of a type of this name. The field that names the type, if there is
    /// one, must agree wherever it is.
    pub(crate) fn named(
        &mut self,
        object: &mut dyn OneOf,
        key: Option<&'static Key>,
        name: &str,
    ) -> Result<bool, CodecError> {
        let tag = key.map(|key| Tag { key, name, outer: None });
        self.selected(object, name, tag.as_ref())
    }

    /// The same, with the discriminators that it has.
    pub(super) fn selected(&mut self, object: &mut dyn OneOf, name: &str, tag: Tags<'_>) -> Result<bool, CodecError> {
        if object.select(name) {
            self.content(object, tag).map_err(|error| error.of_event(name))?;
        } else {
            object.set_unknown(self.unknown(tag, name)?);
        }
        Ok(true)
    }

    /// The object that starts here, whose type has been selected.
    pub(crate) fn content(&mut self, object: &mut dyn OneOf, tag: Tags<'_>) -> Result<(), CodecError> {
        if let Some(object) = object.object_mut() {
            return self.fields(object, tag);
        }
        match object.inner_mut() {
            Some(inner) => self.told_apart(inner, tag).map(drop),
            None => Ok(()),
        }
    }

    /// Tries to read something; if that returns `false`, the cursor is where it was.
    pub(crate) fn attempt(&mut self, read: &mut dyn FnMut(&mut Self) -> bool) -> bool {
        let before = (self.at, self.depth, self.memory, self.odd_form, self.tag);
        self.unknown_field = false;
        let done = read(self);
        if !done {
            (self.at, self.depth, self.memory, self.odd_form, self.tag) = before;
        }
        done
    }

    /// A part of the name of the object that starts here: the string at the end of a path of fields. The
    /// cursor stays.
    pub(crate) fn name_part(&mut self, path: &'static [&'static Key]) -> Result<Option<Cow<'a, str>>, CodecError> {
        let start = (self.at, self.depth);
        let found = self.string_at(path);
        (self.at, self.depth) = start;
        found
    }

    fn string_at(&mut self, path: &'static [&'static Key]) -> Result<Option<Cow<'a, str>>, CodecError> {
        for (index, key) in path.iter().enumerate() {
            if index > 0 {
                match self.at_object() {
                    Ok(true) => {}
                    Ok(false) => return Ok(None),
                    Err(error) => return Err(at_path(error, path.get(..index).unwrap_or_default())),
                }
            }
            if !self.go_to(key)? {
                return Ok(None);
            }
        }
        self.peek();
        let at = self.at;
        self.borrowed_string("a string").map_err(|error| at_path(error, path).at(at))
    }

    /// That a part of the name of the object that starts here is missing.
    #[cold]
    pub(crate) fn missing_part(&mut self, path: &'static [&'static Key]) -> CodecError {
        let Some((last, before)) = path.split_last() else { return CodecError::missing("") };
        at_path(CodecError::missing(last.name), before).at(self.at)
    }
}

/// An error at the end of a path.
#[cold]
fn at_path(error: CodecError, path: &[&'static Key]) -> CodecError {
    path.iter().rev().fold(error, |error, key| error.within(PathPart::Field(Cow::Borrowed(key.name))))
}
