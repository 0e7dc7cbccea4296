//! Strings, keys, and what separates values.

use std::borrow::Cow;

use super::{Cursor, MAX_DEPTH};
use crate::runtime::CodecError;
use crate::runtime::json::scan;

impl<'a> Cursor<'a> {
    /// The next byte that is not white space.
    #[inline]
    pub(super) fn peek(&mut self) -> Option<u8> {
        loop {
            match self.text.as_bytes().get(self.at) {
                Some(b' ' | b'\n' | b'\t' | b'\r') => self.at += 1,
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

    /// A string, after its opening quote.
    #[inline]
    pub(super) fn parse_string(&mut self) -> Result<Cow<'a, str>, CodecError> {
        match self.plain_string() {
            Some(text) => Ok(Cow::Borrowed(text)),
            None => self.escaped_string().map(Cow::Owned),
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

    #[cold]
    pub(super) fn escaped_string(&mut self) -> Result<String, CodecError> {
        let mut text = String::new();
        loop {
            match self.text.as_bytes().get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => {
                    self.at += 1;
                    text.push(self.escape()?);
                }
                Some(0..0x20) => return Err(CodecError::syntax("an escaped control character", self.at)),
                Some(_) => {
                    let from = self.at;
                    self.at += scan::plain_prefix(self.rest());
                    text.push_str(self.text.get(from..self.at).unwrap_or_default());
                }
                None => return Err(CodecError::syntax("the end of the string", self.at)),
            }
        }
    }

    fn escape(&mut self) -> Result<char, CodecError> {
        let byte = self.text.as_bytes().get(self.at).copied();
        self.at += 1;
        Ok(match byte {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\x08',
            Some(b'f') => '\x0c',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(),
            _ => return Err(CodecError::syntax("an escape", self.at)),
        })
    }

    fn unicode_escape(&mut self) -> Result<char, CodecError> {
        let first = self.hex4()?;
        let code = match first {
            0xd800..=0xdbff if self.rest().starts_with(b"\\u") => {
                self.at += 2;
                match self.hex4()? {
                    second @ 0xdc00..=0xdfff => 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00),
                    _ => return Err(CodecError::syntax("the other half of a surrogate pair", self.at)),
                }
            }
            code => code,
        };
        char::from_u32(code).ok_or_else(|| CodecError::syntax("a pair of surrogates", self.at))
    }

    fn hex4(&mut self) -> Result<u32, CodecError> {
        let digits = self.rest().get(..4).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        let digits = digits.and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) {
            Some(code) => {
                self.at += 4;
                Ok(code)
            }
            None => Err(CodecError::syntax("four hexadecimal digits", self.at)),
        }
    }

    pub(super) fn enter(&mut self) -> Result<(), CodecError> {
        self.depth += 1;
        self.at += 1;
        if self.depth >= MAX_DEPTH { Err(too_deep(self.at)) } else { Ok(()) }
    }

    /// The next key and its colon.
    pub(super) fn key(&mut self) -> Result<Cow<'a, str>, CodecError> {
        self.expect(b'"', "a key in quotes")?;
        let key = self.parse_string()?;
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

#[cold]
pub(super) fn too_deep(at: usize) -> CodecError {
    CodecError::syntax("fewer than 128 levels of nesting", at)
}
