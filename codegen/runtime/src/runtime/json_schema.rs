//! What the crate's types bring to schemars: the schemas of the JSON Schema export in draft
//! 2020-12 for receivers, taken apart, so that a type refers to another by whatever name the
//! generator gives to it.

use std::borrow::Cow;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value};

/// Where the schemas refer to each other.
const REFERENCE: &str = "#/$defs/";

/// The schemas of a vendor by name, sorted.
pub struct Catalogue(Vec<(String, Value)>);

impl Catalogue {
    /// Reads an object of schemas, sorted by name.
    pub fn parse(text: &str) -> Catalogue {
        // The text is written by the compiler; one that is no JSON would leave all types open.
        let schemas: Map<String, Value> = serde_json::from_str(text).unwrap_or_default();
        Catalogue(schemas.into_iter().collect())
    }

    fn name(&self, place: usize) -> &str {
        self.0.get(place).map_or("", |(name, _)| name)
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.0.binary_search_by(|(other, _)| other.as_str().cmp(name)).ok()
    }
}

/// Gives the generator one of a vendor's schemas, and gets the reference to it.
pub type Subschema = fn(&mut SchemaGenerator) -> Schema;

/// A vendor's schemas.
pub trait Schemas: Sized + 'static {
    /// The module of the vendor's types.
    const MODULE: &'static str;
    /// For each schema in its place: [`subschema`].
    const SUBSCHEMAS: &'static [Subschema];

    /// The schemas.
    fn catalogue() -> &'static Catalogue;
}

/// The schema at a place, as a type: most schemas have none of their own.
pub struct Part<S, const PLACE: usize>(PhantomData<S>);

impl<S: Schemas, const PLACE: usize> JsonSchema for Part<S, PLACE> {
    fn schema_name() -> Cow<'static, str> {
        S::catalogue().name(PLACE).into()
    }

    fn schema_id() -> Cow<'static, str> {
        format!("{}::{}", S::MODULE, Self::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = S::catalogue().0.get(PLACE).map_or(Value::Bool(true), |(_, schema)| schema.clone());
        relink::<S>(&mut schema, generator);
        Schema::try_from(schema).unwrap_or_default()
    }
}

/// Gives the generator the schema at a place.
pub fn subschema<S: Schemas, const PLACE: usize>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<Part<S, PLACE>>()
}

/// Replaces each reference, which has nothing beside it, by one that the generator knows.
fn relink<S: Schemas>(schema: &mut Value, generator: &mut SchemaGenerator) {
    match schema {
        Value::Object(object) => {
            let target = object.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix(REFERENCE));
            let place = target.and_then(|name| S::catalogue().place(name));
            match place.and_then(|place| S::SUBSCHEMAS.get(place)) {
                Some(subschema) => *schema = subschema(generator).into(),
                None => object.values_mut().for_each(|value| relink::<S>(value, generator)),
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| relink::<S>(value, generator)),
        _ => {}
    }
}
