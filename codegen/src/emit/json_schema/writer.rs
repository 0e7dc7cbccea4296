//! Writes the schema of a type where it is used, and gathers the definitions that a file needs.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::keys::Keys;
use super::options::{Draft, Options};
use super::scalars;
use crate::emit::Part;
use crate::model::{Bounds, Event, Scalar, Shape, TypeDef, TypeId, TypeRef, UnionDef, UnionVariant, Vendor};

/// What a definition is about.
#[derive(Clone, Copy)]
pub(super) enum Target<'a> {
    /// An event.
    Event(&'a Event),
    /// A named type.
    Type(&'a TypeDef),
    /// A variant of a union.
    Variant {
        /// Its key.
        key: &'a str,
        /// The union.
        union: &'a UnionDef,
        /// The variant.
        variant: &'a UnionVariant,
    },
}

/// Where the definitions of a writer end up.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Home {
    /// In the file of the schema, under the keyword of its draft.
    File,
    /// Among the components of an API document.
    Components {
        /// Whether `discriminator`, which JSON Schema does not have, names the field that tells
        /// the branches of a `oneOf` apart.
        discriminators: bool,
    },
}

/// The writer of one file.
pub(super) struct Writer<'a> {
    pub(super) part: &'a Part<'a>,
    pub(super) options: &'a Options,
    pub(super) keys: &'a Keys,
    home: Home,
    root: Option<&'a TypeId>,
    /// The keys of the definitions that the file has or will have.
    seen: BTreeSet<&'a str>,
    waiting: Vec<Target<'a>>,
}

impl<'a> Writer<'a> {
    /// A writer of a file whose root is no named type.
    pub(super) fn new(part: &'a Part<'a>, options: &'a Options, keys: &'a Keys) -> Self {
        let home = Home::File;
        Writer { part, options, keys, home, root: None, seen: BTreeSet::new(), waiting: Vec::new() }
    }

    /// A writer of schemas that live elsewhere than in a file of their own.
    pub(super) fn with_home(part: &'a Part<'a>, options: &'a Options, keys: &'a Keys, home: Home) -> Self {
        Writer { home, ..Writer::new(part, options, keys) }
    }

    /// A writer of a file whose root is a named type, so that references to it are `#`.
    pub(super) fn with_root(part: &'a Part<'a>, options: &'a Options, keys: &'a Keys, root: &'a TypeId) -> Self {
        Writer { root: Some(root), ..Writer::new(part, options, keys) }
    }

    /// The vendor.
    pub(super) fn vendor(&self) -> &'a Vendor {
        self.part.vendor()
    }

    /// The key of a definition.
    pub(super) fn key(&self, target: Target<'a>) -> &'a str {
        match target {
            Target::Event(event) => self.keys.event(&event.name),
            Target::Type(def) => self.keys.named(&def.name),
            Target::Variant { key, .. } => key,
        }
    }

    /// The title of a whole request body.
    pub(super) fn body_title(&self) -> &'a str {
        self.keys.body()
    }

    /// A reference to a definition, which the file will then have.
    pub(super) fn reference(&mut self, target: Target<'a>) -> Map<String, Value> {
        if let Target::Type(def) = target
            && self.root == Some(&def.name)
        {
            return single("$ref", Value::from("#"));
        }
        let key = self.key(target);
        if self.seen.insert(key) {
            self.waiting.push(target);
        }
        single("$ref", Value::from(self.pointer(key)))
    }

    /// Where the definition of that key is found.
    fn pointer(&self, key: &str) -> String {
        match self.home {
            Home::File => format!("#/{}/{key}", self.options.draft.definitions_keyword()),
            Home::Components { .. } => format!("#/components/schemas/{key}"),
        }
    }

    /// One of several definitions, told apart by a field. There has to be one at least: an empty
    /// `oneOf` is no schema.
    pub(super) fn one_of(&mut self, field: &str, branches: Vec<(&str, Target<'a>)>) -> Map<String, Value> {
        if branches.is_empty() {
            return single("type", Value::from("object"));
        }
        let references = branches.iter().map(|(_, target)| self.reference(*target).into()).collect();
        let mut schema = single("oneOf", Value::Array(references));
        if self.home == (Home::Components { discriminators: true }) {
            let place = |(value, target): &(&str, Target<'a>)| {
                ((*value).to_owned(), Value::from(self.pointer(self.key(*target))))
            };
            let mapping: Map<String, Value> = branches.iter().map(place).collect();
            schema.insert("discriminator".to_owned(), json!({"propertyName": field, "mapping": mapping}));
        }
        schema
    }

    /// The schema of a type as it is used at one place.
    pub(super) fn type_ref(&mut self, ty: &'a TypeRef) -> Map<String, Value> {
        self.shape(&ty.shape, ty.nullable, &Bounds::default())
    }

    /// The schema of a shape. Bounds do not reach through a reference, because nothing may stand
    /// beside `$ref`; they are in the description there.
    pub(super) fn shape(&mut self, shape: &'a Shape, nullable: bool, bounds: &Bounds) -> Map<String, Value> {
        match shape {
            Shape::Scalar(scalar) => {
                let mut schema = scalars::scalar(*scalar, nullable, bounds, self.options.is_strict());
                if *scalar == Scalar::Object && self.home != Home::File {
                    // It goes without saying, but openapi-typescript takes an object of which
                    // nothing is said for an empty one.
                    schema.insert("additionalProperties".to_owned(), Value::Bool(true));
                }
                schema
            }
            Shape::Named(id) => {
                let reference = self.reference(Target::Type(self.vendor().types.get(id)));
                if nullable { single("anyOf", json!([reference, {"type": "null"}])) } else { reference }
            }
            Shape::List(items) => {
                let mut schema = scalars::typed("array", nullable);
                schema.insert("items".to_owned(), self.type_ref(items).into());
                if self.options.is_strict() {
                    insert_some(&mut schema, "minItems", bounds.min_items);
                    insert_some(&mut schema, "maxItems", bounds.max_items);
                }
                schema
            }
            Shape::Map(values) => {
                let mut schema = scalars::typed("object", nullable);
                let values = self.type_ref(values);
                schema.insert("additionalProperties".to_owned(), values.into());
                schema
            }
        }
    }

    /// Puts `deprecated` into a schema where the draft has it.
    pub(super) fn mark_deprecated(&self, schema: &mut Map<String, Value>, deprecated: bool) {
        if deprecated && self.options.draft == Draft::Draft2020_12 {
            schema.insert("deprecated".to_owned(), Value::Bool(true));
        }
    }

    /// Writes everything that was referred to, and what that refers to, sorted by key.
    pub(super) fn into_definitions(mut self) -> Map<String, Value> {
        let mut definitions = BTreeMap::new();
        while let Some(target) = self.waiting.pop() {
            definitions.insert(self.key(target).to_owned(), self.definition(target).into());
        }
        definitions.into_iter().collect()
    }

    fn definition(&mut self, target: Target<'a>) -> Map<String, Value> {
        match target {
            Target::Event(event) => self.event(event),
            Target::Type(def) => self.named_type(def),
            Target::Variant { key, union, variant } => self.union_variant(key, union, variant),
        }
    }
}

/// The beginning of every definition and of every root.
pub(super) fn titled(title: &str, description: String) -> Map<String, Value> {
    let mut schema = single("title", Value::from(title));
    if !description.is_empty() {
        schema.insert("description".to_owned(), Value::from(description));
    }
    schema
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

fn insert_some(schema: &mut Map<String, Value>, key: &str, value: Option<u64>) {
    if let Some(value) = value {
        schema.insert(key.to_owned(), Value::from(value));
    }
}
