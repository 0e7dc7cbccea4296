//! Reads JSON with comments, with commas at the end, and with commas that are missing at the end of a
//! line, which are noted.

use std::collections::BTreeMap;

use super::{Json, Value};

/// Why a text is not JSON, and on which line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NotJson {
    pub(crate) line: usize,
    pub(crate) why: String,
}

/// What could be read: a value, and the commas that are missing in it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Parsed {
    pub(crate) json: Json,
    pub(crate) missing_commas: Vec<usize>,
    /// The last comment that begins on each line.
    pub(crate) comments: BTreeMap<usize, String>,
}

/// How deep values may nest.
const MAX_DEPTH: usize = 128;

/// Reads a text whose first line has that number.
pub(crate) fn parse(text: &str, first_line: usize) -> Result<Parsed, NotJson> {
    let mut parser = Parser { rest: text, line: first_line, missing_commas: Vec::new(), comments: BTreeMap::new() };
    let json = parser.value(0)?;
    parser.skip();
    match parser.rest.chars().next() {
        None => Ok(Parsed { json, missing_commas: parser.missing_commas, comments: parser.comments }),
        Some(c) => Err(parser.error(format!("`{}` follows the end of the value", c.escape_debug()))),
    }
}

struct Parser<'a> {
    rest: &'a str,
    line: usize,
    missing_commas: Vec<usize>,
    comments: BTreeMap<usize, String>,
}

impl Parser<'_> {
    fn error(&self, why: impl Into<String>) -> NotJson {
        NotJson { line: self.line, why: why.into() }
    }

    fn advance(&mut self, bytes: usize) {
        let (taken, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.line += taken.matches('\n').count();
        self.rest = rest;
    }

    /// Skips spaces and comments.
    fn skip(&mut self) {
        loop {
            let trimmed = self
                .rest
                .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}'));
            self.advance(self.rest.len() - trimmed.len());
            let length = match () {
                () if self.rest.starts_with("//") => self.rest.find('\n').unwrap_or(self.rest.len()),
                () if self.rest.starts_with("/*") => self.rest.find("*/").map_or(self.rest.len(), |end| end + 2),
                () => return,
            };
            let comment = self.rest.get(..length).unwrap_or_default();
            let comment = comment.trim_start_matches(['/', '*']).trim_end_matches(['/', '*']).trim();
            self.comments.insert(self.line, comment.to_owned());
            self.advance(length);
        }
    }

    fn eat(&mut self, token: &str) -> bool {
        let found = self.rest.starts_with(token);
        if found {
            self.advance(token.len());
        }
        found
    }

    fn value(&mut self, depth: usize) -> Result<Json, NotJson> {
        self.skip();
        if depth > MAX_DEPTH {
            return Err(self.error("it nests too deep"));
        }
        let line = self.line;
        let value = match self.rest.chars().next() {
            None => return Err(self.error("it ends too early")),
            Some('{') => self.object(depth)?,
            Some('[') => self.list(depth)?,
            Some('"') => Value::String(self.string()?),
            Some(c) if c == '-' || c.is_ascii_digit() => self.number()?,
            Some(_) if self.eat("null") => Value::Null,
            Some(_) if self.eat("true") => Value::Bool(true),
            Some(_) if self.eat("false") => Value::Bool(false),
            Some(c) => return Err(self.error(format!("`{}` begins no value", c.escape_debug()))),
        };
        Ok(Json { line, value })
    }

    fn object(&mut self, depth: usize) -> Result<Value, NotJson> {
        self.advance(1);
        let mut fields = Vec::new();
        while !self.closes('}', fields.is_empty())? {
            if !self.rest.starts_with('"') {
                return Err(self.error("a key in double quotes is expected"));
            }
            let name = self.string()?;
            self.skip();
            if !self.eat(":") {
                return Err(self.error(format!("a colon is missing behind `{}`", name.escape_debug())));
            }
            fields.push((name, self.value(depth + 1)?));
        }
        Ok(Value::Object(fields))
    }

    fn list(&mut self, depth: usize) -> Result<Value, NotJson> {
        self.advance(1);
        let mut items = Vec::new();
        while !self.closes(']', items.is_empty())? {
            items.push(self.value(depth + 1)?);
        }
        Ok(Value::List(items))
    }

    /// Whether the object or list ends here. If not, the comma before the next value is taken; one
    /// that is missing at the end of a line is noted.
    fn closes(&mut self, bracket: char, first: bool) -> Result<bool, NotJson> {
        let line = self.line;
        self.skip();
        let comma = !first && self.eat(",");
        self.skip();
        if self.rest.starts_with(bracket) {
            self.advance(1);
            return Ok(true);
        }
        if self.rest.is_empty() {
            return Err(self.error("it ends too early"));
        }
        if !first && !comma {
            if self.line == line || !self.rest.starts_with(['"', '{', '[']) {
                return Err(self.error("a comma is missing"));
            }
            self.missing_commas.push(line);
        }
        Ok(false)
    }

    fn string(&mut self) -> Result<String, NotJson> {
        let mut escaped = false;
        let end = self.rest.char_indices().skip(1).find(|(_, c)| {
            let end = (*c == '"' && !escaped) || *c == '\n';
            escaped = *c == '\\' && !escaped;
            end
        });
        let Some((end, '"')) = end else { return Err(self.error("a string is not closed")) };
        let text = self.rest.get(..=end).unwrap_or_default();
        let string =
            serde_json::from_str(&text.replace('\t', "\\t")).map_err(|_| self.error("a string has a wrong escape"))?;
        self.advance(end + 1);
        Ok(string)
    }

    fn number(&mut self) -> Result<Value, NotJson> {
        let end =
            self.rest.find(|c: char| !(c.is_ascii_alphanumeric() || "+-.".contains(c))).unwrap_or(self.rest.len());
        let text = self.rest.get(..end).unwrap_or_default();
        let number =
            serde_json::from_str(text).map_err(|_| self.error(format!("`{}` is no number", text.escape_debug())))?;
        self.advance(end);
        Ok(Value::Number(number))
    }
}
