//! What is not decided, and said for the author to decide: enums, unions, mixed kinds.

use super::shapes::ShapeId;
use crate::evidence::captured::{Distinct, Kind, Objects, Values};
use crate::model::{Scalar, Shape, TypeRef};

/// How many different values may be those of an enum.
const FEW: usize = 12;
/// How often each was seen on average, at least.
const OFTEN: u64 = 3;

/// About a field.
pub(super) fn of_field(ty: &TypeRef<ShapeId>, values: &Values) -> Option<String> {
    match &ty.shape {
        Shape::Scalar(Scalar::Any) => kinds(values),
        Shape::Scalar(Scalar::String) => {
            may_be_enum(&values.distinct).map(|values| format!("May be an enum; seen: {values}."))
        }
        Shape::List(_) => {
            let items = values.lists.as_ref()?.items.as_ref()?;
            let strings = items.of(Kind::String).count == items.seen().count;
            let values = may_be_enum(&items.distinct).filter(|_| strings)?;
            Some(format!("Items may be of an enum; seen: {values}."))
        }
        Shape::Scalar(_) | Shape::Map(..) | Shape::Named(_) => None,
    }
}

/// About a type: whether a field tells objects of several kinds apart.
pub(super) fn of_type(objects: &Objects) -> Option<String> {
    let optional = objects.fields.values().filter(|field| objects.lacking(field).count > 0).count();
    if optional * 2 < objects.fields.len() {
        return None;
    }
    let (name, values) = objects.fields.iter().find_map(|(name, field)| {
        let always =
            objects.lacking(field).count == 0 && field.values.of(Kind::String).count == field.values.seen().count;
        let values =
            may_be_enum(&field.values.distinct).filter(|_| always && field.values.distinct.entries().len() > 1)?;
        Some((name, values))
    })?;
    Some(format!("May be a union by `{name}`; seen: {values}."))
}

fn kinds(values: &Values) -> Option<String> {
    let kinds: Vec<&str> = Kind::ALL
        .into_iter()
        .filter(|kind| *kind != Kind::Null && values.of(*kind).count > 0)
        .map(Kind::text)
        .collect();
    match kinds.as_slice() {
        [] => Some("Seen only as null.".to_owned()),
        kinds => Some(format!("Seen as {}.", kinds.join(", as "))),
    }
}

/// The values, if they are few words and come again.
fn may_be_enum(distinct: &Distinct) -> Option<String> {
    let entries = distinct.entries();
    let count: u64 = entries.iter().map(|entry| entry.seen.count).sum();
    let often = count >= u64::try_from(entries.len()).unwrap_or(u64::MAX).saturating_mul(OFTEN);
    if distinct.more || entries.is_empty() || entries.len() > FEW || !often {
        return None;
    }
    let mut values: Vec<String> = entries.iter().map(|entry| entry.value.to_string()).collect();
    let word = |value: &String| !value.is_empty() && value.len() <= 40 && value.chars().all(is_of_word);
    values.sort();
    values.iter().all(word).then(|| values.join(", "))
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':' | '/')
}
