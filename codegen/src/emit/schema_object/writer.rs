//! Writes definitions, and gathers those that they refer to.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::{Draft, scalars};
use crate::emit::contract::{Content, Contract, NO_BOUNDS, Target, Union, ValueType};
use crate::model::{EnumDef, Scalar, Shape, TypeRef, WireValue};

/// Where the definitions of a writer end up.
#[derive(Clone, Copy)]
pub(super) enum Home<'a> {
    /// In a file, under the keyword of its draft.
    File {
        /// The key of the definition that is the file itself, if one is.
        root: Option<&'a str>,
    },
    /// Among the components of an API document.
    Components {
        /// Whether `discriminator` names the field that tells the branches of a `oneOf` apart.
        discriminators: bool,
    },
}

/// The writer of one file.
pub(super) struct Writer<'a> {
    contract: &'a Contract<'a>,
    pub(super) draft: Draft,
    home: Home<'a>,
    /// The keys of the definitions that the file has or will have.
    seen: BTreeSet<&'a str>,
    waiting: Vec<Target<'a>>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(contract: &'a Contract<'a>, draft: Draft, home: Home<'a>) -> Self {
        Writer { contract, draft, home, seen: BTreeSet::new(), waiting: Vec::new() }
    }

    /// A reference to a definition, which the file will then have.
    pub(super) fn reference(&mut self, target: Target<'a>) -> Map<String, Value> {
        let key = self.contract.key(target);
        if matches!(self.home, Home::File { root: Some(root) } if root == key) {
            return single("$ref", Value::from("#"));
        }
        if self.seen.insert(key) {
            self.waiting.push(target);
        }
        single("$ref", Value::from(self.pointer(key)))
    }

    fn nullable_reference(&mut self, target: Target<'a>, nullable: bool) -> Map<String, Value> {
        let reference = self.reference(target);
        if nullable { single("anyOf", json!([reference, {"type": "null"}])) } else { reference }
    }

    /// Where the definition of that key is found.
    fn pointer(&self, key: &str) -> String {
        match self.home {
            Home::File { .. } => format!("#/{}/{key}", self.draft.definitions_keyword()),
            Home::Components { .. } => format!("#/components/schemas/{key}"),
        }
    }

    /// Writes everything that was referred to, and what that refers to, sorted by key.
    pub(super) fn into_definitions(mut self) -> Map<String, Value> {
        let mut definitions = BTreeMap::new();
        while let Some(target) = self.waiting.pop() {
            definitions.insert(self.contract.key(target).to_owned(), self.definition(target).into());
        }
        definitions.into_iter().collect()
    }

    /// The definition of a target.
    pub(super) fn definition(&mut self, target: Target<'a>) -> Map<String, Value> {
        let definition = self.contract.definition(target);
        let content = match definition.content {
            Content::Object(properties) => self.object(properties),
            Content::Union(union) => self.union(union),
            Content::Enum { def, closed } => self.enumeration(def, closed),
            Content::Strings { pattern, examples } => scalars::strings(pattern, examples),
            Content::Kinds(members) => {
                let members: Vec<Value> = members.into_iter().map(|it| self.value(it).into()).collect();
                single("anyOf", Value::Array(members))
            }
            Content::Alias(value) => {
                // A name for a name: the reference may not have a title beside it.
                let schema = self.value(value);
                if schema.contains_key("$ref") { single("anyOf", json!([schema])) } else { schema }
            }
        };
        let mut schema = single("title", Value::from(definition.key));
        schema.extend(annotated(content, definition.description, Map::new()));
        self.mark_deprecated(&mut schema, definition.deprecated);
        schema
    }

    /// One of several definitions. An empty `oneOf` is no schema.
    pub(super) fn union(&mut self, union: Union<'a>) -> Map<String, Value> {
        if union.branches.is_empty() {
            return single("type", Value::from("object"));
        }
        let references = union.branches.iter().map(|(_, target)| self.reference(*target).into()).collect();
        let mut schema = single(if union.exclusive { "oneOf" } else { "anyOf" }, Value::Array(references));
        if let (Some(field), Home::Components { discriminators: true }) = (union.discriminator, self.home) {
            let place = |(value, target): &(&str, Target<'a>)| {
                ((*value).to_owned(), Value::from(self.pointer(self.contract.key(*target))))
            };
            let mapping: Map<String, Value> = union.branches.iter().map(place).collect();
            let discriminator = json!({"propertyName": field, "mapping": mapping});
            schema.insert("discriminator".to_owned(), discriminator);
        }
        schema
    }

    fn enumeration(&self, def: &EnumDef, closed: bool) -> Map<String, Value> {
        let values: Vec<Value> = def.values.iter().map(|value| wire(&value.wire)).collect();
        if closed {
            return scalars::closed_enum(def.base, values);
        }
        let mut schema = scalars::scalar(def.base.scalar(), false, &NO_BOUNDS, self.contract.profile);
        if !values.is_empty() {
            schema.insert("examples".to_owned(), values.into());
        }
        schema
    }

    /// The schema of a value at one place. Bounds do not reach through a reference, because nothing
    /// may stand beside `$ref`; they are in the description there.
    pub(super) fn value(&mut self, value: ValueType<'a>) -> Map<String, Value> {
        let nullable = value.nullable;
        match value.shape {
            Shape::Scalar(Scalar::Event) => self.nullable_reference(Target::AnyEvent, nullable),
            Shape::Scalar(scalar) => {
                if let Some(form) = self.contract.string_form(*scalar) {
                    return self.nullable_reference(Target::Strings(form), nullable);
                }
                let mut schema = scalars::scalar(*scalar, nullable, value.bounds, self.contract.profile);
                if let (Scalar::Object, Home::Components { .. }) = (scalar, self.home) {
                    // It goes without saying, but openapi-typescript takes an object of which
                    // nothing is said for an empty one.
                    schema.insert("additionalProperties".to_owned(), Value::Bool(true));
                }
                schema
            }
            Shape::Named(id) => {
                self.nullable_reference(Target::Type(self.contract.part.vendor.types.get(id)), nullable)
            }
            Shape::List(items) => {
                let mut schema = scalars::typed("array", nullable);
                schema.insert("items".to_owned(), self.item(items).into());
                insert_some(&mut schema, "minItems", value.bounds.min_items);
                insert_some(&mut schema, "maxItems", value.bounds.max_items);
                schema
            }
            Shape::Map(key, values) => {
                let mut schema = scalars::typed("object", nullable);
                if let Some(key) = key {
                    let key = self.contract.part.vendor.types.get(key);
                    schema.insert("propertyNames".to_owned(), self.reference(Target::Type(key)).into());
                }
                schema.insert("additionalProperties".to_owned(), self.item(values).into());
                schema
            }
        }
    }

    /// The schema of what is in a list or a map.
    fn item(&mut self, ty: &'a TypeRef) -> Map<String, Value> {
        self.value(self.contract.item_type(ty))
    }

    /// Puts `deprecated` into a schema where the draft has it.
    pub(super) fn mark_deprecated(&self, schema: &mut Map<String, Value>, deprecated: bool) {
        if deprecated && self.draft == Draft::Draft2020_12 {
            schema.insert("deprecated".to_owned(), Value::Bool(true));
        }
    }
}

/// Puts a description in front of a schema, and annotations behind it, in a way that every tool
/// reads; see the module's notes on `$ref` and on any value.
pub(super) fn annotated(
    schema: Map<String, Value>,
    description: String,
    annotations: Map<String, Value>,
) -> Map<String, Value> {
    if description.is_empty() && annotations.is_empty() {
        return schema;
    }
    let mut described = Map::new();
    if !description.is_empty() {
        described.insert("description".to_owned(), Value::from(description));
    }
    if schema.is_empty() || schema.contains_key("$ref") {
        described.insert("anyOf".to_owned(), json!([schema]));
    } else {
        described.extend(schema);
    }
    described.extend(annotations);
    described
}

/// An object of one member.
pub(super) fn single(key: &str, value: Value) -> Map<String, Value> {
    Map::from_iter([(key.to_owned(), value)])
}

/// Puts a keyword into a schema, if there is a value.
pub(super) fn insert_some(schema: &mut Map<String, Value>, keyword: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        schema.insert(keyword.to_owned(), value.into());
    }
}

fn wire(value: &WireValue) -> Value {
    match value {
        WireValue::Text(text) => Value::from(text.as_str()),
        WireValue::Integer(number) => Value::from(*number),
    }
}
