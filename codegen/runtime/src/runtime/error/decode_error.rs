//! Why a body could not be decoded.

use std::fmt;
use std::sync::Arc;

use serde::de::IgnoredAny;

use super::well_formed::WellFormed;
use crate::runtime::Fault;
use crate::runtime::error::Places;

/// Why a body could not be decoded. It quotes a short value at the most, never the body.
#[derive(Clone)]
pub struct DecodeError(Box<Details>);

#[derive(Clone)]
struct Details {
    event_type: Option<String>,
    path: String,
    line: usize,
    column: usize,
    expected: String,
    found: String,
    offset: Option<usize>,
    source: Option<Arc<serde_json::Error>>,
}

impl DecodeError {
    /// From a fault, with the body to find line and column in.
    #[cold]
    pub(crate) fn new(fault: &Fault, body: &[u8]) -> Self {
        let mut error = Self::without_text(fault);
        error.find_place(&mut Places::new(body));
        if !fault.is_data() {
            error.explain_syntax(body);
        }
        error
    }

    /// From a fault, without a place.
    #[cold]
    pub(crate) fn without_text(fault: &Fault) -> Self {
        DecodeError(Box::new(Details {
            event_type: fault.event_type().map(str::to_owned),
            path: fault.path(),
            line: 0,
            column: 0,
            expected: fault.expected().to_owned(),
            found: fault.found().to_owned(),
            offset: fault.offset(),
            source: None,
        }))
    }

    /// Finds line and column of the fault in the body.
    pub(crate) fn find_place(&mut self, places: &mut Places<'_>) {
        if let Some((line, column)) = self.0.offset.and_then(|offset| places.find(offset)) {
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

    /// For a text that is no JSON, serde_json's own words and place are the ones people know. What
    /// it does not mind while it looks for an end, as the half of a surrogate pair, it does when it
    /// reads.
    fn explain_syntax(&mut self, body: &[u8]) {
        let passed_over = serde_json::from_slice::<IgnoredAny>(body).err();
        let error = passed_over.or_else(|| serde_json::from_slice::<WellFormed>(body).err());
        if let Some(error) = error {
            self.0.line = error.line();
            self.0.column = error.column();
            self.0.source = Some(Arc::new(error));
        }
    }

    /// The type of the event, if its discriminator was read.
    pub fn event_type(&self) -> Option<&str> {
        self.0.event_type.as_deref()
    }

    /// The way to the value, such as `events[2].resource.metadata.priority`; empty for the body
    /// as a whole.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// The line, from one; zero if the value did not come from a text.
    pub fn line(&self) -> usize {
        self.0.line
    }

    /// The column in bytes, from one; zero if the value did not come from a text.
    pub fn column(&self) -> usize {
        self.0.column
    }

    /// What should have been there.
    pub fn expected(&self) -> &str {
        &self.0.expected
    }

    /// What was there; empty if the text is no JSON.
    pub fn found(&self) -> &str {
        &self.0.found
    }

    /// Whether the body is no JSON at all, rather than JSON that is not what the schema says.
    pub fn is_syntax(&self) -> bool {
        self.0.found.is_empty()
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
        match &self.0.source {
            Some(source) => return write!(f, "{source}"),
            None => write!(f, "expected {}", self.0.expected)?,
        }
        if !self.0.found.is_empty() {
            write!(f, ", found {}", self.0.found)?;
        }
        if self.0.line > 0 {
            write!(f, " at line {} column {}", self.0.line, self.0.column)?;
        }
        Ok(())
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DecodeError")
            .field("event_type", &self.0.event_type)
            .field("path", &self.0.path)
            .field("line", &self.0.line)
            .field("column", &self.0.column)
            .field("expected", &self.0.expected)
            .field("found", &self.0.found)
            .finish()
    }
}

impl PartialEq for DecodeError {
    fn eq(&self, other: &Self) -> bool {
        let parts = |error: &Self| (error.0.line, error.0.column, error.0.offset);
        parts(self) == parts(other)
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
