//! How much memory a body may take.

use super::Cursor;
use crate::runtime::CodecError;

/// How many bytes of lists, maps and events a byte of the body may take. What is kept as text takes
/// one more.
const RATIO: usize = 7;
/// What a body of any length may take.
const FLOOR: usize = 16 * 1024;

/// The memory that a body of this length may take, beside the copies of its texts.
pub(super) fn limit(body: usize) -> usize {
    body.saturating_mul(RATIO).saturating_add(FLOOR)
}

impl Cursor<'_> {
    /// Counts memory that is about to be taken. A list of `{}` takes a hundred times the memory of its
    /// text, so there must be a limit.
    #[inline]
    pub(crate) fn charge(&mut self, bytes: usize) -> Result<(), CodecError> {
        match self.memory.checked_sub(bytes) {
            Some(rest) => {
                self.memory = rest;
                Ok(())
            }
            None => Err(CodecError::too_large()),
        }
    }
}
