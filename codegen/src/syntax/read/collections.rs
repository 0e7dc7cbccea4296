//! Lists, and mappings from names to items. A broken item does not hide the others.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{Lines, Read, Slot, Spanned, expected, strings};
use crate::diagnostic::Diagnostics;
use crate::yaml::{Entry, Kind, Node};

impl<T: Read> Read for Vec<T> {
    fn absent() -> Option<Self> {
        Some(Vec::new())
    }

    fn read(node: &Node, _slot: Slot<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        match &node.kind {
            Kind::Sequence(items) => {
                Some(items.iter().filter_map(|item| T::read(item, Slot::PLAIN, diagnostics)).collect())
            }
            _ => expected("a list", node, diagnostics),
        }
    }
}

/// A mapping from names to items, in written order. An item that cannot be read is reported and
/// left out.
#[derive(Clone, Debug)]
pub struct Items<T>(Vec<(Spanned<String>, T)>);

impl<T> Default for Items<T> {
    fn default() -> Self {
        Items(Vec::new())
    }
}

impl<T> Items<T> {
    /// The items, in written order.
    pub fn iter(&self) -> std::slice::Iter<'_, (Spanned<String>, T)> {
        self.0.iter()
    }

    /// Leaves out the items of which a test is false.
    pub fn retain(&mut self, is_kept: impl Fn(&Spanned<String>, &T) -> bool) {
        self.0.retain(|(name, item)| is_kept(name, item));
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Read> Read for Items<T> {
    fn absent() -> Option<Self> {
        Some(Items::default())
    }

    fn read(node: &Node, _slot: Slot<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        match &node.kind {
            Kind::Mapping(entries) => {
                Some(Items(entries.iter().filter_map(|entry| named(entry, diagnostics)).collect()))
            }
            _ => expected("a mapping from names to items", node, diagnostics),
        }
    }
}

/// Reads an item with its name.
pub(super) fn named<T: Read>(entry: &Entry, diagnostics: &mut Diagnostics) -> Option<(Spanned<String>, T)> {
    strings::check(&entry.key, entry.key_span, Lines::One).into_iter().for_each(|wrong| diagnostics.push(wrong));
    let name = Spanned { value: entry.key.clone(), span: entry.key_span };
    // The short form of an item is its `doc`, or a type, which says itself what it may be.
    let item = T::read(&entry.value, Slot { lines: Lines::Several, name: Some(&name) }, diagnostics)?;
    Some((name, item))
}

impl<T: JsonSchema> JsonSchema for Items<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Items_of_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let item = generator.subschema_for::<T>();
        json_schema!({"type": "object", "additionalProperties": item})
    }
}
