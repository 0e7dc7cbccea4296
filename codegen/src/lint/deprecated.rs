//! HW0109: what is deprecated names its successor.

use crate::diagnostic::{Diagnostic, Diagnostics, rules};

use super::Linted;

pub(super) fn lint(linted: &Linted<'_>, diagnostics: &mut Diagnostics) {
    for item in &linted.items {
        if item.deprecated.is_some_and(|deprecated| deprecated.successor.is_none()) {
            let message = format!("{} is deprecated without a successor", item.describe());
            let diagnostic = Diagnostic::new(&rules::NO_SUCCESSOR, item.name.span, message);
            diagnostics.push(diagnostic.help("add `successor` to `deprecated`, or allow it if there is none"));
        }
    }
}
