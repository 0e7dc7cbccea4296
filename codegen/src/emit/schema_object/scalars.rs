//! Built-in types.

use serde_json::{Map, Value, json};

use super::writer::insert_some;
use crate::emit::contract::{Profile, Range};
use crate::model::{Bounds, EnumBase, Scalar};

/// The schema of a built-in type that has no definition. An empty one accepts anything.
pub(super) fn scalar(scalar: Scalar, nullable: bool, bounds: &Bounds, profile: Profile) -> Map<String, Value> {
    match scalar {
        Scalar::Any => Map::new(),
        Scalar::IntegerOrString => integer_or_string(nullable),
        Scalar::Bool => typed("boolean", nullable),
        Scalar::Object | Scalar::Event => typed("object", nullable),
        Scalar::Float64 => ranged(typed("number", nullable), scalar, bounds),
        Scalar::Int16 | Scalar::Int32 | Scalar::Int64 | Scalar::UnixSeconds => {
            ranged(typed("integer", nullable), scalar, bounds)
        }
        // The strict contract alone wants a valid URI: no receiver looks into it.
        Scalar::Uri if profile.is_strict() => string(formatted("uri", nullable), bounds),
        Scalar::Uri | Scalar::String => string(typed("string", nullable), bounds),
        Scalar::Guid => formatted("uuid", nullable),
        Scalar::Date => formatted("date", nullable),
        Scalar::DateTime | Scalar::DateTimeOptionalOffset => formatted("date-time", nullable),
    }
}

/// A string that a pattern matches.
pub(super) fn strings(pattern: &str, examples: &[&str]) -> Map<String, Value> {
    let mut schema = typed("string", false);
    schema.insert("pattern".to_owned(), Value::from(pattern));
    schema.insert("examples".to_owned(), Value::from(examples));
    schema
}

/// One of these values.
pub(super) fn closed_enum(base: EnumBase, values: Vec<Value>) -> Map<String, Value> {
    let kind = if base == EnumBase::String { "string" } else { "integer" };
    let mut schema = typed(kind, false);
    schema.insert("enum".to_owned(), values.into());
    schema
}

/// `type`, with `null` where it may be.
pub(super) fn typed(name: &str, nullable: bool) -> Map<String, Value> {
    let kind = if nullable { json!([name, "null"]) } else { Value::from(name) };
    Map::from_iter([("type".to_owned(), kind)])
}

/// An integer or a string. Not a list of two types, which ajv's strict mode refuses.
fn integer_or_string(nullable: bool) -> Map<String, Value> {
    let integer = ranged(typed("integer", false), Scalar::IntegerOrString, &Bounds::default());
    let mut branches = vec![Value::Object(integer), json!({"type": "string"})];
    if nullable {
        branches.push(json!({"type": "null"}));
    }
    Map::from_iter([("anyOf".to_owned(), Value::Array(branches))])
}

/// Adds what a number may be.
fn ranged(mut schema: Map<String, Value>, scalar: Scalar, bounds: &Bounds) -> Map<String, Value> {
    let range = Range::of(scalar, bounds);
    insert_some(&mut schema, "minimum", range.min);
    insert_some(&mut schema, "maximum", range.max);
    schema
}

/// A string has no more characters than bytes: looser than what is documented, but true.
fn string(mut schema: Map<String, Value>, bounds: &Bounds) -> Map<String, Value> {
    insert_some(&mut schema, "maxLength", bounds.max_bytes);
    schema
}

fn formatted(format: &str, nullable: bool) -> Map<String, Value> {
    let mut schema = typed("string", nullable);
    schema.insert("format".to_owned(), Value::from(format));
    schema
}
