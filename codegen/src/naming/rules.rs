//! The rules of a back end.

use super::ScopeKind;
use crate::model::NameSource;

/// How a back end makes names.
pub(crate) trait NameRules {
    /// The language, as messages call it.
    fn language(&self) -> &'static str;

    /// The name of an item, or why it cannot have one.
    fn name(&self, source: &NameSource<'_>) -> Result<String, NameError>;

    /// Whether generated code has that name in such a scope already, whatever the schemas say.
    fn is_reserved(&self, scope: ScopeKind, name: &str) -> bool;
}

/// Why no name can be made of what an item is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NameError {
    /// It has nothing to make a name from.
    Empty,
    /// The name would start with a digit.
    StartsWithDigit(String),
    /// The target gives the name another meaning.
    NotAllowed(&'static str),
}

impl NameError {
    /// What is wrong, behind the name of the item.
    pub(super) fn explain(&self, language: &str) -> String {
        match self {
            NameError::Empty => format!("has no letters or digits to make a {language} name from"),
            NameError::StartsWithDigit(name) => format!("would become `{name}`, which starts with a digit"),
            NameError::NotAllowed(why) => format!("cannot be a name in {language}: {why}"),
        }
    }
}
