//! Scalars with a type. All return `None` or `false` for `null`.

use std::borrow::Cow;

use uuid::Uuid;

use super::Cursor;
use crate::runtime::json::{number, scan};
use crate::runtime::types::guid;
use crate::runtime::{CodecError, DateTime};

impl<'a> Cursor<'a> {
    /// Remembers that a value has another form than the one in which we write it.
    #[cold]
    pub(crate) fn mark_odd_form(&mut self) {
        self.odd_form = true;
    }

    /// A string that starts right here and has no escapes, as most do. `None` otherwise, and the
    /// cursor stays.
    #[inline(never)]
    pub(crate) fn usual_string(&mut self) -> Option<&'a str> {
        self.usual_string_inlined()
    }

    /// The same for `Text`, the type of most values. In every enum it would be too much to compile.
    #[inline(always)]
    pub(crate) fn usual_string_inlined(&mut self) -> Option<&'a str> {
        let rest = self.text.get(self.at..)?.strip_prefix('"')?;
        let len = scan::plain_prefix(rest.as_bytes());
        let (text, _) = rest.split_at_checked(len)?;
        if rest.as_bytes().get(len) != Some(&b'"') {
            return None;
        }
        self.at += len + 2;
        Some(text)
    }

    /// A string, borrowed where possible.
    pub(crate) fn borrowed_string(&mut self, expected: &'static str) -> Result<Option<Cow<'a, str>>, CodecError> {
        match self.usual_string() {
            Some(text) => Ok(Some(Cow::Borrowed(text))),
            None => self.unusual_string(expected),
        }
    }

    /// A string with escapes, after white space, or `null`.
    #[inline(never)]
    pub(crate) fn unusual_string(&mut self, expected: &'static str) -> Result<Option<Cow<'a, str>>, CodecError> {
        match self.peek() {
            Some(b'"') => {
                self.at += 1;
                match self.plain_string() {
                    Some(text) => Ok(Some(Cow::Borrowed(text))),
                    None => self.escaped_string(expected).map(Some),
                }
            }
            Some(b'n') => self.word("null").map(|()| None),
            _ => Err(self.unexpected(expected)),
        }
    }

    /// `true` or `false`.
    pub(crate) fn boolean(&mut self, expected: &'static str) -> Result<Option<bool>, CodecError> {
        match self.peek() {
            Some(b't') => self.word("true").map(|()| Some(true)),
            Some(b'f') => self.word("false").map(|()| Some(false)),
            Some(b'n') => self.word("null").map(|()| None),
            _ => Err(self.unexpected(expected)),
        }
    }

    /// The text of a number.
    pub(crate) fn number(&mut self, expected: &'static str) -> Result<Option<&'a str>, CodecError> {
        match self.peek() {
            Some(b'-' | b'0'..=b'9') => {
                let start = self.at;
                self.at = number::end(self.text.as_bytes(), start)?;
                Ok(Some(self.text.get(start..self.at).unwrap_or_default()))
            }
            Some(b'n') => self.word("null").map(|()| None),
            _ => Err(self.unexpected(expected)),
        }
    }

    /// An integer within a range, in whichever form: `42.0` and `4.2e1` too.
    pub(crate) fn integer(&mut self, expected: &'static str, min: i64, max: i64) -> Result<Option<i64>, CodecError> {
        self.peek();
        let start = self.at;
        let value = match number::short(self.rest()) {
            Some((value, len)) => {
                self.at += len;
                value
            }
            None => {
                let Some(text) = self.number(expected)? else { return Ok(None) };
                let Some(value) = number::integer(text) else { return Err(self.unexpected_at(start, expected)) };
                if text.contains(['.', 'e', 'E']) || text == "-0" {
                    self.mark_odd_form();
                }
                value
            }
        };
        if value < min || value > max {
            return Err(self.unexpected_at(start, expected));
        }
        Ok(Some(value))
    }

    /// A GUID.
    pub(crate) fn guid(&mut self, into: &mut Uuid) -> Result<bool, CodecError> {
        self.peek();
        let start = self.at;
        if let Some(([b'"', text @ .., b'"'], _)) = self.rest().split_first_chunk::<38>()
            && let Some(value) = guid::parse_canonical(text)
        {
            *into = value;
            self.at += 38;
            return Ok(true);
        }
        let Some(text) = self.borrowed_string(guid::EXPECTED)? else { return Ok(false) };
        let Some((value, canonical)) = guid::parse(&text) else {
            return Err(self.unexpected_at(start, guid::EXPECTED));
        };
        if !canonical {
            self.mark_odd_form();
        }
        *into = value;
        Ok(true)
    }

    /// A date-time.
    pub(crate) fn date_time(&mut self, into: &mut DateTime) -> Result<bool, CodecError> {
        let start = self.at;
        if let Some(text) = self.usual_string()
            && let Some(value) = DateTime::parse(text.as_bytes())
        {
            *into = value;
            return Ok(true);
        }
        self.at = start;
        self.unusual_date_time(into)
    }

    #[inline(never)]
    fn unusual_date_time(&mut self, into: &mut DateTime) -> Result<bool, CodecError> {
        self.peek();
        let start = self.at;
        let Some(text) = self.borrowed_string(DateTime::EXPECTED)? else { return Ok(false) };
        match DateTime::parse(text.as_bytes()) {
            Some(value) => *into = value,
            None => return Err(self.unexpected_at(start, DateTime::EXPECTED)),
        }
        Ok(true)
    }
}
