//! HW0111: no `doc` is a TODO.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};

use super::Linted;
use super::prose::is_todo;

/// The rule's record.
pub(super) static RULE: Rule = Rule::lint(
    "HW0111",
    "No `doc` is a TODO.",
    "It was left for later, and would be published as it is.",
    r#"
# bad: demo/events.yaml
events:
  ping: {doc: "TODO: say when it comes.", fields: []}
# good: demo/events.yaml
events:
  ping: {doc: "A sign of life, which comes every minute.", fields: []}
"#,
);

pub(super) fn lint(linted: &Linted<'_>, diagnostics: &mut Diagnostics) {
    for item in &linted.items {
        for (_, _, span) in item.sentences().filter(|(_, text, _)| is_todo(text)) {
            let message = format!("{} has yet to be described", item.describe());
            let diagnostic = Diagnostic::new(&RULE, span, message);
            diagnostics.push(diagnostic.help("say in one sentence what it is"));
        }
    }
}
