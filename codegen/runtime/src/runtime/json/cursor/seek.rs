//! Looking ahead for a discriminator.

use std::borrow::Cow;

use super::Cursor;
use crate::runtime::json::{scan, string};
use crate::runtime::{CodecError, Key, PathPart};

impl<'a> Cursor<'a> {
    /// The discriminator of the object that starts here. The cursor stays.
    pub(super) fn seek(&mut self, wanted: &'static Key) -> Result<Cow<'a, str>, CodecError> {
        let start = (self.at, self.depth);
        if !self.go_to(wanted)? {
            return Err(CodecError::missing(wanted.name).at(start.0));
        }
        self.peek();
        let at = self.at;
        let place = |error: CodecError| error.within(PathPart::Field(Cow::Borrowed(wanted.name))).at(at);
        let Some(name) = self.borrowed_string("a string").map_err(place)? else {
            return Err(place(self.unexpected_at(at, "a string")));
        };
        self.tag = (at, self.at);
        (self.at, self.depth) = start;
        Ok(name)
    }

    /// Goes to the value of a field of the object that starts here; `false` if there is none.
    #[inline]
    pub(super) fn go_to(&mut self, wanted: &'static Key) -> Result<bool, CodecError> {
        match self.near_tag(wanted).or_else(|| self.flat_tag(wanted)).or_else(|| self.nested_tag(wanted)) {
            Some(place) => self.at = place,
            None => return self.skip_to_tag(wanted),
        }
        Ok(true)
    }

    /// The offset after the discriminator's key, if it is one of the first keys, and only scalars
    /// without escapes precede it.
    fn near_tag(&self, wanted: &'static Key) -> Option<usize> {
        let text = self.text.as_bytes();
        let mut at = self.at + 1;
        for _ in 0..NEAR {
            if let Some(len) = wanted.prefix_len(text.get(at..)?) {
                return Some(at + len);
            }
            at = after(text, after_string(text, at)?, b':')?;
            at = after(text, after_scalar(text, at)?, b',')?;
        }
        None
    }

    /// The offset after the discriminator's key, if the key has no escapes and only scalars without
    /// escapes precede it, so that quotes alone delimit strings. Otherwise `None`.
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

    /// The offset after the discriminator's key, if no key of this object that precedes it has escapes.
    /// What precedes it is not checked: all of it will be decoded.
    fn nested_tag(&self, wanted: &'static Key) -> Option<usize> {
        let text = self.text.as_bytes();
        let (mut at, mut depth) = (self.at + 1, 1_usize);
        while depth > 0 {
            let byte = *text.get(at)?;
            if byte == b'"' {
                if depth == 1
                    && let Some(len) = wanted.prefix_len(text.get(at..)?)
                {
                    return Some(at + len);
                }
                match after_string(text, at) {
                    Some(end) => at = end,
                    None => {
                        at = string::end(text, at + 1).ok()?;
                        let is_key = depth == 1 && text.get(at) == Some(&b':');
                        (!is_key).then_some(())?;
                    }
                }
            } else {
                // `[` and `{` are codes that differ in one bit, and so are `]` and `}`.
                let bracket = byte | 0x20;
                depth = depth + usize::from(bracket == b'{') - usize::from(bracket == b'}');
                at += 1;
            }
        }
        None
    }

    /// Skips all that precedes the discriminator, and its key; `false` if there is none.
    pub(super) fn skip_to_tag(&mut self, wanted: &'static Key) -> Result<bool, CodecError> {
        self.enter()?;
        let mut first = true;
        while self.another(b'}', &mut first)? {
            if let Some(len) = wanted.prefix_len(self.rest()) {
                self.at += len;
                return Ok(true);
            }
            if self.key()? == wanted.name {
                return Ok(true);
            }
            self.skip()?;
        }
        Ok(false)
    }
}

/// How many fields are passed over one by one. Blocks of bytes are faster only for more.
const NEAR: usize = 4;

/// The offset after a byte, if it is this one.
#[inline]
fn after(text: &[u8], at: usize, byte: u8) -> Option<usize> {
    (text.get(at) == Some(&byte)).then_some(at + 1)
}

/// The offset after a string without escapes.
#[inline]
fn after_string(text: &[u8], at: usize) -> Option<usize> {
    let start = after(text, at, b'"')?;
    after(text, start + scan::plain_prefix(text.get(start..)?), b'"')
}

/// The offset after a string without escapes, a number or a word.
#[inline]
fn after_scalar(text: &[u8], at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    if rest.first() == Some(&b'"') {
        return after_string(text, at);
    }
    let in_scalar = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.');
    Some(at + rest.iter().take_while(in_scalar).count())
}

/// How many bytes are examined at once: a loop over so many becomes a few vector instructions.
const BLOCK: usize = 32;

/// A block of the text, padded with zeros.
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

/// Whether a quoted name may start in the block: its first, second and last byte match.
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

/// Whether the number of quotes is odd, and whether there are no escapes, objects or lists.
#[inline]
fn survey<'b>(bytes: impl Iterator<Item = &'b u8>) -> (bool, bool) {
    let (odd, nested) = bytes.fold((false, false), |(odd, nested), byte| {
        // `[\\]` and `{|}` are consecutive codes that differ in one bit.
        (odd ^ (*byte == b'"'), nested | ((byte | 0x20).wrapping_sub(b'{') < 3))
    });
    (odd, !nested)
}
