//! Reads JSON text. This is the fast way from a body to an event: it is not generic, does not
//! look at a byte twice where it need not, and knows what comes next.

mod any;
mod fields;
mod lexer;
mod seek;
mod skip;

use std::borrow::Cow;

use serde_json::Value;
use uuid::Uuid;

use crate::runtime::Form;
use crate::runtime::decode::read_again;
use crate::runtime::json::number;
use crate::runtime::types::guid;
use crate::runtime::{DateTime, Fault, Input, Object, ReadEntry, ReadItem, ReadValue, Source, Tagged, Token};

/// How deep JSON may nest: what serde_json allows, so that both refuse the same.
const MAX_DEPTH: usize = 128;

/// A place in a JSON text.
pub struct Cursor<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    form: Option<Box<Form>>,
    /// From where to where the discriminator stands that was found last by looking ahead.
    tag: (usize, usize),
}

impl<'a> Cursor<'a> {
    /// At the start of a text.
    pub(crate) fn new(text: &'a str) -> Self {
        Cursor { text, at: 0, depth: 0, form: None, tag: (usize::MAX, 0) }
    }

    /// Nothing but white space is left.
    pub(crate) fn end(&mut self) -> Result<(), Fault> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(Fault::syntax("the end", self.at)),
        }
    }
}

impl<'a> Source<'a> for Cursor<'a> {
    fn token(&mut self, expected: &'static str) -> Result<Token<'a>, Fault> {
        match self.peek() {
            Some(b'"') => {
                self.at += 1;
                self.string().map(Token::Text)
            }
            Some(b'-' | b'0'..=b'9') => {
                let rest = self.text.get(self.at..).unwrap_or_default();
                let (token, len) = number::parse(rest, self.at)?;
                self.at += len;
                Ok(token)
            }
            Some(b't') => self.word("true").map(|()| Token::Bool(true)),
            Some(b'f') => self.word("false").map(|()| Token::Bool(false)),
            Some(b'n') => self.word("null").map(|()| Token::Null),
            Some(b'{' | b'[') => Err(self.unexpected(expected)),
            _ => Err(Fault::syntax("a value", self.at)),
        }
    }

    fn value(&mut self) -> Result<Value, Fault> {
        self.any()
    }

    fn list(&mut self, item: ReadItem<'_, 'a>) -> Result<bool, Fault> {
        match self.peek() {
            Some(b'[') => self.enter()?,
            Some(b'n') => return self.word("null").map(|()| false),
            _ => return Err(self.unexpected("a list")),
        }
        let mut first = true;
        while self.another(b']', &mut first)? {
            self.peek();
            let start = self.at;
            item(&mut Input::Cursor(self)).map_err(|fault| fault.at(start))?;
        }
        self.form = None;
        Ok(true)
    }

    fn map(&mut self, entry: ReadEntry<'_, 'a>) -> Result<bool, Fault> {
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
            entry(&key, &mut Input::Cursor(self)).map_err(|fault| fault.at(start))?;
        }
        self.form = None;
        Ok(true)
    }

    fn object(&mut self, object: &mut dyn Object) -> Result<bool, Fault> {
        match self.peek() {
            Some(b'{') => self.enter()?,
            Some(b'n') => return self.word("null").map(|()| false),
            _ => return Err(self.unexpected("an object")),
        }
        self.fields(object, None)?;
        Ok(true)
    }

    fn tagged(&mut self, tagged: &mut dyn Tagged) -> Result<bool, Fault> {
        match self.peek() {
            Some(b'{') => {}
            Some(b'n') => return self.word("null").map(|()| false),
            _ => return Err(self.unexpected("an object")),
        }
        let key = tagged.discriminator();
        let name = self.seek(key)?;
        if tagged.start(&name) {
            if let Some(object) = tagged.object_mut() {
                self.enter()?;
                self.fields(object, Some((key, &name))).map_err(|fault| fault.of_event(&name))?;
            }
        } else {
            tagged.set_unknown(self.unknown(key, name)?);
        }
        Ok(true)
    }

    fn recover(&mut self, read: ReadValue<'_>) -> Result<Option<(Fault, Value)>, Fault> {
        self.peek();
        let start = (self.at, self.depth);
        let fault = match read(&mut Input::Cursor(self)) {
            Ok(()) => return Ok(None),
            Err(fault) if fault.is_data() => fault.at(start.0),
            Err(fault) => return Err(fault),
        };
        (self.at, self.depth) = start;
        self.form = None;
        let value = self.any()?;
        Ok(read_again(fault, value, read).map(|(fault, value)| (fault.at(start.0), value)))
    }

    fn keep_form(&mut self, form: Form) {
        self.form = Some(Box::new(form));
    }

    fn guid(&mut self, into: &mut Uuid) -> Result<bool, Fault> {
        self.peek();
        if let Some(([b'"', text @ .., b'"'], _)) = self.rest().split_first_chunk::<38>()
            && let Some(value) = guid::parse_canonical(text)
        {
            *into = value;
            self.at += 38;
            return Ok(true);
        }
        match self.token(guid::EXPECTED)? {
            Token::Null => Ok(false),
            Token::Text(text) => {
                let (value, form) = guid::parse(&text)?;
                *into = value;
                self.form = form.map(Box::new);
                Ok(true)
            }
            other => Err(Fault::data(guid::EXPECTED, other)),
        }
    }

    fn text(&mut self, into: &mut String) -> Result<bool, Fault> {
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
            _ => Err(self.unexpected("a text")),
        }
    }

    #[inline]
    fn name(&mut self, expected: &'static str) -> Result<Option<Cow<'a, str>>, Fault> {
        match self.peek() {
            Some(b'"') => {
                self.at += 1;
                self.string().map(Some)
            }
            Some(b'n') => self.word("null").map(|()| None),
            _ => Err(self.unexpected(expected)),
        }
    }

    fn boolean(&mut self, expected: &'static str) -> Result<Option<bool>, Fault> {
        match self.peek() {
            Some(b't') => self.word("true").map(|()| Some(true)),
            Some(b'f') => self.word("false").map(|()| Some(false)),
            Some(b'n') => self.word("null").map(|()| None),
            _ => Err(self.unexpected(expected)),
        }
    }

    fn integer(&mut self, expected: &'static str) -> Result<Option<i64>, Fault> {
        self.peek();
        if let Some((value, len)) = number::short(self.rest()) {
            self.at += len;
            return Ok(Some(value));
        }
        match self.token(expected)? {
            Token::Null => Ok(None),
            Token::Integer(value) => Ok(Some(value)),
            other => Err(Fault::data(expected, other)),
        }
    }

    fn date_time(&mut self, into: &mut DateTime) -> Result<bool, Fault> {
        match self.peek() {
            Some(b'"') => {
                self.at += 1;
                let text = self.string()?;
                let value = DateTime::parse(text.as_bytes());
                *into = value.ok_or_else(|| Fault::data(DateTime::EXPECTED, Token::Text(text)))?;
                Ok(true)
            }
            Some(b'n') => self.word("null").map(|()| false),
            _ => Err(self.unexpected(DateTime::EXPECTED)),
        }
    }
}
