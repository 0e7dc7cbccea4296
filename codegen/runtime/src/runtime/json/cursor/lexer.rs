//! Strings, keys, and what separates values.

use std::borrow::Cow;

use super::{Cursor, MAX_DEPTH};
use crate::runtime::CodecError;
use crate::runtime::json::{scan, string};

impl<'a> Cursor<'a> {
    /// The next byte that is not white space.
    #[inline]
    pub(crate) fn peek(&mut self) -> Option<u8> {
        loop {
            match self.text.as_bytes().get(self.at) {
                Some(b' ' | b'\n' | b'\t' | b'\r') => {
                    self.at += 1;
                    self.spaced = true;
                }
                byte => return byte.copied(),
            }
        }
    }

    /// The remaining bytes.
    #[inline]
    pub(super) fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    pub(super) fn expect(&mut self, byte: u8, expected: &'static str) -> Result<(), CodecError> {
        match self.peek() {
            Some(found) if found == byte => {
                self.at += 1;
                Ok(())
            }
            _ => Err(CodecError::syntax(expected, self.at)),
        }
    }

    pub(super) fn word(&mut self, word: &'static str) -> Result<(), CodecError> {
        if self.rest().starts_with(word.as_bytes()) {
            self.at += word.len();
            Ok(())
        } else {
            Err(CodecError::syntax("a value", self.at))
        }
    }

    /// A string without escapes, after its opening quote; otherwise `None`, and the cursor stays.
    #[inline]
    pub(super) fn plain_string(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        let len = scan::plain_prefix(rest);
        if rest.get(len) != Some(&b'"') {
            return None;
        }
        let text = self.text.get(self.at..self.at + len)?;
        self.at += len + 1;
        Some(text)
    }

    /// What is between the quotes of a string, after its opening quote.
    #[cold]
    fn raw_string(&mut self) -> Result<&'a str, CodecError> {
        let start = self.at;
        self.at = string::end(self.text.as_bytes(), start)?;
        Ok(self.text.get(start..self.at - 1).unwrap_or_default())
    }

    /// A string with escapes, after its opening quote.
    #[cold]
    pub(super) fn escaped_string(&mut self, expected: &'static str) -> Result<Cow<'a, str>, CodecError> {
        let start = self.at - 1;
        let raw = self.raw_string()?;
        string::unescape(raw).ok_or_else(|| self.unexpected_at(start, expected))
    }

    /// Half of a surrogate pair in a key is U+FFFD.
    #[cold]
    fn escaped_key(&mut self) -> Result<Cow<'a, str>, CodecError> {
        self.raw_string().map(string::unescape_lossy)
    }

    pub(super) fn enter(&mut self) -> Result<(), CodecError> {
        self.at += 1;
        self.nest()
    }

    /// Enters what the cursor is at, without consuming its first byte.
    pub(super) fn nest(&mut self) -> Result<(), CodecError> {
        self.depth += 1;
        if self.depth >= MAX_DEPTH { Err(self.too_deep()) } else { Ok(()) }
    }

    #[cold]
    fn too_deep(&self) -> CodecError {
        CodecError::data("fewer than 128 levels of nesting", "more").at(self.at)
    }

    /// The next key and its colon.
    pub(super) fn key(&mut self) -> Result<Cow<'a, str>, CodecError> {
        self.expect(b'"', "a key in quotes")?;
        let key = match self.plain_string() {
            Some(key) => Cow::Borrowed(key),
            None => self.escaped_key()?,
        };
        self.expect(b':', "`:`")?;
        Ok(key)
    }

    /// Whether another entry follows; consumes the comma or the end.
    #[inline]
    pub(super) fn another(&mut self, end: u8, first: &mut bool) -> Result<bool, CodecError> {
        let was_first = std::mem::take(first);
        match self.peek() {
            Some(byte) if byte == end => {
                self.at += 1;
                self.depth -= 1;
                Ok(false)
            }
            Some(_) if was_first => Ok(true),
            Some(b',') => {
                self.at += 1;
                match self.peek() {
                    Some(byte) if byte != end => Ok(true),
                    _ => Err(CodecError::syntax("another entry", self.at)),
                }
            }
            _ => Err(CodecError::syntax("`,` or the end", self.at)),
        }
    }
}
