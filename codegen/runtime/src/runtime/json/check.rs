//! Checking that text is JSON, of which nothing is kept. It does not recurse, so nesting may have
//! any depth.

use crate::runtime::CodecError;
use crate::runtime::json::{number, string};

/// A value that was checked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Checked {
    /// The offset of its end.
    pub(crate) end: usize,
    /// Whether there is white space in it, outside of strings.
    pub(crate) spaced: bool,
}

/// Checks the value that starts at an offset.
pub(crate) fn value(text: &[u8], start: usize) -> Result<Checked, CodecError> {
    let mut checker = Checker { text, at: start, spaced: false, nesting: Nesting::default() };
    checker.value()?;
    Ok(Checked { end: checker.at, spaced: checker.spaced })
}

/// Checks a whole text: one value, with white space around it.
pub(crate) fn whole(text: &[u8]) -> Result<Checked, CodecError> {
    let start = skip_space(text, 0);
    let checked = value(text, start)?;
    match skip_space(text, checked.end) {
        end if end == text.len() => Ok(checked),
        end => Err(CodecError::syntax("the end of the text", end)),
    }
}

/// The offset of the next byte that is not white space.
#[inline]
pub(crate) fn skip_space(text: &[u8], mut at: usize) -> usize {
    while let Some(b' ' | b'\n' | b'\t' | b'\r') = text.get(at) {
        at += 1;
    }
    at
}

struct Checker<'a> {
    text: &'a [u8],
    at: usize,
    spaced: bool,
    nesting: Nesting,
}

impl Checker<'_> {
    fn value(&mut self) -> Result<(), CodecError> {
        loop {
            let opened = match self.next() {
                Some(b'{') => self.open(true, b'}')?,
                Some(b'[') => self.open(false, b']')?,
                _ => {
                    self.scalar()?;
                    false
                }
            };
            if !opened && !self.after_value()? {
                return Ok(());
            }
        }
    }

    /// The next byte that is not white space.
    #[inline]
    fn next(&mut self) -> Option<u8> {
        let at = skip_space(self.text, self.at);
        self.spaced |= at != self.at;
        self.at = at;
        self.text.get(at).copied()
    }

    /// Enters an object or a list; `false` if it is empty, and left again.
    fn open(&mut self, object: bool, end: u8) -> Result<bool, CodecError> {
        self.at += 1;
        if self.next() == Some(end) {
            self.at += 1;
            return Ok(false);
        }
        self.nesting.enter(object);
        if object {
            self.key()?;
        }
        Ok(true)
    }

    fn key(&mut self) -> Result<(), CodecError> {
        if self.next() != Some(b'"') {
            return Err(CodecError::syntax("a key in quotes", self.at));
        }
        self.at = string::end(self.text, self.at + 1)?;
        if self.next() != Some(b':') {
            return Err(CodecError::syntax("`:`", self.at));
        }
        self.at += 1;
        Ok(())
    }

    fn scalar(&mut self) -> Result<(), CodecError> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        self.at = match rest.first() {
            Some(b'"') => string::end(self.text, self.at + 1)?,
            Some(b'-' | b'0'..=b'9') => number::end(self.text, self.at)?,
            Some(b't') if rest.starts_with(b"true") => self.at + 4,
            Some(b'f') if rest.starts_with(b"false") => self.at + 5,
            Some(b'n') if rest.starts_with(b"null") => self.at + 4,
            _ => return Err(CodecError::syntax("a value", self.at)),
        };
        Ok(())
    }

    /// Leaves objects and lists that end here. Whether another value follows.
    fn after_value(&mut self) -> Result<bool, CodecError> {
        while let Some(object) = self.nesting.in_object() {
            match (self.next(), object) {
                (Some(b','), _) => {
                    self.at += 1;
                    if object {
                        self.key()?;
                    }
                    return Ok(true);
                }
                (Some(b'}'), true) | (Some(b']'), false) => {
                    self.at += 1;
                    self.nesting.leave();
                }
                _ => return Err(CodecError::syntax("`,` or the end", self.at)),
            }
        }
        Ok(false)
    }
}

/// The objects and lists around a value: a bit for each, set for an object.
#[derive(Default)]
struct Nesting {
    depth: usize,
    /// The innermost up to 64.
    bits: u64,
    outer: Vec<u64>,
}

impl Nesting {
    fn enter(&mut self, object: bool) {
        if self.depth > 0 && self.depth.is_multiple_of(64) {
            self.outer.push(self.bits);
        }
        self.bits = self.bits << 1 | u64::from(object);
        self.depth += 1;
    }

    fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        self.bits >>= 1;
        if self.depth > 0 && self.depth.is_multiple_of(64) {
            self.bits = self.outer.pop().unwrap_or_default();
        }
    }

    /// Whether the innermost is an object; `None` at the top.
    fn in_object(&self) -> Option<bool> {
        (self.depth > 0).then_some(self.bits & 1 == 1)
    }
}
