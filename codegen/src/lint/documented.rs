//! HW0101: every item has a `doc` that says something.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::source::Span;

use super::Linted;

/// The rule's record.
pub(super) static RULE: Rule = Rule::lint(
    "HW0101",
    "Every item has a `doc` that says something.",
    "The generated docs come from it.",
    r#"
# bad: demo/events.yaml
events:
  ping: {doc: "", fields: []}
# good: demo/events.yaml
events:
  ping: {doc: A sign of life., fields: []}
"#,
);

/// Where a `doc` must be there, its absence is an error; what is left are those that are empty,
/// and the header, whose `doc` has a default.
pub(super) fn lint(linted: &Linted<'_>, diagnostics: &mut Diagnostics) {
    for item in &linted.items {
        if let Some(doc) = item.doc.filter(|doc| doc.value.trim().is_empty()) {
            report(doc.span, &item.describe(), diagnostics);
        }
    }
    if let Some(header) = &linted.loaded.vendor.header {
        let doc = header.about.doc.as_ref().filter(|doc| !doc.value.trim().is_empty());
        if doc.is_none() {
            let at = header.about.doc.as_ref().map_or(linted.loaded.vendor.title.span, |doc| doc.span);
            report(at, "the header of this vendor", diagnostics);
        }
    }
}

fn report(at: Span, what: &str, diagnostics: &mut Diagnostics) {
    let diagnostic = Diagnostic::new(&RULE, at, format!("{what} is not documented"));
    diagnostics.push(diagnostic.help("say in one sentence what it is: `doc: One short sentence.`"));
}
