//! What goes wrong while reading, before it is told to anyone.

use std::borrow::Cow;
use std::fmt;

/// A step on the way to a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathPart {
    /// A field of an object.
    Field(Cow<'static, str>),
    /// An item of a list.
    Index(usize),
}

/// What went wrong while reading. It is one pointer wide, so that a result costs nothing while
/// all goes well.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault(Box<Details>);

#[derive(Clone, Debug, PartialEq)]
struct Details {
    kind: Kind,
    expected: Cow<'static, str>,
    found: String,
    offset: Option<usize>,
    /// From the value outwards.
    path: Vec<PathPart>,
    event_type: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// The text is no JSON.
    Syntax,
    /// The JSON is not what the schema says.
    Data,
    /// The source of the JSON has failed, and keeps the reason.
    Foreign,
}

impl Fault {
    fn new(kind: Kind, expected: Cow<'static, str>, found: String) -> Self {
        Fault(Box::new(Details { kind, expected, found, offset: None, path: Vec::new(), event_type: None }))
    }

    /// A value is not what the schema says.
    #[cold]
    pub fn data(expected: impl Into<Cow<'static, str>>, found: impl fmt::Display) -> Self {
        Self::new(Kind::Data, expected.into(), found.to_string())
    }

    /// The text is no JSON.
    #[cold]
    pub fn syntax(expected: &'static str, offset: usize) -> Self {
        Self::new(Kind::Syntax, Cow::Borrowed(expected), String::new()).at(offset)
    }

    /// The source of the JSON has failed, and keeps the reason.
    #[cold]
    pub fn foreign() -> Self {
        Self::new(Kind::Foreign, Cow::Borrowed("JSON"), String::new())
    }

    /// A required field is not there.
    #[cold]
    pub fn missing(field: &str) -> Self {
        Self::new(Kind::Data, Cow::Owned(format!("the field `{field}`")), "no such field".to_owned())
    }

    /// `null` where none may be.
    #[cold]
    pub fn null() -> Self {
        Self::data("a value", "null")
    }

    /// A slot that the object does not have: a mistake of the compiler's, which the generated
    /// tables rule out.
    #[cold]
    pub fn no_such_slot(slot: usize) -> Self {
        Self::data("a known slot", slot)
    }

    /// With the place in the text, unless it has one.
    #[must_use]
    pub fn at(mut self, offset: usize) -> Self {
        self.0.offset.get_or_insert(offset);
        self
    }

    /// With one more step on the way to the value, from the inside out.
    #[must_use]
    pub fn within(mut self, part: PathPart) -> Self {
        self.0.path.push(part);
        self
    }

    /// With the type of the event that was read.
    #[must_use]
    pub fn of_event(mut self, event_type: &str) -> Self {
        self.0.event_type.get_or_insert_with(|| event_type.to_owned());
        self
    }

    /// Whether the JSON itself is sound, so that reading can go on behind the value.
    pub fn is_data(&self) -> bool {
        self.0.kind == Kind::Data
    }

    /// The place in the text, in bytes.
    pub fn offset(&self) -> Option<usize> {
        self.0.offset
    }

    /// The type of the event that was read.
    pub fn event_type(&self) -> Option<&str> {
        self.0.event_type.as_deref()
    }

    /// What should have been there.
    pub fn expected(&self) -> &str {
        &self.0.expected
    }

    /// What was there.
    pub fn found(&self) -> &str {
        &self.0.found
    }

    /// The way to the value: `events[2].resource.metadata.priority`.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for part in self.0.path.iter().rev() {
            match part {
                PathPart::Field(name) if path.is_empty() => path.push_str(name),
                PathPart::Field(name) => {
                    path.push('.');
                    path.push_str(name);
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

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path();
        if !path.is_empty() {
            write!(f, "{path}: ")?;
        }
        write!(f, "expected {}", self.0.expected)?;
        if !self.0.found.is_empty() {
            write!(f, ", found {}", self.0.found)?;
        }
        Ok(())
    }
}
