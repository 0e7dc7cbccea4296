//! HW0107: names of fields differ by more than case and punctuation.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::syntax::Spanned;

use super::Linted;

/// The rule's record.
pub(super) static RULE: Rule = Rule::lint(
    "HW0107",
    "Names of fields differ by more than case and punctuation.",
    "Usually one of the two is a typo, and its values are lost.",
    r#"
# bad: demo/events.yaml
events:
  ping:
    doc: A sign of life.
    fields: [{UserName: {type: string, doc: What the user signs in with., example: ann}}]
  pong:
    doc: Another sign of life.
    fields: [{Username: {type: string, doc: What the user signs in with., example: ann}}]
# good: demo/events.yaml
events:
  ping:
    doc: A sign of life.
    fields: [{UserName: {type: string, doc: What the user signs in with., example: ann}}]
  pong:
    doc: Another sign of life.
    fields: [{UserName: {type: string, doc: What the user signs in with., example: ann}}]
"#,
);

pub(super) fn lint(linted: &Linted<'_>, diagnostics: &mut Diagnostics) {
    let mut first: HashMap<String, &Spanned<String>> = HashMap::new();
    let mut reported: HashSet<&str> = HashSet::new();
    let dictionary = linted.loaded.files.iter().flat_map(|file| file.schema.fields.iter()).map(|(name, _)| name);
    let listed = linted.lists.iter().flat_map(|(_, entries)| entries.iter().map(|entry| &entry.name));
    for name in dictionary.chain(listed) {
        let other = *first.entry(folded(&name.value)).or_insert(name);
        if other.value == name.value || !reported.insert(&name.value) {
            continue;
        }
        let message = format!("the fields `{}` and `{}` have nearly the same name", other.value, name.value);
        diagnostics.push(
            Diagnostic::new(&RULE, name.span, message)
                .label("this one")
                .related(other.span, "and this one")
                .help("use one name, or allow it if the vendor really has both"),
        );
    }
}

/// A name without what people confuse.
fn folded(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
