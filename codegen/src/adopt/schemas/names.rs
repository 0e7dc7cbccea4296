//! The names of the types of schemas.

use super::types::Drafter;
use crate::adopt::names::camel_or;
use crate::evidence::json_schema::Schemas;
use crate::evidence::relaxed_json::Json;
use crate::model::{ItemKind, NameSource};

impl Drafter<'_, '_> {
    /// The name of the type of a schema, and whether it is a new one: its own, that of the key, or that
    /// with what is around it.
    pub(super) fn name(&mut self, own: Option<&str>, key: &str, target: Option<&Json>) -> (String, bool) {
        let base = camel_or(ItemKind::Field, own.unwrap_or(key), "Part");
        let is_known =
            |name: &str| self.known.vendor.type_def(name).is_some() && !self.missing.names.contains_key(name);
        if own.is_some() && is_known(&base) {
            self.by_schema.insert(address(target), base.clone());
            return (base, false);
        }
        let name = self.free_name(own, key);
        self.by_schema.insert(address(target), name.clone());
        (name, true)
    }

    /// A name for a new type: its own, that of the key, or that with what is around it.
    pub(super) fn free_name(&mut self, own: Option<&str>, key: &str) -> String {
        let base = camel_or(ItemKind::Field, own.unwrap_or(key), "Part");
        let last = format!("{}{base}", self.around);
        let numbered = (2..).map(|number| format!("{last}{number}"));
        let says_little = ["Type", "Kind", "Status", "State", "Name", "Action", "Level"].contains(&base.as_str());
        let both = if says_little { [last.clone(), base.clone()] } else { [base.clone(), last.clone()] };
        let mut candidates = both.into_iter().chain(numbered);
        let types = &self.types;
        let taken = &mut self.taken;
        let missing = self.missing;
        let name = candidates.find(|name| {
            let is_drafted = types.iter().any(|ty| ty.name == *name);
            let source = NameSource { kind: ItemKind::Type, wire: name.as_str().into(), preferred: None };
            !is_drafted && (missing.names.contains_key(name) || taken.take(&source))
        });
        name.unwrap_or(base)
    }
}

/// The schema that others refer to, and its own name: that of the definition, or its title.
pub(super) fn named<'s>(schemas: &'s Schemas, all: &[&'s Json]) -> (Option<&'s Json>, Option<String>) {
    let Some(mut schema) = all.first().copied().filter(|_| all.len() == 1) else {
        return (all.first().copied(), None);
    };
    let mut own = None;
    while let Some((name, target)) = schemas.target(schema) {
        own = name.or(own);
        schema = target;
    }
    let title = schema.get("title").and_then(Json::as_str).map(str::to_owned);
    (Some(schema), own.or(title))
}

/// What tells schemas apart that live as long as the draft.
pub(super) fn address(schema: Option<&Json>) -> usize {
    schema.map_or(0, |schema| std::ptr::from_ref(schema).addr())
}
