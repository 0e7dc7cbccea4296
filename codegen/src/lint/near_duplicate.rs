//! HW0107: names of fields differ by more than case and punctuation.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::syntax::Spanned;

use super::Linted;

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
            Diagnostic::new(&rules::NEAR_DUPLICATE, name.span, message)
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
