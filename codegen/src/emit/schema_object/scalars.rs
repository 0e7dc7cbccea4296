//! Built-in types.

use serde_json::{Map, Value, json};

use super::writer::insert_some;
use crate::emit::contract::{Range, ValueType};
use crate::model::{EnumBase, Scalar};

/// What a date-time without a sure offset looks like: no format fits all its values.
const DATE_TIME_PATTERN: &str =
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?$";

/// The schema of a built-in type. An empty one accepts anything.
pub(super) fn scalar(scalar: Scalar, value: ValueType<'_>) -> Map<String, Value> {
    let nullable = value.nullable;
    match scalar {
        Scalar::Any => Map::new(),
        Scalar::IntegerOrString => integer_or_string(nullable),
        Scalar::Bool => typed("boolean", nullable),
        Scalar::Object => typed("object", nullable),
        Scalar::Float64 => number("number", scalar, value),
        Scalar::Int16 | Scalar::Int32 | Scalar::Int64 | Scalar::UnixSeconds => number("integer", scalar, value),
        Scalar::String => string(typed("string", nullable), value),
        Scalar::Uri => string(formatted("uri", nullable), value),
        Scalar::Guid => formatted("uuid", nullable),
        Scalar::Date => formatted("date", nullable),
        Scalar::DateTime => formatted("date-time", nullable),
        Scalar::DateTimeOptionalOffset => date_time_optional_offset(value),
    }
}

/// The schema of an enum's values, whichever they are.
pub(super) fn enum_base(base: EnumBase) -> Map<String, Value> {
    match base {
        EnumBase::String => typed("string", false),
        EnumBase::Int16 | EnumBase::Int32 | EnumBase::Int64 => typed("integer", false),
        EnumBase::IntegerOrString => integer_or_string(false),
    }
}

/// `type`, with `null` where it may be.
pub(super) fn typed(name: &str, nullable: bool) -> Map<String, Value> {
    let kind = if nullable { json!([name, "null"]) } else { Value::from(name) };
    Map::from_iter([("type".to_owned(), kind)])
}

/// Adds what a number may be.
pub(super) fn add_range(schema: &mut Map<String, Value>, range: Range) {
    insert_some(schema, "minimum", range.min.map(Value::Number));
    insert_some(schema, "maximum", range.max.map(Value::Number));
}

/// An integer or a string. Not a list of two types, which ajv's strict mode refuses.
fn integer_or_string(nullable: bool) -> Map<String, Value> {
    let mut branches = vec![json!({"type": "integer"}), json!({"type": "string"})];
    if nullable {
        branches.push(json!({"type": "null"}));
    }
    Map::from_iter([("anyOf".to_owned(), Value::Array(branches))])
}

fn number(name: &str, scalar: Scalar, value: ValueType<'_>) -> Map<String, Value> {
    let mut schema = typed(name, value.nullable);
    add_range(&mut schema, value.range(scalar));
    schema
}

/// A string has no more characters than bytes: looser than what is documented, but true.
fn string(mut schema: Map<String, Value>, value: ValueType<'_>) -> Map<String, Value> {
    insert_some(&mut schema, "maxLength", value.bounds.max_bytes);
    schema
}

fn formatted(format: &str, nullable: bool) -> Map<String, Value> {
    let mut schema = typed("string", nullable);
    schema.insert("format".to_owned(), Value::from(format));
    schema
}

fn date_time_optional_offset(value: ValueType<'_>) -> Map<String, Value> {
    let mut schema = typed("string", value.nullable);
    insert_some(&mut schema, "pattern", value.strict.then_some(DATE_TIME_PATTERN));
    let examples = json!(["2020-01-01T12:00:00Z", "2018-01-01T08:01:23.45"]);
    schema.insert("examples".to_owned(), examples);
    schema
}
