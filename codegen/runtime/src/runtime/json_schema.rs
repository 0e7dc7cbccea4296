//! Support for schemars: the schemas of the JSON Schema export, in draft 2020-12 for receivers,
//! split into types, so that a type refers to another by the name that the generator gives it.

use std::borrow::Cow;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value};

/// The prefix of references between schemas.
const REFERENCE: &str = "#/$defs/";

/// The schemas of a vendor by name, sorted.
pub struct Catalogue(Vec<(String, Value)>);

impl Catalogue {
    /// Parses an object of schemas, sorted by name.
    pub fn parse(text: &str) -> Catalogue {
        // The compiler wrote the text, so it is JSON.
        let schemas: Map<String, Value> = serde_json::from_str(text).unwrap_or_default();
        Catalogue(schemas.into_iter().collect())
    }

    fn name(&self, index: usize) -> &str {
        self.0.get(index).map_or("", |(name, _)| name)
    }

    fn index(&self, name: &str) -> Option<usize> {
        self.0.binary_search_by(|(other, _)| other.as_str().cmp(name)).ok()
    }
}

/// Adds one of a vendor's schemas to the generator, and returns the reference to it.
pub type Subschema = fn(&mut SchemaGenerator) -> Schema;

/// A vendor's schemas.
pub trait Schemas: Sized + 'static {
    /// The module of the vendor's types.
    const MODULE: &'static str;
    /// For each schema, in order: [`subschema`].
    const SUBSCHEMAS: &'static [Subschema];

    /// The schemas.
    fn catalogue() -> &'static Catalogue;
}

/// A type for the schema at an index: most schemas have no type of their own.
pub struct Part<S, const INDEX: usize>(PhantomData<S>);

impl<S: Schemas, const INDEX: usize> JsonSchema for Part<S, INDEX> {
    fn schema_name() -> Cow<'static, str> {
        S::catalogue().name(INDEX).into()
    }

    fn schema_id() -> Cow<'static, str> {
        format!("{}::{}", S::MODULE, Self::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = S::catalogue().0.get(INDEX).map_or(Value::Bool(true), |(_, schema)| schema.clone());
        relink::<S>(&mut schema, generator);
        Schema::try_from(schema).unwrap_or_default()
    }
}

/// Adds the schema at an index to the generator.
pub fn subschema<S: Schemas, const INDEX: usize>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<Part<S, INDEX>>()
}

/// Replaces each reference by the one of the generator.
fn relink<S: Schemas>(schema: &mut Value, generator: &mut SchemaGenerator) {
    match schema {
        Value::Object(object) => {
            let target = object.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix(REFERENCE));
            let index = target.and_then(|name| S::catalogue().index(name));
            match index.and_then(|index| S::SUBSCHEMAS.get(index)) {
                Some(subschema) => {
                    // What is said beside a reference stays.
                    object.remove("$ref");
                    for (key, value) in subschema(generator).ensure_object() {
                        object.entry(key.as_str()).or_insert(value.clone());
                    }
                }
                None => object.values_mut().for_each(|value| relink::<S>(value, generator)),
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| relink::<S>(value, generator)),
        _ => {}
    }
}
