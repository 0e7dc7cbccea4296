//! Writes definitions, and gathers those that they refer to.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::scalars::Scalars;
use super::{Dialect, Draft, scalars, unknown};
use crate::emit::contract::{Content, Contract, NO_BOUNDS, Target, Union, ValueType};
use crate::model::{EnumDef, Scalar, Shape, TypeRef, WireValue};

/// The writer of one file.
pub(super) struct Writer<'a> {
    contract: &'a Contract<'a>,
    pub(super) dialect: Dialect,
    /// The target that the file itself is, if it is one.
    root: Option<Target<'a>>,
    /// The keys of the definitions that the file has or will have.
    seen: BTreeSet<&'a str>,
    waiting: Vec<Target<'a>>,
}

impl<'a> Writer<'a> {
    /// A writer of definitions.
    pub(super) fn new(contract: &'a Contract<'a>, dialect: Dialect) -> Self {
        Writer { contract, dialect, root: None, seen: BTreeSet::new(), waiting: Vec::new() }
    }

    /// A writer of a file of JSON Schema that is about a target.
    pub(super) fn of_file(contract: &'a Contract<'a>, draft: Draft, root: Target<'a>) -> Self {
        Writer { root: Some(root), ..Writer::new(contract, Dialect::json_schema(draft)) }
    }

    /// A reference to a definition, which the file will then have.
    pub(super) fn reference(&mut self, target: Target<'a>) -> Map<String, Value> {
        let key = self.contract.key(target);
        if self.root.is_some_and(|root| self.contract.key(root) == key) {
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
        match self.dialect.is_api() {
            true => format!("#/components/schemas/{key}"),
            false => format!("#/{}/{key}", self.dialect.draft.definitions_keyword()),
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
            Content::Unknown(event) => unknown::unknown(&event),
            Content::Enum { def, closed } => self.enumeration(def, closed),
            Content::Strings { pattern, examples } => scalars::strings(pattern, examples),
            Content::Kinds(members) => {
                let members: Vec<Value> = members.into_iter().map(|it| self.value(it).into()).collect();
                single("anyOf", Value::Array(members))
            }
            Content::Alias(value) => {
                // A name for a name: the reference has a title beside it.
                let schema = self.value(value);
                let alone = schema.contains_key("$ref") && !self.dialect.has_siblings();
                if alone { single("anyOf", json!([schema])) } else { schema }
            }
        };
        let mut schema = single("title", Value::from(definition.key));
        let annotations = if definition.deprecated { deprecated() } else { Map::new() };
        schema.extend(self.annotated(content, definition.description, annotations));
        schema
    }

    /// One of several definitions. An empty `oneOf` is no schema.
    fn union(&mut self, union: Union<'a>) -> Map<String, Value> {
        if union.branches.is_empty() {
            return single("type", Value::from("object"));
        }
        let references = union.branches.iter().map(|(_, target)| self.reference(*target).into()).collect();
        // Generators that do not read `not` find two matches in a `oneOf`, unless a discriminator tells.
        let chooses_one = union.exclusive && (union.discriminator.is_some() || !self.dialect.is_api());
        let mut schema = single(if chooses_one { "oneOf" } else { "anyOf" }, Value::Array(references));
        if let Some(field) = union.discriminator.filter(|_| self.dialect.has_discriminators()) {
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
            return self.scalars().closed_enum(def.base, values);
        }
        let mut schema = self.scalars().scalar(def.base.scalar(), false, &NO_BOUNDS);
        if !values.is_empty() {
            if self.dialect.has_extensions() {
                schema.insert("x-extensible-enum".to_owned(), values.clone().into());
            }
            schema.insert("examples".to_owned(), values.into());
        }
        schema
    }

    fn scalars(&self) -> Scalars {
        Scalars { strict: self.contract.profile.is_strict(), widths: self.dialect.has_widths() }
    }

    /// The schema of a value at one place. Bounds do not reach through a reference, because not every
    /// dialect lets them stand beside `$ref`; they are in the description there.
    pub(super) fn value(&mut self, value: ValueType<'a>) -> Map<String, Value> {
        let nullable = value.nullable;
        match value.shape {
            Shape::Scalar(Scalar::Event) => self.nullable_reference(Target::AnyEvent, nullable),
            Shape::Scalar(scalar) => {
                if let Some(form) = self.contract.string_form(*scalar) {
                    return self.nullable_reference(Target::Strings(form), nullable);
                }
                let mut schema = self.scalars().scalar(*scalar, nullable, value.bounds);
                if *scalar == Scalar::Object && self.dialect.is_api() {
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

    /// Whether the root is a document of its own. A client may write such a one, so it says what only
    /// the server makes; an event is what the vendor sends, all of it.
    pub(super) fn is_in_document(&self) -> bool {
        matches!(self.root, Some(Target::Type(_)))
    }

    /// Puts a description in front of a schema, and annotations behind it, in a way that every tool
    /// reads; see the module's notes on `$ref` and on any value.
    pub(super) fn annotated(
        &self,
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
        let is_alone = match schema.contains_key("$ref") {
            true => !self.dialect.has_siblings(),
            false => schema.is_empty() && !self.dialect.is_api(),
        };
        if is_alone {
            described.insert("anyOf".to_owned(), json!([schema]));
        } else {
            described.extend(schema);
        }
        described.extend(annotations);
        described
    }
}

/// That the vendor advises against further use. Draft-07 has no such keyword, but all tools know it.
pub(super) fn deprecated() -> Map<String, Value> {
    single("deprecated", Value::Bool(true))
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
