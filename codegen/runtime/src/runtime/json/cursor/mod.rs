//! The cursor over JSON text, the fast path from a body to an event: it is not generic, reads most
//! bytes once, and knows which key to expect.

mod any;
mod fields;
mod lexer;
mod seek;
mod skip;

use std::borrow::Cow;

use serde_json::Value;
use uuid::Uuid;

use crate::runtime::WireForm;
use crate::runtime::decode::decode_again;
use crate::runtime::json::number;
use crate::runtime::types::guid;
use crate::runtime::{
    CodecError, DateTime, DecodeEntry, DecodeItem, DecodeValue, Input, Object, Scalar, Source, Tagged,
};

/// The maximum depth of nesting, equal to that of serde_json, so that both reject the same.
const MAX_DEPTH: usize = 128;

/// A position in JSON text.
pub struct Cursor<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    form: Option<Box<WireForm>>,
    /// Start and end of the discriminator that was last found by looking ahead.
    tag: (usize, usize),
}

impl<'a> Cursor<'a> {
    /// At the start of the text.
    pub(crate) fn new(text: &'a str) -> Self {
        Cursor { text, at: 0, depth: 0, form: None, tag: (usize::MAX, 0) }
    }

    /// Checks that only white space is left.
    pub(crate) fn end(&mut self) -> Result<(), CodecError> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(CodecError::syntax("the end of the body", self.at)),
        }
    }
}

