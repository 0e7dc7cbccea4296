//! Values for examples, which are values that were seen, where they fit.

use serde_json::{Map, Value, json};

use super::shapes::{ShapeId, Shapes};
use crate::adopt::known::Known;
use crate::adopt::sample::{needs_example, with_small_guids};
use crate::evidence::captured::{self, Kind, Values};
use crate::model::{Scalar, Shape, TypeRef};
use crate::resolve::scalar_fits;

/// How deep examples of maps are.
const DEEPEST: usize = 6;

/// An example for a field, if it needs one: of a scalar, a map, or a list of scalars.
pub(super) fn of(shapes: &Shapes, ty: &TypeRef<ShapeId>, values: &Values, may_lack: bool) -> Option<Value> {
    match &ty.shape {
        Shape::Named(_) | Shape::Scalar(Scalar::Object) => None,
        Shape::List(inner) => match (&inner.shape, &values.lists.as_ref()?.items) {
            (Shape::Scalar(scalar), Some(items)) => scalar_example(*scalar, items).map(|value| json!([value])),
            (Shape::Named(_) | Shape::Scalar(_), _) => None,
            (_, Some(items)) => made(shapes, inner, items, 0).map(|value| json!([value])),
            (_, None) => None,
        },
        Shape::Scalar(scalar) => match scalar_example(*scalar, values) {
            None if may_lack => None,
            example => example.or_else(|| Some(fallback(*scalar))),
        },
        Shape::Map(..) => made(shapes, ty, values, 0).or_else(|| Some(json!({}))),
    }
}

/// An example for a field of a type that the schemas have, if it needs one. None if there is none that
/// fits.
pub(super) fn of_known(
    ty: &TypeRef<String>,
    values: &Values,
    may_lack: bool,
    known: &Known<'_>,
) -> Option<Option<Value>> {
    let is_object = |name: &str| known.is_object(name);
    if !needs_example(&ty.shape, &is_object) {
        return Some(None);
    }
    let seen = |values: &Values| {
        let mut entries: Vec<_> = values.distinct.entries().iter().collect();
        entries.sort_by_key(|entry| (u64::MAX - entry.seen.count, entry.seen.first));
        entries.first().map(|entry| match &entry.value {
            captured::Value::Integer(number) => json!(number),
            captured::Value::Text(text) => json!(text),
        })
    };
    let mut example = match &ty.shape {
        Shape::Scalar(scalar) => scalar_example(*scalar, values),
        Shape::Named(_) => seen(values),
        Shape::List(_) => values.lists.as_ref()?.items.as_ref().and_then(|items| seen(items)).map(|item| json!([item])),
        Shape::Map(..) => None,
    };
    example.iter_mut().for_each(with_small_guids);
    match example {
        None if may_lack => Some(None),
        example => Some(Some(example?)),
    }
}

/// An example for a type.
fn made(shapes: &Shapes, ty: &TypeRef<ShapeId>, values: &Values, depth: usize) -> Option<Value> {
    if depth == DEEPEST {
        return None;
    }
    match &ty.shape {
        Shape::Scalar(scalar) => scalar_example(*scalar, values).or_else(|| Some(fallback(*scalar))),
        Shape::List(inner) => {
            let items = values.lists.as_ref()?.items.as_ref();
            let item = items.and_then(|items| made(shapes, inner, items, depth + 1));
            Some(Value::Array(item.into_iter().collect()))
        }
        Shape::Map(_, inner) => {
            let objects = values.objects.as_ref()?;
            let key = objects.fields.keys().next().map_or("key", |key| key);
            let value = made(shapes, inner, &objects.all_values(), depth + 1)?;
            Some(Value::Object(Map::from_iter([(key.to_owned(), value)])))
        }
        Shape::Named(id) => {
            let objects = shapes.objects(*id);
            let needed = objects.fields.iter().filter(|(_, field)| objects.lacking(field).count == 0);
            let entries: Option<Map<String, Value>> = needed
                .map(|(name, field)| {
                    let ty = shapes.ty(&field.values);
                    let value = match made(shapes, &ty, &field.values, depth + 1) {
                        None if field.values.of(Kind::Null).count > 0 => Some(Value::Null),
                        value => value,
                    };
                    value.map(|value| (name.to_string(), value))
                })
                .collect();
            entries.map(Value::Object)
        }
    }
}

/// The commonest value that was seen and fits.
fn scalar_example(scalar: Scalar, values: &Values) -> Option<Value> {
    let mut entries: Vec<_> = values.distinct.entries().iter().collect();
    entries.sort_by(|a, b| b.seen.count.cmp(&a.seen.count).then_with(|| a.seen.first.cmp(&b.seen.first)));
    let seen = entries.into_iter().map(|entry| match &entry.value {
        captured::Value::Integer(number) => json!(number),
        captured::Value::Text(text) => json!(text),
    });
    let number = values.numbers.iter().map(|numbers| json!(numbers.min.value));
    let bools = (values.of(Kind::Bool).count > 0).then(|| json!(true));
    seen.chain(number).chain(bools).find(|value| scalar_fits(scalar, value).is_ok())
}

/// A value of a type of which none that was seen fits an example.
fn fallback(scalar: Scalar) -> Value {
    match scalar {
        Scalar::String | Scalar::IntegerOrString => json!("text"),
        Scalar::Id64 => json!("1"),
        Scalar::Text(form) => json!(form.example()),
        Scalar::Bool => json!(true),
        Scalar::Int16 | Scalar::Int32 | Scalar::Int64 | Scalar::UnixSeconds => json!(1),
        Scalar::Float64 => json!(0.5),
        Scalar::Guid => json!("6cb31d7d-9cd9-41dc-a096-62cf31fd0281"),
        Scalar::Date => json!("2026-03-14"),
        Scalar::DateTime => json!("2026-03-14T09:26:53Z"),
        Scalar::DateTimeOptionalOffset => json!("2026-03-14T09:26:53"),
        Scalar::Uri => json!("https://example.com/"),
        Scalar::Any | Scalar::Object | Scalar::Event => json!({}),
    }
}
