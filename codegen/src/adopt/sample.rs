//! Values as examples: those that were seen, and those that are made where none was.

use serde_json::{Value, json};

use super::node::Sample;
use crate::evidence::BoundsEvidence;
use crate::model::{Scalar, Shape};

/// The value that was seen, with GUIDs in small letters, as examples have them.
pub(crate) fn value_of(sample: Sample<'_>) -> Value {
    let mut value = sample.json.data();
    with_small_guids(&mut value);
    value
}

pub(crate) fn with_small_guids(value: &mut Value) {
    match value {
        Value::String(text) if text.len() == 36 && uuid::Uuid::parse_str(text).is_ok() => text.make_ascii_lowercase(),
        Value::Array(items) => items.iter_mut().for_each(with_small_guids),
        Value::Object(entries) => entries.values_mut().for_each(with_small_guids),
        _ => {}
    }
}

/// A value that a table gives as text.
pub(super) fn from_text(text: &str) -> Value {
    let literal = serde_json::from_str::<Value>(text).ok().filter(|value| !value.is_null());
    let mut value = literal.unwrap_or_else(|| Value::from(text));
    with_small_guids(&mut value);
    value
}

/// Whether a value of this shape cannot be made from the examples of types.
pub(super) fn needs_example(shape: &Shape<String>, is_object: &dyn Fn(&str) -> bool) -> bool {
    match shape {
        Shape::Named(name) => !is_object(name),
        Shape::List(item) => needs_example(&item.shape, is_object),
        Shape::Scalar(_) | Shape::Map(..) => true,
    }
}

pub(super) fn holds_object(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(holds_object),
        other => other.is_object(),
    }
}

/// Whether a value keeps the bounds.
pub(super) fn is_within(value: &Value, bounds: &BoundsEvidence) -> bool {
    let number = value.as_f64();
    let items = value.as_array().map(|items| items.len() as u64);
    let bytes = value.as_str().map(|text| text.len() as u64);
    let outside = [
        number.zip(bounds.min).is_some_and(|(number, least)| number < least),
        number.zip(bounds.max).is_some_and(|(number, most)| number > most),
        items.zip(bounds.min_items).is_some_and(|(items, least)| items < least),
        items.zip(bounds.max_items).is_some_and(|(items, most)| items > most),
        bytes.zip(bounds.max_bytes).is_some_and(|(bytes, most)| bytes > most),
    ];
    !outside.contains(&true)
}

/// A value that stands for any of a shape. `first` knows the first value of an enum.
pub(super) fn made(shape: &Shape<String>, bounds: &BoundsEvidence, first: &dyn Fn(&str) -> Option<Value>) -> Value {
    match shape {
        Shape::Scalar(scalar) => scalar_value(*scalar, bounds),
        Shape::Named(name) => first(name).unwrap_or_else(|| json!({})),
        Shape::List(item) => {
            let count = bounds.min_items.unwrap_or(1).clamp(1, 100).min(bounds.max_items.unwrap_or(100));
            let item = made(&item.shape, &BoundsEvidence::default(), first);
            (0..count).map(|_| item.clone()).collect()
        }
        Shape::Map(_, inner) => json!({"key": made(&inner.shape, &BoundsEvidence::default(), first)}),
    }
}

fn scalar_value(scalar: Scalar, bounds: &BoundsEvidence) -> Value {
    let number = || 1.0_f64.max(bounds.min.unwrap_or(1.0)).min(bounds.max.unwrap_or(f64::MAX));
    let text = |text: &str| {
        let end = bounds.max_bytes.map_or(text.len(), |most| usize::try_from(most).unwrap_or(text.len()));
        Value::from(text.get(..end.min(text.len())).unwrap_or_default())
    };
    match scalar {
        Scalar::String | Scalar::Any => text("text"),
        Scalar::Bool => Value::Bool(true),
        Scalar::Int16 | Scalar::Int32 | Scalar::Int64 => Value::from(number() as i64),
        Scalar::Float64 => json!(number()),
        Scalar::Guid => Value::from("3f2b8c1e-5d47-4a90-9e61-7c0d2ab4f853"),
        Scalar::Date => Value::from("2026-03-14"),
        Scalar::DateTime | Scalar::DateTimeOptionalOffset => Value::from("2026-03-14T09:26:53Z"),
        Scalar::UnixSeconds => Value::from(1_773_480_413),
        Scalar::Uri => Value::from("https://example.com/"),
        Scalar::Object | Scalar::Event => json!({}),
        Scalar::IntegerOrString | Scalar::Id64 => Value::from(1),
        Scalar::Text(form) => Value::from(form.example()),
    }
}
