//! The JSON Schemas of items, from their keys.

use schemars::{Schema, SchemaGenerator};
use serde_json::{Map, Value};

use super::{Keys, Read};

/// The schema of an item while its keys are added.
pub(crate) struct ObjectSchema<'g> {
    generator: &'g mut SchemaGenerator,
    properties: Map<String, Value>,
    required: Vec<Value>,
}

impl ObjectSchema<'_> {
    /// Adds a key: its doc comment, its type, and what its schema says besides.
    pub(crate) fn key<T: Read>(&mut self, name: &str, doc: &str, more: Value) {
        let mut schema = self.generator.subschema_for::<T>();
        let mut described = Map::from_iter([("description".to_owned(), Value::from(one_paragraph(doc)))]);
        described.extend(schema.ensure_object().iter().map(|(key, value)| (key.clone(), value.clone())));
        merge(&mut described, more);
        self.properties.insert(name.to_owned(), Value::Object(described));
        if T::absent().is_none() {
            self.required.push(Value::from(name));
        }
    }

    /// Adds keys that need not be there by themselves.
    pub(crate) fn alternative<T: Keys>(&mut self) {
        let required = self.required.len();
        T::describe(self);
        self.required.truncate(required);
    }
}

/// The schema of an item: its doc comment, its keys, and what must hold between them.
pub(crate) fn object_schema<T: Keys>(generator: &mut SchemaGenerator, doc: &str, more: Value) -> Schema {
    let mut object = ObjectSchema { generator, properties: Map::new(), required: Vec::new() };
    T::describe(&mut object);
    let ObjectSchema { mut properties, required, .. } = object;
    for key in more.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
        properties.get_mut(key).into_iter().for_each(refuse_null);
    }
    let mut schema = Map::from_iter([
        ("description".to_owned(), Value::from(one_paragraph(doc))),
        ("type".to_owned(), Value::from("object")),
        ("properties".to_owned(), Value::Object(properties)),
        ("additionalProperties".to_owned(), Value::from(false)),
    ]);
    if !required.is_empty() {
        schema.insert("required".to_owned(), Value::Array(required));
    }
    merge(&mut schema, more);
    schema.into()
}

/// A key that must be there has a value.
fn refuse_null(schema: &mut Value) {
    let Some(ty) = schema.get_mut("type") else { return };
    if let Some([value, null]) = ty.as_array().map(Vec::as_slice)
        && null == "null"
    {
        *ty = value.clone();
    }
}

/// Adds keywords; lists, such as those of required keys, grow.
fn merge(schema: &mut Map<String, Value>, more: Value) {
    let Value::Object(more) = more else { return };
    for (keyword, value) in more {
        match (schema.get_mut(&keyword), value) {
            (Some(Value::Array(list)), Value::Array(items)) => list.extend(items),
            (_, value) => {
                schema.insert(keyword, value);
            }
        }
    }
}

/// A doc comment as one paragraph.
fn one_paragraph(doc: &str) -> String {
    doc.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The schema of a short form: a string, nothing at all, or the item written out.
pub(crate) fn short_or(item: Schema) -> Schema {
    schemars::json_schema!({"anyOf": [{"type": "string"}, {"type": "null"}, item]})
}
