//! HW0105: a closed enum has more than one value.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::syntax::KindSyntax;

use super::Linted;

/// The rule's record.
pub(super) static RULE: Rule = Rule::lint(
    "HW0105",
    "A closed enum has more than one value.",
    "A field with a single possible value carries no information; usually the vendor has more values, and \
     `open: true` says so.",
    r#"
# bad: demo/events.yaml
types:
  Tone:
    enum: string
    doc: How it sounds.
    values:
      bell: Like a bell.
events:
  rang: {doc: It rang., fields: [{tone: {type: Tone, doc: How it rang.}}]}
# good: demo/events.yaml
types:
  Tone:
    enum: string
    doc: How it sounds.
    open: true
    values:
      bell: Like a bell.
events:
  rang: {doc: It rang., fields: [{tone: {type: Tone, doc: How it rang.}}]}
"#,
);

pub(super) fn lint(linted: &Linted<'_>, diagnostics: &mut Diagnostics) {
    let types = linted.loaded.files.iter().flat_map(|file| file.schema.types.iter());
    for (name, ty) in types {
        let KindSyntax::Enum(syntax) = &ty.kind else { continue };
        if syntax.open != Some(true) && syntax.values.as_ref().is_some_and(|values| values.len() == 1) {
            let message = format!("the enum `{}` has one value, and no room for more", name.value);
            let diagnostic = Diagnostic::new(&RULE, name.span, message);
            diagnostics.push(diagnostic.help("add the other values, or `open: true` if the vendor has more"));
        }
    }
}
