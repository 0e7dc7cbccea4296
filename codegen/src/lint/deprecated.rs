//! HW0109: what is deprecated names its successor.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};

use super::Linted;

/// The rule's record.
pub(super) static RULE: Rule = Rule::lint(
    "HW0109",
    "A deprecated item names its successor.",
    "Users of a deprecated item need to know what to use instead.",
    r#"
# bad: demo/events.yaml
events:
  ping:
    doc: A sign of life.
    fields:
      - id: {type: string, doc: Id of the sign., example: a1}
      - number: {type: int32, doc: Which sign of the day it is., deprecated: {doc: It wraps at noon.}, example: 7}
# good: demo/events.yaml
events:
  ping:
    doc: A sign of life.
    fields:
      - id: {type: string, doc: Id of the sign., example: a1}
      - number: {type: int32, doc: Which sign of the day it is., deprecated: {successor: id, doc: It wraps at noon.}, example: 7}
"#,
);

pub(super) fn lint(linted: &Linted<'_>, diagnostics: &mut Diagnostics) {
    for item in &linted.items {
        if item.deprecated.is_some_and(|deprecated| deprecated.successor.is_none()) {
            let message = format!("{} is deprecated without a successor", item.describe());
            let diagnostic = Diagnostic::new(&RULE, item.name.span, message);
            diagnostics.push(diagnostic.help("add `successor` to `deprecated`, or allow it if there is none"));
        }
    }
}
