//! Parsing the name of an event type.

use std::fmt;

/// The error of parsing a string that is not the name of a known event type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownEventType;

impl fmt::Display for UnknownEventType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown event type")
    }
}

impl std::error::Error for UnknownEventType {}
