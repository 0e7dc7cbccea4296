//! Events of a batch that are not what the schema says.

use serde_json::Value;

use crate::runtime::error::Places;
use crate::runtime::{DecodeError, Fault};

/// An event of a batch that is not what the schema says: kept whole, with the reason, so that it
/// costs the other events nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Malformed {
    raw: Value,
    error: DecodeError,
}

impl Malformed {
    /// A value and what is wrong with it.
    #[allow(dead_code)] // Generated code calls it.
    pub(crate) fn new(fault: &Fault, raw: Value) -> Self {
        Malformed { raw, error: DecodeError::without_text(fault) }
    }

    /// What its discriminator says, if it got that far.
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

    /// What is wrong with it.
    pub fn error(&self) -> &DecodeError {
        &self.error
    }

    /// Adds what only the whole body can tell: the way to the event, and the line.
    #[allow(dead_code)] // Generated code calls it.
    pub(crate) fn locate(&mut self, list: &str, index: usize, places: &mut Places<'_>) {
        self.error.prefix_path(&format!("{list}[{index}]"));
        self.error.find_place(places);
    }
}
