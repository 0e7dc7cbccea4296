//! HW0104: some example has a value for each field.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::Bounds;

use super::Linted;

/// The rule's record.
pub(super) static RULE: Rule = Rule::lint(
    "HW0104",
    "Some example has a value for each field.",
    "Examples are the test data of everyone who uses the schemas: a field that no example has is not tested. \
     Null, an empty list and an empty object do not count as values.",
    r#"
# bad: demo/events.yaml
events:
  ping:
    doc: A sign of life.
    fields:
      - reason: {type: string, doc: Why it was sent., optional: true}
# good: demo/events.yaml
events:
  ping:
    doc: A sign of life.
    fields:
      - reason: {type: string, doc: Why it was sent., optional: true, example: Asked for}
"#,
);

/// Fields with bounds have a lint of their own.
pub(super) fn lint(linted: &Linted<'_>, diagnostics: &mut Diagnostics) {
    for (field, at) in linted.untried_fields().filter(|(field, _)| field.bounds == Bounds::default()) {
        let message = format!("no example has a value for the field `{}`", field.name.escape_debug());
        let help = "give the field an `example`, or the value in the `example` of an event or a type";
        diagnostics.push(Diagnostic::new(&RULE, at, message).help(help));
    }
}
