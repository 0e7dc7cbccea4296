//! HW0108: some example has a value within each field's bounds.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Bounds, TypeKind};

use super::Linted;

/// The rule's record.
pub(super) static RULE: Rule = Rule::lint(
    "HW0108",
    "Some example has a value within each field's bounds.",
    "Bounds that were never tested with a value are easily off by one, or in another unit.",
    r#"
# bad: demo/events.yaml
events:
  ping:
    doc: A sign of life.
    fields:
      - rating: {type: int32, doc: Stars that were given., min: 1, max: 5, optional: true}
# good: demo/events.yaml
events:
  ping:
    doc: A sign of life.
    fields:
      - rating: {type: int32, doc: Stars that were given., min: 1, max: 5, optional: true, example: 5}
"#,
);

pub(super) fn lint(linted: &Linted<'_>, diagnostics: &mut Diagnostics) {
    for (field, at) in linted.untried_fields().filter(|(field, _)| field.bounds != Bounds::default()) {
        let message = format!("no example has a value within the bounds of the field `{}`", field.name.escape_debug());
        let help = "give the field an `example`, or the value in the `example` of an event or a type";
        diagnostics.push(Diagnostic::new(&RULE, at, message).help(help));
    }
    for (name, _) in linted.loaded.files.iter().flat_map(|file| file.schema.types.iter()) {
        let kind = linted.vendor.type_def(&name.value).map(|def| &def.kind);
        let bounded = matches!(kind, Some(TypeKind::Alias { bounds, .. }) if *bounds != Bounds::default());
        if bounded && !linted.exercised.aliases.contains(name.value.as_str()) {
            let message = format!("no example has a value within the bounds of the type `{}`", name.value);
            diagnostics.push(Diagnostic::new(&RULE, name.span, message).help("give a field of this type an `example`"));
        }
    }
}
