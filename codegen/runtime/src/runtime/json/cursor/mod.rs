//! The cursor over JSON text, from which everything is decoded: it is not generic, reads most bytes
//! once, and knows which key to expect.

mod batch;
mod fields;
mod lexer;
mod lists;
mod memory;
mod named;
mod scalars;
mod seek;
mod tagged;

use crate::runtime::error::LineIndex;
use crate::runtime::json::{check, compact, quote};
use crate::runtime::{CodecError, JsonRef};

/// The maximum depth of nesting of values with a type. What is kept as text may be nested deeper.
const MAX_DEPTH: usize = 128;

/// A position in JSON text.
pub struct Cursor<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    /// How many more bytes of memory may be taken.
    memory: usize,
    /// Whether a value since the start of the field has another form than ours.
    odd_form: bool,
    /// Whether white space was skipped, since this was last unset.
    spaced: bool,
    /// Whether an undocumented field was kept, since this was last unset.
    unknown_field: bool,
    /// Start and end of the discriminator that was last found by looking ahead.
    tag: (usize, usize),
    /// The index of the item in the list that was entered last.
    item: usize,
    /// For the positions of malformed events; `None` if the text is not that of a body.
    lines: Option<LineIndex<'a>>,
}

impl<'a> Cursor<'a> {
    /// At the start of the text of a body.
    pub(crate) fn new(text: &'a str) -> Self {
        Cursor { lines: Some(LineIndex::new(text.as_bytes())), ..Self::without_positions(text) }
    }

    /// At the start of text whose positions mean nothing to anybody.
    pub(crate) fn without_positions(text: &'a str) -> Self {
        Cursor {
            text,
            at: 0,
            depth: 0,
            memory: memory::limit(text.len()),
            odd_form: false,
            spaced: false,
            unknown_field: false,
            tag: (usize::MAX, 0),
            item: 0,
            lines: None,
        }
    }

    /// Checks that only white space is left.
    pub(crate) fn end(&mut self) -> Result<(), CodecError> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(CodecError::syntax("the end of the body", self.at)),
        }
    }

    /// Skips a value of any kind and depth, which is checked to be JSON, and returns its text.
    pub(super) fn skip(&mut self) -> Result<&'a str, CodecError> {
        self.peek();
        let start = self.at;
        let checked = check::value(self.text.as_bytes(), start)?;
        self.at = checked.end;
        self.spaced |= checked.spaced;
        Ok(self.text.get(start..self.at).unwrap_or_default())
    }

    /// Passes the text of any value to a function, without white space.
    pub(crate) fn any(&mut self, keep: &mut dyn FnMut(&str)) -> Result<(), CodecError> {
        self.peek();
        self.spaced = false;
        let text = self.skip()?;
        match self.spaced {
            true => keep(&compact::compact(text)),
            false => keep(text),
        }
        Ok(())
    }

    /// The offset in the text.
    pub(crate) fn offset(&self) -> usize {
        self.at
    }

    /// Whether the last attempt has met an undocumented field.
    pub(crate) fn met_unknown_field(&self) -> bool {
        self.unknown_field
    }

    /// Whether a value was read that has another form than ours.
    pub(crate) fn has_odd_form(&self) -> bool {
        self.odd_form
    }

    /// `null`, where nothing else can be what is expected.
    pub(crate) fn null(&mut self, expected: &'static str) -> Result<bool, CodecError> {
        match self.peek() {
            Some(b'n') => self.word("null").map(|()| false),
            _ => Err(self.unexpected(expected)),
        }
    }

    /// The error that the value here is not the expected one.
    #[cold]
    pub(crate) fn unexpected(&mut self, expected: &'static str) -> CodecError {
        self.peek();
        let start = self.at;
        match self.skip() {
            Ok(text) => CodecError::data(expected, quote::describe(text)).at(start),
            Err(error) => error,
        }
    }

    /// The same of a value that starts at an earlier offset.
    #[cold]
    pub(crate) fn unexpected_at(&mut self, start: usize, expected: &'static str) -> CodecError {
        self.at = start;
        self.unexpected(expected)
    }
}

/// Decodes a part of a body that was kept as text.
pub(crate) fn replay<T>(value: JsonRef<'_>, read: impl FnOnce(&mut Cursor<'_>) -> T) -> T {
    read(&mut Cursor::without_positions(value.text()))
}
