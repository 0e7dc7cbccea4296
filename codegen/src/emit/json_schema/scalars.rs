//! Built-in types.

use serde_json::{Map, Number, Value, json};

use crate::model::{Bounds, EnumBase, Scalar};

/// What a date-time without a sure offset looks like: no format fits all its values.
const DATE_TIME_PATTERN: &str =
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?$";

/// The schema of a built-in type. An empty one accepts anything.
pub(super) fn scalar(scalar: Scalar, nullable: bool, bounds: &Bounds, strict: bool) -> Map<String, Value> {
    let mut schema = match scalar {
        Scalar::Any => return Map::new(),
        Scalar::IntegerOrString => return integer_or_string(nullable),
        Scalar::Bool => typed("boolean", nullable),
        Scalar::Object => typed("object", nullable),
        Scalar::Float64 => typed("number", nullable),
        Scalar::Int16 | Scalar::Int32 | Scalar::Int64 | Scalar::UnixSeconds => typed("integer", nullable),
        Scalar::String => typed("string", nullable),
        Scalar::Guid => formatted("uuid", nullable),
        Scalar::Date => formatted("date", nullable),
        Scalar::DateTime => formatted("date-time", nullable),
        Scalar::Uri => formatted("uri", nullable),
        Scalar::DateTimeOptionalOffset => date_time_optional_offset(nullable, strict),
    };
    if strict {
        add_bounds(&mut schema, scalar, bounds);
    }
    schema
}

/// `type`, with `null` where it may be.
pub(super) fn typed(name: &str, nullable: bool) -> Map<String, Value> {
    let kind = if nullable { json!([name, "null"]) } else { Value::from(name) };
    Map::from_iter([("type".to_owned(), kind)])
}

/// An integer or a text. Not a list of two types, which ajv's strict mode refuses.
pub(super) fn integer_or_string(nullable: bool) -> Map<String, Value> {
    let mut branches = vec![json!({"type": "integer"}), json!({"type": "string"})];
    if nullable {
        branches.push(json!({"type": "null"}));
    }
    Map::from_iter([("anyOf".to_owned(), Value::Array(branches))])
}

/// The range that the width of an enum's integers allows.
pub(super) fn add_width(schema: &mut Map<String, Value>, base: EnumBase) {
    let scalar = match base {
        EnumBase::Int16 => Scalar::Int16,
        EnumBase::Int32 => Scalar::Int32,
        EnumBase::Int64 | EnumBase::String | EnumBase::IntegerOrString => return,
    };
    add_bounds(schema, scalar, &Bounds::default());
}

fn formatted(format: &str, nullable: bool) -> Map<String, Value> {
    let mut schema = typed("string", nullable);
    schema.insert("format".to_owned(), Value::from(format));
    schema
}

fn date_time_optional_offset(nullable: bool, strict: bool) -> Map<String, Value> {
    let mut schema = typed("string", nullable);
    if strict {
        schema.insert("pattern".to_owned(), Value::from(DATE_TIME_PATTERN));
    }
    let examples = json!(["2020-01-01T12:00:00Z", "2018-01-01T08:01:23.45"]);
    schema.insert("examples".to_owned(), examples);
    schema
}

/// Adds what the documents and the width of an integer say, the tighter of the two.
fn add_bounds(schema: &mut Map<String, Value>, scalar: Scalar, bounds: &Bounds) {
    match scalar {
        Scalar::Int16 => add_range(schema, bounds, Some((i16::MIN.into(), i16::MAX.into()))),
        Scalar::Int32 => add_range(schema, bounds, Some((i32::MIN, i32::MAX))),
        Scalar::Int64 | Scalar::UnixSeconds | Scalar::Float64 => add_range(schema, bounds, None),
        Scalar::String | Scalar::Uri => {
            // A text has no more characters than bytes: looser than what is documented, but true.
            if let Some(max) = bounds.max_bytes {
                schema.insert("maxLength".to_owned(), Value::from(max));
            }
        }
        Scalar::Bool
        | Scalar::Guid
        | Scalar::Date
        | Scalar::DateTime
        | Scalar::DateTimeOptionalOffset
        | Scalar::Any
        | Scalar::Object
        | Scalar::IntegerOrString => {}
    }
}

fn add_range(schema: &mut Map<String, Value>, bounds: &Bounds, width: Option<(i32, i32)>) {
    let least = width.map(|(least, _)| least);
    let greatest = width.map(|(_, greatest)| greatest);
    let looser_min = |number: f64, least: f64| number < least;
    let looser_max = |number: f64, greatest: f64| number > greatest;
    let minimum = tighter(bounds.min.as_ref(), least, looser_min);
    let maximum = tighter(bounds.max.as_ref(), greatest, looser_max);
    if let Some(minimum) = minimum {
        schema.insert("minimum".to_owned(), minimum);
    }
    if let Some(maximum) = maximum {
        schema.insert("maximum".to_owned(), maximum);
    }
}

fn tighter(documented: Option<&Number>, width: Option<i32>, is_looser: impl Fn(f64, f64) -> bool) -> Option<Value> {
    let Some(number) = documented else {
        return width.map(Value::from);
    };
    match (number.as_f64(), width) {
        (Some(float), Some(width)) if is_looser(float, width.into()) => Some(Value::from(width)),
        _ => Some(Value::Number(number.clone())),
    }
}
