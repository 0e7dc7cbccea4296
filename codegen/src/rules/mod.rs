//! All rules, those of errors and those of lints, and what there is to read about them.

mod explain;

pub use explain::{explanation, page};

use crate::diagnostic::{Rule, rules};
use crate::lint;

/// Every rule, by id.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    rules::ERRORS.iter().chain(lint::RULES).copied()
}
