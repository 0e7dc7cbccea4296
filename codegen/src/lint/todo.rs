//! HW0111: no `doc` is a TODO.

use crate::diagnostic::{Diagnostic, Diagnostics, rules};

use super::Linted;
use super::prose::is_todo;

pub(super) fn lint(linted: &Linted<'_>, diagnostics: &mut Diagnostics) {
    for item in &linted.items {
        for (_, _, span) in item.sentences().filter(|(_, text, _)| is_todo(text)) {
            let message = format!("{} has yet to be described", item.describe());
            let diagnostic = Diagnostic::new(&rules::TODO_DOC, span, message);
            diagnostics.push(diagnostic.help("say in one sentence what it is"));
        }
    }
}
