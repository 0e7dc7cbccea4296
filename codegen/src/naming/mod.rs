//! Names in targets.
//!
//! The model says what items are called on the wire and which names the schemas prefer. Each back
//! end makes names of its own from that, by its [`NameRules`]. Whether every item gets one, and
//! one that no other item has, is checked here for all back ends alike, on the [`Declarations`]
//! of the schema files: so a bad name is reported with its place, and next to whatever else is
//! wrong.

mod check;
mod declarations;
mod rules;

pub(crate) use check::check;
pub(crate) use declarations::{Declarations, Scope, ScopeKind};
pub(crate) use rules::{NameError, NameRules};

#[cfg(test)]
mod tests;
