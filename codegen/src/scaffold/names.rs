//! Names for new items: good in every target, and not taken.

use std::borrow::Cow;
use std::collections::HashSet;

use heck::ToSnakeCase;

use crate::emit::NAME_RULES;
use crate::model::{ItemKind, NameSource, Named, ascii_words};
use crate::naming::ScopeKind;

/// The names that are taken in some scopes.
#[derive(Clone, Debug)]
pub(crate) struct TakenNames {
    scopes: &'static [ScopeKind],
    /// For each target.
    taken: Vec<HashSet<String>>,
}

impl TakenNames {
    /// Those that generated code has taken.
    pub(crate) fn new(scopes: &'static [ScopeKind]) -> Self {
        TakenNames { scopes, taken: vec![HashSet::new(); NAME_RULES.len()] }
    }

    /// Those of some items, too.
    pub(crate) fn extend<'a, T: Named + 'a>(&mut self, items: impl IntoIterator<Item = &'a T>) {
        items.into_iter().for_each(|item| _ = self.take(&item.name_source()));
    }

    /// Takes an item's names, unless one of them is bad or taken.
    pub(crate) fn take(&mut self, source: &NameSource<'_>) -> bool {
        let Some(names) = self.free(source) else { return false };
        for (taken, name) in self.taken.iter_mut().zip(names) {
            taken.insert(name);
        }
        true
    }

    /// Takes the names that an item has by its name on the wire or, if these are bad or taken, by
    /// another name, which is returned.
    pub(crate) fn take_or_rename(&mut self, kind: ItemKind, wire: &str) -> Option<String> {
        let source = NameSource { kind, wire: Cow::from(wire), preferred: None };
        if self.take(&source) {
            return None;
        }
        let numbered = (2..).map(|number| format!("{kind} {number}"));
        let candidates = std::iter::once(format!("{kind} {wire}")).chain(numbered).map(|base| written(kind, &base));
        candidates.into_iter().find(|name| self.take(&NameSource { preferred: Some(name), ..source.clone() }))
    }

    /// The name in each target, if all are good and free.
    fn free(&self, source: &NameSource<'_>) -> Option<Vec<String>> {
        let targets = NAME_RULES.iter().zip(&self.taken);
        let name = targets.map(|(rules, taken)| {
            let name = rules.name(source).ok()?;
            let reserved = self.scopes.iter().any(|scope| rules.is_reserved(*scope, &name));
            (!reserved && !taken.contains(&name)).then_some(name)
        });
        name.collect()
    }
}

/// A name as people write it in the schemas.
fn written(kind: ItemKind, base: &str) -> String {
    match kind {
        ItemKind::Field => ascii_words(base).to_snake_case(),
        _ => NameSource { kind, wire: Cow::from(base), preferred: None }.identifier(),
    }
}

/// A name made from that of an item, or a default where it gives none that starts with a letter.
pub(super) fn camel_or(kind: ItemKind, wire: &str, default: &str) -> String {
    let name = NameSource { kind, wire: Cow::from(wire), preferred: None }.identifier();
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) { name } else { default.to_owned() }
}
