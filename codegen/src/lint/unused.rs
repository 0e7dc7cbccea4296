//! HW0106: types, payloads and entries of the field dictionary are used.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::Vendor;
use crate::syntax::Spanned;

use super::Linted;

/// The rule's record.
pub(super) static RULE: Rule = Rule::lint(
    "HW0106",
    "Types, payloads and entries of the field dictionary are used.",
    "An unused item is a leftover, or is misspelled where it should be used.",
    r#"
# bad: demo/events.yaml
fields:
  id: {type: string, doc: Id of the sign., example: a1}
  old_id: {type: string, doc: Id in the old system., example: b2}
events:
  ping: {doc: A sign of life., fields: [id]}
# good: demo/events.yaml
fields:
  id: {type: string, doc: Id of the sign., example: a1}
events:
  ping: {doc: A sign of life., fields: [id]}
"#,
);

pub(super) fn lint(linted: &Linted<'_>, diagnostics: &mut Diagnostics) {
    let types = used_types(linted.vendor);
    let payloads = used_payloads(linted.vendor);
    let entries = linted.lists.iter().flat_map(|(_, entries)| *entries);
    let listed: HashSet<&str> = entries.map(|entry| entry.name.value.as_str()).collect();
    for file in linted.loaded.files.iter().map(|file| &file.schema) {
        for (name, _) in file.types.iter().filter(|(name, _)| !types.contains(name.value.as_str())) {
            report(name, "unused type", diagnostics);
        }
        for (name, _) in file.payloads.iter().filter(|(name, _)| !payloads.contains(name.value.as_str())) {
            report(name, "no event has the payload", diagnostics);
        }
        for (name, _) in file.fields.iter().filter(|(name, _)| !listed.contains(name.value.as_str())) {
            report(name, "nothing lists the dictionary's field", diagnostics);
        }
    }
}

pub(super) fn report(name: &Spanned<String>, what: &str, diagnostics: &mut Diagnostics) {
    let message = format!("{what} `{}`", name.value.escape_debug());
    let diagnostic = Diagnostic::new(&RULE, name.span, message);
    diagnostics.push(diagnostic.help("remove it, or use it"));
}

fn used_payloads(vendor: &Vendor) -> HashSet<&str> {
    vendor.events.iter().map(|event| vendor.payload(event).name.as_str()).collect()
}

/// The types that events, header and envelope lead to, and documents of their own.
fn used_types(vendor: &Vendor) -> HashSet<&str> {
    let documents = vendor.types.iter().filter(|def| def.document).map(|def| &def.name);
    let used = vendor.types.reachable(vendor.types_of(&vendor.events).chain(documents), |_| true);
    // A type of which a part is used is used itself.
    let wholes = used.iter().filter_map(|id| vendor.types.get(id).partial_of.as_ref());
    used.iter().copied().chain(wholes).map(|id| id.as_str()).collect()
}
