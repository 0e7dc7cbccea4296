//! Reads JSON text. This is the fast way from a body to an event: it is not generic, does not
//! look at a byte twice where it need not, and knows what comes next.

use std::borrow::Cow;

use serde_json::{Map, Value};
use uuid::Uuid;

use super::content::read_again;
use super::input::{Form, keep};
use super::object::{Role, Seen, finish, read_slot};
use super::{
    Content, DateTime, Fault, Input, Key, Object, PathPart, ReadEntry, ReadItem, ReadValue, Shape, Source, Tagged,
    Token, Unknown,
};
use super::{guid, number, scan, tagged};

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
    pub(super) fn new(text: &'a str) -> Self {
        Cursor { text, at: 0, depth: 0, form: None, tag: (usize::MAX, 0) }
    }

    /// Nothing but white space is left.
    pub(super) fn end(&mut self) -> Result<(), Fault> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(Fault::syntax("the end", self.at)),
        }
    }

    /// The next byte that is not white space.
    #[inline]
    fn peek(&mut self) -> Option<u8> {
        loop {
            match self.text.as_bytes().get(self.at) {
                Some(b' ' | b'\n' | b'\t' | b'\r') => self.at += 1,
                byte => return byte.copied(),
            }
        }
    }

    /// What is left, as bytes.
    #[inline]
    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn expect(&mut self, byte: u8, expected: &'static str) -> Result<(), Fault> {
        match self.peek() {
            Some(found) if found == byte => {
                self.at += 1;
                Ok(())
            }
            _ => Err(Fault::syntax(expected, self.at)),
        }
    }

    fn word(&mut self, word: &'static str) -> Result<(), Fault> {
        if self.rest().starts_with(word.as_bytes()) {
            self.at += word.len();
            Ok(())
        } else {
            Err(Fault::syntax("a value", self.at))
        }
    }

    /// A text, behind its opening quote.
    #[inline]
    fn string(&mut self) -> Result<Cow<'a, str>, Fault> {
        let start = self.at;
        self.at += scan::plain_prefix(self.rest());
        if self.text.as_bytes().get(self.at) == Some(&b'"') {
            let text = self.text.get(start..self.at).unwrap_or_default();
            self.at += 1;
            return Ok(Cow::Borrowed(text));
        }
        self.escaped_string(start).map(Cow::Owned)
    }

    #[cold]
    fn escaped_string(&mut self, start: usize) -> Result<String, Fault> {
        let mut text = self.text.get(start..self.at).unwrap_or_default().to_owned();
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
                Some(0..0x20) => return Err(Fault::syntax("no control character within a text", self.at)),
                Some(_) => {
                    let from = self.at;
                    self.at += scan::plain_prefix(self.rest());
                    text.push_str(self.text.get(from..self.at).unwrap_or_default());
                }
                None => return Err(Fault::syntax("the end of the text", self.at)),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Fault> {
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
            _ => return Err(Fault::syntax("an escape", self.at)),
        })
    }

    fn unicode_escape(&mut self) -> Result<char, Fault> {
        let first = self.hex4()?;
        let code = match first {
            0xd800..=0xdbff if self.rest().starts_with(b"\\u") => {
                self.at += 2;
                match self.hex4()? {
                    second @ 0xdc00..=0xdfff => 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00),
                    _ => return Err(Fault::syntax("the other half of a surrogate pair", self.at)),
                }
            }
            code => code,
        };
        char::from_u32(code).ok_or_else(|| Fault::syntax("no lone surrogate", self.at))
    }

    fn hex4(&mut self) -> Result<u32, Fault> {
        let digits = self.rest().get(..4).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        let digits = digits.and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) {
            Some(code) => {
                self.at += 4;
                Ok(code)
            }
            None => Err(Fault::syntax("four hexadecimal digits", self.at)),
        }
    }

    /// Passes over a value, looking only for its end: whoever wants the value parses it then.
    fn skip(&mut self) -> Result<&'a str, Fault> {
        let first = self.peek();
        let start = self.at;
        match first {
            Some(b'"') => self.skip_string()?,
            Some(b'{' | b'[') => self.skip_nested()?,
            Some(_) => {
                let ends = |byte: &u8| matches!(byte, b',' | b'}' | b']' | b' ' | b'\n' | b'\t' | b'\r');
                self.at += self.rest().iter().take_while(|byte| !ends(byte)).count();
            }
            None => return Err(Fault::syntax("a value", self.at)),
        }
        Ok(self.text.get(start..self.at).unwrap_or_default())
    }

    fn skip_string(&mut self) -> Result<(), Fault> {
        self.at += 1;
        loop {
            self.at += scan::plain_prefix(self.rest());
            match self.text.as_bytes().get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => self.at += 2,
                Some(_) => self.at += 1,
                None => return Err(Fault::syntax("the end of the text", self.text.len())),
            }
        }
    }

    fn skip_nested(&mut self) -> Result<(), Fault> {
        let mut depth = self.depth;
        loop {
            match self.text.as_bytes().get(self.at) {
                Some(b'"') => {
                    self.skip_string()?;
                    continue;
                }
                Some(b'{' | b'[') => {
                    depth += 1;
                    if depth >= MAX_DEPTH {
                        return Err(too_deep(self.at));
                    }
                }
                Some(b'}' | b']') => depth -= 1,
                Some(_) => {}
                None => return Err(Fault::syntax("the end of the object or list", self.at)),
            }
            self.at += 1;
            if depth == self.depth {
                return Ok(());
            }
        }
    }

    /// Parses a value that was passed over.
    fn parse<T: serde::de::Deserialize<'a>>(&self, span: &'a str) -> Result<T, Fault> {
        serde_json::from_str(span).map_err(|error| {
            let behind: usize = span.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
            Fault::syntax("JSON", self.at - span.len() + behind + error.column().saturating_sub(1))
        })
    }

    fn any(&mut self) -> Result<Value, Fault> {
        Ok(match self.peek() {
            Some(b'{') => Value::Object(self.any_object()?),
            Some(b'[') => Value::Array(self.any_list()?),
            _ => self.token("a value")?.into(),
        })
    }

    fn any_object(&mut self) -> Result<Map<String, Value>, Fault> {
        self.enter()?;
        let mut object = Map::new();
        let mut first = true;
        while self.another(b'}', &mut first)? {
            let key = self.key()?.into_owned();
            object.insert(key, self.any()?);
        }
        Ok(object)
    }

    fn any_list(&mut self) -> Result<Vec<Value>, Fault> {
        self.enter()?;
        let mut items = Vec::new();
        let mut first = true;
        while self.another(b']', &mut first)? {
            items.push(self.any()?);
        }
        Ok(items)
    }

    fn enter(&mut self) -> Result<(), Fault> {
        self.depth += 1;
        self.at += 1;
        if self.depth >= MAX_DEPTH { Err(too_deep(self.at)) } else { Ok(()) }
    }

    /// The next key and the colon behind it.
    fn key(&mut self) -> Result<Cow<'a, str>, Fault> {
        self.expect(b'"', "a key in quotes")?;
        let key = self.string()?;
        self.expect(b':', "`:`")?;
        Ok(key)
    }

    /// Whether another entry follows; passes over the comma, or the end.
    #[inline]
    fn another(&mut self, end: u8, first: &mut bool) -> Result<bool, Fault> {
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
                    _ => Err(Fault::syntax("another entry", self.at)),
                }
            }
            _ => Err(Fault::syntax("`,` or the end", self.at)),
        }
    }

    /// The fields of an object, behind its brace.
    fn fields(&mut self, object: &mut dyn Object, tag: Option<(&'static Key, &str)>) -> Result<(), Fault> {
        let shape = object.shape();
        let mut seen = Seen::default();
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
                    self.field(object, slot, key)?;
                    if self.form.is_some() || seen.contains(slot) {
                        keep(object, key.name, self.form.take(), seen.contains(slot));
                    }
                    seen.insert(slot);
                    guess = slot + 1;
                }
                Err(name) => match tag {
                    Some((key, _)) if key.name == name => self.check_tag(key, tag)?,
                    _ => {
                        let value = self.any()?;
                        object.extra_mut().insert(name, value);
                    }
                },
            }
        }
        let end = self.at;
        finish(object, seen).map_err(|fault| fault.at(end))
    }

    /// The comma and the key that comes next in documented order, if that is just what stands
    /// here.
    #[inline]
    fn guessed_key(&mut self, shape: &'static Shape, guess: usize, first: &mut bool) -> Option<&'static Key> {
        let key = *shape.keys.get(guess)?;
        let rest = match (self.rest(), *first) {
            ([b',', rest @ ..], false) => rest,
            (rest, true) => rest,
            _ => return None,
        };
        let len = key.prefix_len(rest)?;
        self.at += len + usize::from(!*first);
        *first = false;
        Some(key)
    }

    fn field(&mut self, object: &mut dyn Object, slot: usize, key: &'static Key) -> Result<(), Fault> {
        self.peek();
        let start = self.at;
        read_slot(object, slot, key, &mut Input::Cursor(self)).map_err(|fault| fault.at(start))
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

    /// Looks ahead for the discriminator of the object that starts here.
    fn seek(&mut self, wanted: &'static Key) -> Result<Cow<'a, str>, Fault> {
        let start = (self.at, self.depth);
        self.enter()?;
        let mut first = true;
        while self.another(b'}', &mut first)? {
            let found = match wanted.prefix_len(self.rest()) {
                Some(len) => {
                    self.at += len;
                    true
                }
                None => self.key()? == wanted.name,
            };
            if found {
                self.peek();
                let at = self.at;
                let place = |fault: Fault| fault.within(PathPart::Field(Cow::Borrowed(wanted.name))).at(at);
                let name = match self.token("a text").map_err(place)? {
                    Token::Text(name) => name,
                    other => return Err(place(Fault::data("a text", other))),
                };
                self.tag = (at, self.at);
                (self.at, self.depth) = start;
                return Ok(name);
            }
            self.skip()?;
        }
        Err(Fault::missing(wanted.name).at(start.0))
    }

    /// An object of a type that is not known.
    fn unknown(&mut self, key: &'static Key, name: Cow<'a, str>) -> Result<Unknown, Fault> {
        let start = self.at;
        let span = self.skip()?;
        let content: Content<'a> = self.parse(span)?;
        content.unknown(key, name).map_err(|fault| fault.at(start))
    }

    /// What is here in place of something else.
    #[cold]
    fn unexpected(&mut self, expected: &'static str) -> Fault {
        match self.peek() {
            Some(b'{') => Fault::data(expected, "an object").at(self.at),
            Some(b'[') => Fault::data(expected, "a list").at(self.at),
            _ => {
                let at = self.at;
                match self.token(expected) {
                    Ok(token) => Fault::data(expected, token).at(at),
                    Err(fault) => fault,
                }
            }
        }
    }
}

#[cold]
fn too_deep(at: usize) -> Fault {
    Fault::syntax("less than 128 levels of nesting", at)
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
        match self.name("a text")? {
            Some(text) => *into = text.into_owned(),
            None => return Ok(false),
        }
        Ok(true)
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
