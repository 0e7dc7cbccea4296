//! Looking ahead for a discriminator, wherever it stands.

use std::borrow::Cow;

use super::Cursor;
use crate::runtime::{Fault, Key, PathPart, Source, Token};

impl<'a> Cursor<'a> {
    /// The discriminator of the object that starts here. The cursor stays.
    pub(super) fn seek(&mut self, wanted: &'static Key) -> Result<Cow<'a, str>, Fault> {
        let start = (self.at, self.depth);
        match self.flat_tag(wanted) {
            Some(place) => self.at = place,
            None => self.pass_to_tag(wanted)?,
        }
        self.peek();
        let at = self.at;
        let place = |fault: Fault| fault.within(PathPart::Field(Cow::Borrowed(wanted.name))).at(at);
        let name = match self.token("a text").map_err(place)? {
            Token::Text(name) => name,
            other => return Err(place(Fault::data("a text", other))),
        };
        self.tag = (at, self.at);
        (self.at, self.depth) = start;
        Ok(name)
    }

    /// Behind the discriminator's key, if it is written plainly, and nothing but scalars without
    /// escapes stands in front, so that quotes alone tell texts from what is between them. If
    /// anything else is met, this gives up.
    fn flat_tag(&self, wanted: &'static Key) -> Option<usize> {
        let key = wanted.quoted()?;
        let name = key.strip_suffix(':')?.as_bytes();
        let text = self.rest();
        let mut at = 1;
        let mut within_text = false;
        while at < text.len() {
            let block = window(text, at);
            if may_hold(&block, name, text, at)
                && let Some(before) = block.iter().enumerate().find_map(|(before, byte)| {
                    (*byte == b'"' && starts_with(text, at + before, name)).then_some(before)
                })
            {
                let (odd, flat) = survey(block.iter().take(before));
                let colon = text.get(at + before + name.len()) == Some(&b':');
                return (colon && flat && odd == within_text).then_some(self.at + at + before + key.len());
            }
            let (odd, flat) = survey(block.iter());
            if !flat {
                return None;
            }
            within_text ^= odd;
            at += BLOCK;
        }
        None
    }

    /// Passes over whatever stands in front of the discriminator, and its key.
    fn pass_to_tag(&mut self, wanted: &'static Key) -> Result<(), Fault> {
        let start = self.at;
        self.enter()?;
        let mut first = true;
        while self.another(b'}', &mut first)? {
            if let Some(len) = wanted.prefix_len(self.rest()) {
                self.at += len;
                return Ok(());
            }
            if self.key()? == wanted.name {
                return Ok(());
            }
            self.skip()?;
        }
        Err(Fault::missing(wanted.name).at(start))
    }
}

/// How many bytes are looked at together: loops over so many become a few vector instructions.
const BLOCK: usize = 32;

/// A block of a text, with zeros behind the text's end.
#[inline]
fn window(text: &[u8], at: usize) -> [u8; BLOCK] {
    let rest = text.get(at..).unwrap_or_default();
    match rest.first_chunk() {
        Some(block) => *block,
        None => last_window(rest),
    }
}

#[cold]
fn last_window(rest: &[u8]) -> [u8; BLOCK] {
    let mut block = [0; BLOCK];
    block.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    block
}

/// Whether a name in quotes may start in a block: its first, its second and its last byte are there.
#[inline]
fn may_hold(block: &[u8; BLOCK], name: &[u8], text: &[u8], at: usize) -> bool {
    let (Some(letter), Some(last)) = (name.get(1), name.len().checked_sub(1)) else { return false };
    let (letters, lasts) = (window(text, at + 1), window(text, at + last));
    let triples = block.iter().zip(&letters).zip(&lasts);
    triples.fold(false, |any, ((first, second), last)| any | ((*first == b'"') & (second == letter) & (*last == b'"')))
}

fn starts_with(text: &[u8], at: usize, name: &[u8]) -> bool {
    text.get(at..).is_some_and(|rest| rest.starts_with(name))
}

/// Whether the number of quotes is odd, and whether there are no escapes, objects and lists.
#[inline]
fn survey<'b>(bytes: impl Iterator<Item = &'b u8>) -> (bool, bool) {
    let (odd, nested) = bytes.fold((false, false), |(odd, nested), byte| {
        // `[\\]` and `{|}` are three in a row each, and differ by one bit.
        (odd ^ (*byte == b'"'), nested | ((byte | 0x20).wrapping_sub(b'{') < 3))
    });
    (odd, !nested)
}
