//! Why nothing was written.

use std::fmt;

use super::edit::EditError;
use crate::compile::Compilation;

/// Why nothing was written.
#[derive(Debug)]
pub(crate) enum AdoptError {
    /// The vendor was not read.
    Unread,
    /// A file cannot be edited where it must be.
    Edit(EditError),
    /// The schemas with what would be written have errors.
    Refused(Box<Compilation>),
}

impl fmt::Display for AdoptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AdoptError::Unread => f.write_str("the vendor was not read"),
            AdoptError::Edit(error) => write!(f, "a schema file cannot be edited: {error}"),
            AdoptError::Refused(_) => f.write_str("what would be written has errors, so nothing was"),
        }
    }
}

impl std::error::Error for AdoptError {}

impl From<EditError> for AdoptError {
    fn from(error: EditError) -> Self {
        AdoptError::Edit(error)
    }
}
