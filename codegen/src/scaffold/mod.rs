//! New vendors and events, written from captured payloads.
//!
//! What the vendor's schemas know already is reused: a field of the dictionary by its name, a
//! type by the fields that have it or by what it holds, a shared payload that fits as a whole.
//! The rest is inferred from the values. What is written passes `hookwright check`; its docs begin
//! with `TODO`, because no payload tells what its fields mean.
//!
//! The text is tried in memory before a file changes: the schemas with it must say what they said
//! before, and the new event besides.

mod captured;
mod discriminator;
mod error;
mod event;
mod place;
mod vendor;

#[cfg(test)]
mod tests;

use std::path::PathBuf;

pub use error::{ScaffoldError, ScaffoldErrorKind};
pub use event::{NewEvent, event};
pub(crate) use vendor::META_SCHEMAS;
pub(crate) use vendor::modeline;
pub use vendor::{NewVendor, vendor};

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The file.
    pub path: PathBuf,
    /// What was written into it.
    pub text: String,
    /// How many descriptions are still to be written.
    pub docs: usize,
}
