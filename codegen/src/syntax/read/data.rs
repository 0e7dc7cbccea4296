//! Values of JSON, such as examples: any key, any value.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::{Read, Slot, expected, strings};
use crate::diagnostic::Diagnostics;
use crate::yaml::{Entry, Kind, Node};

impl Read for Value {
    const TAKES_NULL: bool = true;

    fn read(node: &Node, _slot: Slot<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        Some(value(node, diagnostics))
    }
}

// Shared: a thousand events may name a field, and its example may be as large as a file.
impl Read for Arc<Value> {
    const TAKES_NULL: bool = true;

    fn read(node: &Node, _slot: Slot<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        Some(Arc::new(value(node, diagnostics)))
    }
}

impl Read for Map<String, Value> {
    fn read(node: &Node, _slot: Slot<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        match &node.kind {
            Kind::Mapping(entries) => Some(object(entries, diagnostics)),
            _ => expected("a mapping", node, diagnostics),
        }
    }
}

fn value(node: &Node, diagnostics: &mut Diagnostics) -> Value {
    match &node.kind {
        Kind::Null => Value::Null,
        Kind::Bool(value) => Value::Bool(*value),
        Kind::Number(number) => Value::Number(number.clone()),
        Kind::String(text) => Value::String(text.clone()),
        Kind::Sequence(items) => Value::Array(items.iter().map(|item| value(item, diagnostics)).collect()),
        Kind::Mapping(entries) => Value::Object(object(entries, diagnostics)),
    }
}

fn object(entries: &[Entry], diagnostics: &mut Diagnostics) -> Map<String, Value> {
    let mut object = Map::new();
    for entry in entries {
        if !entry.key_is_string {
            diagnostics.push_with(entry.key_span.file, || strings::no_json_key(entry));
        }
        object.insert(entry.key.clone(), value(&entry.value, diagnostics));
    }
    object
}
