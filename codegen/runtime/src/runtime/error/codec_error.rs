//! The error of decoding and encoding, inside the crate.

use std::borrow::Cow;
use std::fmt;

use crate::runtime::json::quote;

/// A step of the path to a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathPart {
    /// A field of an object.
    Field(Cow<'static, str>),
    /// An item of a list.
    Index(usize),
}

/// What kind of error it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The body is not JSON, or not UTF-8: it was cut off or garbled on its way.
    Syntax,
    /// The body is JSON, but not as the schema says.
    Data,
    /// A header of the request is missing, came several times, is not text, or contradicts the body.
    Header,
}

/// The error of decoding and encoding. It is one pointer wide, so that a result costs nothing
/// while all goes well.
#[derive(Clone, Debug, PartialEq)]
pub struct CodecError(Box<Details>);

#[derive(Clone, Debug, PartialEq)]
struct Details {
    cause: Cause,
    expected: Cow<'static, str>,
    found: String,
    offset: Option<usize>,
    /// From the value outwards.
    path: Vec<PathPart>,
    event_type: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cause {
    /// The text is not JSON.
    Syntax,
    /// A value is not what the schema says.
    Mismatch,
    /// A required field is missing; `expected` is its name.
    Missing,
    /// A deserializer or serializer failed, and keeps its own error.
    Foreign,
}

impl CodecError {
    fn new(cause: Cause, expected: Cow<'static, str>, found: String) -> Self {
        CodecError(Box::new(Details { cause, expected, found, offset: None, path: Vec::new(), event_type: None }))
    }

    /// A value is not what the schema says.
    #[cold]
    pub fn data(expected: impl Into<Cow<'static, str>>, found: impl fmt::Display) -> Self {
        Self::new(Cause::Mismatch, expected.into(), found.to_string())
    }

    /// The text is not JSON.
    #[cold]
    pub fn syntax(expected: &'static str, offset: usize) -> Self {
        Self::new(Cause::Syntax, Cow::Borrowed(expected), String::new()).at(offset)
    }

    /// A deserializer or serializer failed, and keeps its own error.
    #[cold]
    pub fn foreign() -> Self {
        Self::new(Cause::Foreign, Cow::Borrowed("JSON"), String::new())
    }

    /// A required field is missing.
    #[cold]
    pub fn missing(field: &str) -> Self {
        Self::new(Cause::Missing, Cow::Owned(field.to_owned()), String::new())
    }

    /// `null` where the schema does not allow it.
    #[cold]
    pub fn null() -> Self {
        Self::data("a value", "null")
    }

    /// A value that takes more memory than it may.
    #[cold]
    pub fn too_large() -> Self {
        Self::data("a body that takes at most 8 times its size in memory", "a larger one")
    }

    /// The body is not UTF-8.
    #[cold]
    pub fn not_utf8(offset: usize) -> Self {
        let mut error = Self::syntax("UTF-8 text", offset);
        error.0.found.push_str("an invalid byte");
        error
    }

    /// The object has no such slot: a bug in the compiler, which the generated tables exclude.
    #[cold]
    pub fn no_such_slot(slot: usize) -> Self {
        Self::data("a known slot", slot)
    }

    /// Sets the offset in the text, unless one is set.
    #[must_use]
    pub fn at(mut self, offset: usize) -> Self {
        self.0.offset.get_or_insert(offset);
        self
    }

    /// Removes the offset, which is not one in the body.
    #[must_use]
    pub(crate) fn without_offset(mut self) -> Self {
        self.0.offset = None;
        self
    }

    /// Adds a step to the path, from the inside out.
    #[must_use]
    pub fn within(mut self, part: PathPart) -> Self {
        self.0.path.push(part);
        self
    }

    /// Sets the type of the event, unless one is set.
    #[must_use]
    pub fn of_event(mut self, event_type: &str) -> Self {
        self.0.event_type.get_or_insert_with(|| event_type.to_owned());
        self
    }

    /// What kind of error it is. An error of a deserializer counts as one of syntax.
    pub fn kind(&self) -> ErrorKind {
        match self.0.cause {
            Cause::Syntax | Cause::Foreign => ErrorKind::Syntax,
            Cause::Mismatch | Cause::Missing => ErrorKind::Data,
        }
    }

    /// Whether the JSON itself is valid, so that decoding can go on after the value.
    pub fn is_data(&self) -> bool {
        self.kind() == ErrorKind::Data
    }

    /// The offset in the text, in bytes.
    pub fn offset(&self) -> Option<usize> {
        self.0.offset
    }

    /// The type of the event that was decoded.
    pub fn event_type(&self) -> Option<&str> {
        self.0.event_type.as_deref()
    }

    /// What was expected.
    pub fn expected(&self) -> String {
        match self.0.cause {
            Cause::Missing => format!("the field `{}`", self.0.expected),
            _ => self.0.expected.to_string(),
        }
    }

    /// What was found.
    pub fn found(&self) -> &str {
        match self.0.cause {
            Cause::Missing => "nothing",
            _ => &self.0.found,
        }
    }

    /// What is wrong, without the position.
    pub fn problem(&self) -> String {
        let Details { cause, expected, found, .. } = &*self.0;
        match cause {
            Cause::Missing => format!("missing field `{expected}`"),
            Cause::Mismatch => format!("expected {expected}, found {found}"),
            Cause::Syntax | Cause::Foreign if found.is_empty() => format!("invalid JSON: expected {expected}"),
            Cause::Syntax | Cause::Foreign => format!("invalid JSON: expected {expected}, found {found}"),
        }
    }

    /// The path to the value: `events[2].resource.metadata.priority`.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for part in self.0.path.iter().rev() {
            match part {
                PathPart::Field(name) => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(&quote::name(name));
                }
                PathPart::Index(index) => {
                    path.push('[');
                    path.push_str(&index.to_string());
                    path.push(']');
                }
            }
        }
        path
    }
}

impl fmt::Display for CodecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path();
        if !path.is_empty() {
            write!(f, "{path}: ")?;
        }
        f.write_str(&self.problem())
    }
}
