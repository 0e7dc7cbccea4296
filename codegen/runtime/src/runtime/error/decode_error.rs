//! Why a body could not be decoded.

use std::fmt;
use std::sync::Arc;

use serde::de::IgnoredAny;

use crate::runtime::json::check;
use crate::runtime::{CodecError, ErrorKind, LineIndex};

/// Why a body could not be decoded. Of the body it quotes at most one short value, in printable
/// characters.
#[derive(Clone)]
pub struct DecodeError(Box<Details>);

#[derive(Clone)]
struct Details {
    kind: ErrorKind,
    event_type: Option<String>,
    path: String,
    line: usize,
    column: usize,
    expected: String,
    found: String,
    problem: String,
    offset: Option<usize>,
    source: Option<Arc<serde_json::Error>>,
}

impl DecodeError {
    /// An error in a body, with its line and column. A body that is not JSON is said to be so, even if
    /// something else is wrong before the place where it stops being JSON: it was cut off or garbled.
    #[cold]
    pub(crate) fn of_body(error: &CodecError, body: &[u8]) -> Self {
        if error.is_data()
            && let Err(syntax) = check::whole(body)
        {
            return Self::of_body(&syntax, body);
        }
        let mut decode_error = Self::without_position(error);
        decode_error.set_position(&mut LineIndex::new(body));
        if error.kind() == ErrorKind::Syntax && error.found().is_empty() {
            decode_error.explain_syntax(body);
        }
        decode_error
    }

    /// An error in an item of a list, from the item's text and where this starts in the body.
    #[cold]
    pub(crate) fn of_item(error: &CodecError, item: &str, text: &str, start: Option<(usize, usize)>) -> Self {
        let mut decode_error = Self::without_position(error);
        let details = &mut decode_error.0;
        details.path = match details.path.as_str() {
            "" => item.to_owned(),
            path => format!("{item}.{path}"),
        };
        let within = error.offset().and_then(|offset| LineIndex::new(text.as_bytes()).position(offset));
        if let (Some((first_line, first_column)), Some((line, column))) = (start, within) {
            details.line = first_line + line - 1;
            details.column = if line == 1 { first_column + column - 1 } else { column };
        }
        decode_error
    }

    /// A header contradicts the body, which is an event of a type, or does not name the event.
    #[cold]
    pub(crate) fn of_header(header: &str, event_type: Option<&str>, expected: String, found: String) -> Self {
        DecodeError(Box::new(Details {
            kind: ErrorKind::Header,
            event_type: event_type.map(str::to_owned),
            path: String::new(),
            line: 0,
            column: 0,
            problem: format!("the header `{header}`: expected {expected}, found {found}"),
            expected,
            found,
            offset: None,
            source: None,
        }))
    }

    /// Without line and column.
    #[cold]
    pub(crate) fn without_position(error: &CodecError) -> Self {
        DecodeError(Box::new(Details {
            kind: error.kind(),
            event_type: error.event_type().map(str::to_owned),
            path: error.path(),
            line: 0,
            column: 0,
            expected: error.expected(),
            found: error.found().to_owned(),
            problem: error.problem(),
            offset: error.offset(),
            source: None,
        }))
    }

    /// Sets line and column from the offset in the body.
    fn set_position(&mut self, lines: &mut LineIndex<'_>) {
        if let Some((line, column)) = self.0.offset.and_then(|offset| lines.position(offset)) {
            (self.0.line, self.0.column) = (line, column);
        }
    }

    /// Invalid JSON is reported with serde_json's message and position, which people know.
    fn explain_syntax(&mut self, body: &[u8]) {
        let rest = self.0.offset.and_then(|offset| body.get(offset..)).unwrap_or_default();
        let next = rest.utf8_chunks().next().and_then(|chunk| chunk.valid().chars().next());
        self.0.found = next.map_or("the end of the body".to_owned(), |next| format!("{next:?}"));
        if let Err(error) = serde_json::from_slice::<IgnoredAny>(body) {
            self.0.line = error.line();
            self.0.column = error.column();
            self.0.problem = format!("invalid JSON: {error}");
            self.0.source = Some(Arc::new(error));
        }
    }

    /// What kind of error it is: whether the body is not JSON, or not what the schema says, or a header
    /// of its request contradicts it.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The type of the event, if its discriminator was decoded.
    pub fn event_type(&self) -> Option<&str> {
        self.0.event_type.as_deref()
    }

    /// The path to the value, such as `events[2].resource.metadata.priority`; empty for the body
    /// as a whole.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// The line, from one; zero if the value was not decoded from text.
    pub fn line(&self) -> usize {
        self.0.line
    }

    /// The column in bytes, from one; zero if the value was not decoded from text.
    pub fn column(&self) -> usize {
        self.0.column
    }

    /// What was expected.
    pub fn expected(&self) -> &str {
        &self.0.expected
    }

    /// What was found.
    pub fn found(&self) -> &str {
        &self.0.found
    }

    /// Whether the body is not JSON at all, or not UTF-8, rather than JSON that is not what the schema
    /// says.
    pub fn is_syntax(&self) -> bool {
        self.0.kind == ErrorKind::Syntax
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(event_type) = &self.0.event_type {
            write!(f, "{event_type:?}: ")?;
        }
        if !self.0.path.is_empty() {
            write!(f, "{}: ", self.0.path)?;
        }
        f.write_str(&self.0.problem)?;
        // serde_json's message has the position already.
        if self.0.line > 0 && self.0.source.is_none() {
            write!(f, " at line {} column {}", self.0.line, self.0.column)?;
        }
        Ok(())
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DecodeError")
            .field("kind", &self.0.kind)
            .field("event_type", &self.0.event_type)
            .field("path", &self.0.path)
            .field("line", &self.0.line)
            .field("column", &self.0.column)
            .field("problem", &self.0.problem)
            .finish()
    }
}

impl PartialEq for DecodeError {
    fn eq(&self, other: &Self) -> bool {
        let position = |error: &Self| (error.0.kind, error.0.line, error.0.column, error.0.offset);
        position(self) == position(other)
            && self.0.event_type == other.0.event_type
            && self.0.path == other.0.path
            && self.0.expected == other.0.expected
            && self.0.found == other.0.found
    }
}

impl std::error::Error for DecodeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_deref().map(|error| error as _)
    }
}
