//! Malformed events of a batch.

use serde_json::Value;

use crate::runtime::error::LineIndex;
use crate::runtime::{CodecError, DecodeError};

/// An event of a batch that is not as the schema says. It is kept whole, with its error, and the
/// other events are decoded.
#[derive(Clone, Debug, PartialEq)]
pub struct Malformed {
    raw: Value,
    error: DecodeError,
}

impl Malformed {
    /// A value and its error.
    #[allow(dead_code)] // Generated code calls it.
    pub(crate) fn new(error: &CodecError, raw: Value) -> Self {
        Malformed { raw, error: DecodeError::without_position(error) }
    }

    /// The type of the event, if its discriminator was decoded.
    pub fn event_type(&self) -> Option<&str> {
        self.error.event_type()
    }

    /// The whole value.
    pub fn raw(&self) -> &Value {
        &self.raw
    }

    /// The whole value.
    pub fn into_raw(self) -> Value {
        self.raw
    }

    /// Why it could not be decoded.
    pub fn error(&self) -> &DecodeError {
        &self.error
    }

    /// Adds what needs the whole body: the path to the event, line and column.
    #[allow(dead_code)] // Generated code calls it.
    pub(crate) fn locate(&mut self, list: &str, index: usize, lines: &mut LineIndex<'_>) {
        self.error.prefix_path(&format!("{list}[{index}]"));
        self.error.set_position(lines);
    }
}
