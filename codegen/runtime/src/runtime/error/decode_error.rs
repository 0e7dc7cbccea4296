//! Why a body could not be decoded.

use std::fmt;
use std::sync::Arc;

use serde::de::IgnoredAny;
use serde_json::Value;

use crate::runtime::{CodecError, ErrorKind, LineIndex};

/// Why a body could not be decoded. It quotes at most a short value, never the body.
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
    /// Finds line and column of an error in the body.
    #[cold]
    pub(crate) fn new(error: &CodecError, body: &[u8]) -> Self {
        let mut decode_error = Self::without_position(error);
        decode_error.set_position(&mut LineIndex::new(body));
        if error.kind() == ErrorKind::Syntax {
            decode_error.explain_syntax(body);
        }
        decode_error
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
    pub(crate) fn set_position(&mut self, lines: &mut LineIndex<'_>) {
        if let Some((line, column)) = self.0.offset.and_then(|offset| lines.position(offset)) {
            (self.0.line, self.0.column) = (line, column);
        }
    }

    /// Puts a step in front of the path.
    pub(crate) fn prefix_path(&mut self, prefix: &str) {
        let path = &self.0.path;
        self.0.path = match path.as_str() {
            "" => prefix.to_owned(),
            path => format!("{prefix}.{path}"),
        };
    }

    /// Invalid JSON is reported with serde_json's message and position, which people know.
    /// `IgnoredAny` misses some errors, such as lone surrogates, so fall back to a full parse.
    fn explain_syntax(&mut self, body: &[u8]) {
        let skipped = serde_json::from_slice::<IgnoredAny>(body).err();
        if let Some(error) = skipped.or_else(|| serde_json::from_slice::<Value>(body).err()) {
            self.0.line = error.line();
            self.0.column = error.column();
            self.0.problem = format!("invalid JSON: {error}");
            self.0.source = Some(Arc::new(error));
        }
    }

    /// What kind of error it is: whether the body is not JSON, or not what the schema says.
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

    /// What was found; empty if the body is not JSON.
    pub fn found(&self) -> &str {
        &self.0.found
    }

    /// Whether the body is not JSON at all, rather than JSON that is not what the schema says.
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