impl<'a> Source<'a> for Cursor<'a> {
    fn scalar(&mut self, expected: &'static str) -> Result<Scalar<'a>, CodecError> {
        match self.peek() {
            Some(b'"') => {
                self.at += 1;
                self.parse_string().map(Scalar::String)
            }
            Some(b'-' | b'0'..=b'9') => {
                let rest = self.text.get(self.at..).unwrap_or_default();
                let (token, len) = number::parse(rest, self.at)?;
                self.at += len;
                Ok(token)
            }
            Some(b't') => self.word("true").map(|()| Scalar::Bool(true)),
            Some(b'f') => self.word("false").map(|()| Scalar::Bool(false)),
            Some(b'n') => self.word("null").map(|()| Scalar::Null),
            Some(b'{' | b'[') => Err(self.unexpected(expected)),
            _ => Err(CodecError::syntax("a value", self.at)),
        }
    }

    fn value(&mut self) -> Result<Value, CodecError> {
        self.any()
    }

    fn list(&mut self, item: DecodeItem<'_, 'a>) -> Result<bool, CodecError> {
        match self.peek() {
            Some(b'[') => self.enter()?,
            Some(b'n') => return self.word("null").map(|()| false),
            _ => return Err(self.unexpected("a list")),
        }
        let mut first = true;
        while self.another(b']', &mut first)? {
            self.peek();
            let start = self.at;
            item(&mut Input::Cursor(self)).map_err(|error| error.at(start))?;
        }
        self.form = None;
        Ok(true)
    }

    fn map(&mut self, entry: DecodeEntry<'_, 'a>) -> Result<bool, CodecError> {
        match self.peek() {
            Some(b'{') => self.enter()?,
            Some(b'n') => return self.word("null").map(|()| false),
            _ => return Err(self.unexpected("an object")),
        }
        let mut first = true;
        while self.another(b'}', &mut first)? {
            let key = self.key()?;
            self.peek();
            let start = self.at;
            entry(&key, &mut Input::Cursor(self)).map_err(|error| error.at(start))?;
        }
        self.form = None;
        Ok(true)
    }

    fn object(&mut self, object: &mut dyn Object) -> Result<bool, CodecError> {
        match self.peek() {
            Some(b'{') => self.enter()?,
            Some(b'n') => return self.word("null").map(|()| false),
            _ => return Err(self.unexpected("an object")),
        }
        self.fields(object, None)?;
        Ok(true)
    }

    fn tagged(&mut self, tagged: &mut dyn Tagged) -> Result<bool, CodecError> {
        match self.peek() {
            Some(b'{') => {}
            Some(b'n') => return self.word("null").map(|()| false),
            _ => return Err(self.unexpected("an object")),
        }
        let key = tagged.discriminator();
        let name = self.seek(key)?;
        if tagged.select(&name) {
            if let Some(object) = tagged.object_mut() {
                self.enter()?;
                self.fields(object, Some((key, &name))).map_err(|error| error.of_event(&name))?;
            }
        } else {
            tagged.set_unknown(self.unknown(key, name)?);
        }
        Ok(true)
    }

    fn recover(&mut self, read: DecodeValue<'_>) -> Result<Option<(CodecError, Value)>, CodecError> {
        self.peek();
        let start = (self.at, self.depth);
        let error = match read(&mut Input::Cursor(self)) {
            Ok(()) => return Ok(None),
            Err(error) if error.is_data() => error.at(start.0),
            Err(error) => return Err(error),
        };
        (self.at, self.depth) = start;
        self.form = None;
        let value = self.any()?;
        Ok(decode_again(error, value, read).map(|(error, value)| (error.at(start.0), value)))
    }

    fn keep_wire_form(&mut self, form: WireForm) {
        self.form = Some(Box::new(form));
    }

    fn guid(&mut self, into: &mut Uuid) -> Result<bool, CodecError> {
        self.peek();
        if let Some(([b'"', text @ .., b'"'], _)) = self.rest().split_first_chunk::<38>()
            && let Some(value) = guid::parse_canonical(text)
        {
            *into = value;
            self.at += 38;
            return Ok(true);
        }
        match self.scalar(guid::EXPECTED)? {
            Scalar::Null => Ok(false),
            Scalar::String(text) => {
                let (value, form) = guid::parse(&text)?;
                *into = value;
                self.form = form.map(Box::new);
                Ok(true)
            }
            other => Err(CodecError::data(guid::EXPECTED, other)),
        }
    }

    fn string(&mut self, into: &mut String) -> Result<bool, CodecError> {
        match self.peek() {
            Some(b'"') => {
                self.at += 1;
                *into = match self.plain_string() {
                    Some(text) => text.to_owned(),
                    None => self.escaped_string()?,
                };
                Ok(true)
            }
            Some(b'n') => self.word("null").map(|()| false),
            _ => Err(self.unexpected("a string")),
        }
    }

    #[inline]
    fn borrowed_string(&mut self, expected: &'static str) -> Result<Option<Cow<'a, str>>, CodecError> {
        match self.peek() {
            Some(b'"') => {
                self.at += 1;
                self.parse_string().map(Some)
            }
            Some(b'n') => self.word("null").map(|()| None),
            _ => Err(self.unexpected(expected)),
        }
    }

    fn boolean(&mut self, expected: &'static str) -> Result<Option<bool>, CodecError> {
        match self.peek() {
            Some(b't') => self.word("true").map(|()| Some(true)),
            Some(b'f') => self.word("false").map(|()| Some(false)),
            Some(b'n') => self.word("null").map(|()| None),
            _ => Err(self.unexpected(expected)),
        }
    }

    fn integer(&mut self, expected: &'static str) -> Result<Option<i64>, CodecError> {
        self.peek();
        if let Some((value, len)) = number::short(self.rest()) {
            self.at += len;
            return Ok(Some(value));
        }
        match self.scalar(expected)? {
            Scalar::Null => Ok(None),
            Scalar::Integer(value) => Ok(Some(value)),
            other => Err(CodecError::data(expected, other)),
        }
    }

    fn date_time(&mut self, into: &mut DateTime) -> Result<bool, CodecError> {
        match self.peek() {
            Some(b'"') => {
                self.at += 1;
                let text = self.parse_string()?;
                let value = DateTime::parse(text.as_bytes());
                *into = value.ok_or_else(|| CodecError::data(DateTime::EXPECTED, Scalar::String(text)))?;
                Ok(true)
            }
            Some(b'n') => self.word("null").map(|()| false),
            _ => Err(self.unexpected(DateTime::EXPECTED)),
        }
    }
}
