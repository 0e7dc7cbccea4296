//! Objects of known fields: keys in the order that is expected or in any other, and the rest.

use std::borrow::Cow;

use super::Cursor;
use crate::runtime::decode::{Filling, fill};
use crate::runtime::types::tagged;
use crate::runtime::{Content, Fault, Input, Key, Object, PathPart, Role, Shape, Source, Token, Unknown};

impl<'a> Cursor<'a> {
    /// The fields of an object, behind its brace.
    pub(super) fn fields(&mut self, object: &mut dyn Object, tag: Option<(&'static Key, &str)>) -> Result<(), Fault> {
        fill(object, &mut |filling| self.fill(filling, tag))
    }

    fn fill(&mut self, filling: &mut Filling<'_, '_>, tag: Option<(&'static Key, &str)>) -> Result<(), Fault> {
        let shape = filling.shape;
        let mut guess = 0;
        let mut first = true;
        loop {
            let found = match self.guessed_key(shape, guess, &mut first) {
                Some(key) => Ok((guess, key)),
                None if self.another(b'}', &mut first)? => self.known_key(shape, guess)?,
                None => break,
            };
            match found {
                Ok((slot, key)) if key.role == Role::Discriminator => {
                    self.check_tag(key, tag)?;
                    guess = slot + 1;
                }
                Ok((slot, key)) => {
                    self.field(filling, slot, key)?;
                    guess = slot + 1;
                }
                Err(name) => match tag {
                    Some((key, _)) if key.name == name => self.check_tag(key, tag)?,
                    _ => filling.keep(name, self.any()?),
                },
            }
        }
        let end = self.at;
        filling.finish().map_err(|fault| fault.at(end))
    }

    /// The brace or comma and the key that comes next in documented order, if that is just what
    /// stands here.
    #[inline]
    fn guessed_key(&mut self, shape: &'static Shape, guess: usize, first: &mut bool) -> Option<&'static Key> {
        let key = *shape.keys.get(guess)?;
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
    fn field(&mut self, filling: &mut Filling<'_, '_>, slot: usize, key: &'static Key) -> Result<(), Fault> {
        let start = self.at;
        match filling.read(slot, key.name, &mut Input::Cursor(self)) {
            Ok(()) => {
                filling.filled(slot, key, self.form.take());
                Ok(())
            }
            Err(fault) => Err(self.behind_space(fault, start)),
        }
    }

    /// A fault of a value that has white space in front.
    #[cold]
    fn behind_space(&mut self, fault: Fault, start: usize) -> Fault {
        self.at = start;
        self.peek();
        fault.at(self.at)
    }

    /// The next key: the one that comes next in documented order, or any other that is known, or
    /// its name.
    #[inline]
    fn known_key(
        &mut self,
        shape: &'static Shape,
        guess: usize,
    ) -> Result<Result<(usize, &'static Key), Cow<'a, str>>, Fault> {
        if let Some(&key) = shape.keys.get(guess)
            && let Some(len) = key.prefix_len(self.rest())
        {
            self.at += len;
            return Ok(Ok((guess, key)));
        }
        let name = self.key()?;
        Ok(shape.find(&name, guess).ok_or(name))
    }

    /// A discriminator that comes again must say the same.
    fn check_tag(&mut self, key: &'static Key, tag: Option<(&'static Key, &str)>) -> Result<(), Fault> {
        self.peek();
        let start = self.at;
        if start == self.tag.0 {
            self.at = self.tag.1;
            return Ok(());
        }
        let at_tag = |fault: Fault| fault.within(PathPart::Field(Cow::Borrowed(key.name))).at(start);
        let found = self.token("a text").map_err(at_tag)?;
        match (tag, found) {
            (Some((_, name)), Token::Text(found)) if found == name => Ok(()),
            (Some((_, name)), Token::Text(found)) => Err(at_tag(tagged::conflict(name, &found))),
            (_, found) => Err(at_tag(Fault::data("a text", found))),
        }
    }

    /// An object of a type that is not known.
    pub(super) fn unknown(&mut self, key: &'static Key, name: Cow<'a, str>) -> Result<Unknown, Fault> {
        let start = self.at;
        let span = self.skip()?;
        let content: Content<'a> = self.parse(span)?;
        content.unknown(key, name).map_err(|fault| fault.at(start))
    }
}
