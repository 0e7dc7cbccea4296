//! New vendors and events, written from captured payloads.
//!
//! An event is written as `adopt` writes what captured requests have: what the schemas know already is
//! used again, the rest is inferred from the values, and an event that is there is widened. What is
//! written passes `hookwright check`; its docs begin with `TODO`, because no payload tells what its
//! fields mean.

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
    /// The file of the vendor or the event.
    pub path: PathBuf,
    /// Other files that have changed.
    pub others: Vec<PathBuf>,
    /// What was written into them.
    pub text: String,
    /// How many descriptions are still to be written.
    pub docs: usize,
    /// What differs all the same, and is left to people.
    pub left: Vec<String>,
}
