//! What changed between two models, and whom it breaks.
//!
//! [`compare`] finds the changes. Each has a rule (`rule`), a place, a sentence, and its effects
//! (`verdict`): on those who call the generated crate, who decode payloads with it, who validate
//! payloads with the exported schemas, and who read them in TypeScript. The effects on payloads are
//! not looked up by rule: `judge` finds them from what the old and the new decoders and schemas do with
//! what the other side documents.

mod accept;
mod bump;
mod change;
mod compare;
mod judge;
mod page;
mod pairs;
mod report;
mod rule;
mod side;
mod verdict;

#[cfg(test)]
mod tests;

pub(crate) use accept::{Acceptances, Accepted};
pub use bump::{Bump, next_version};
pub use change::{Change, Place};
pub use page::page;
pub use report::{Report, ReportFormat};
pub use rule::{ChangeRule, RULES};
pub use verdict::{Audience, Effect, Effects, Verdict, View};

use crate::internal::bug;
use crate::model::Model;

/// What has changed from one model to another, by vendor.
pub fn compare(old: &Model, new: &Model) -> Vec<Change> {
    let Model { settings, common: _, vendors } = old;
    let mut changes = compare::settings(settings, &new.settings);
    changes.extend(compare::vendors(vendors, &new.vendors));
    if changes.is_empty() && old != new {
        bug("two models differ, and no rule of `hookwright diff` says in what");
    }
    changes
}
