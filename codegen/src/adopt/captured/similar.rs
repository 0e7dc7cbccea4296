//! Whether objects have one shape.
//!
//! Two objects have one shape if they have at least two thirds of the fields of both in common, or
//! half of them under the same key, and no field in common is of different kinds; of many fields one
//! in ten may be. Of few fields (fewer than four together) all must be the same, unless the key is. So
//! a missing field or a null widens a type, and a different object makes another one.

use super::maps;
use crate::evidence::captured::{Form, Kind, Objects, Values};

/// Of how many fields in common one may be of different kinds, such as a time that one sender writes
/// as a number.
const MANY: usize = 10;
/// How deep fields of fields are compared.
pub(super) const DEPTH: usize = 4;

/// The items of lists.
pub(super) fn items(values: &Values) -> Option<&Values> {
    values.lists.as_ref()?.items.as_deref()
}

fn in_common(one: &Objects, other: &Objects) -> usize {
    let (few, many) = if one.fields.len() < other.fields.len() { (one, other) } else { (other, one) };
    few.fields.keys().filter(|name| many.fields.contains_key(*name)).count()
}

/// How many thousandths of all fields are in common.
pub(super) fn closeness(one: &Objects, other: &Objects) -> usize {
    let common = in_common(one, other);
    let all = one.fields.len() + other.fields.len() - common;
    (common * 1_000).checked_div(all).unwrap_or_default()
}

/// Whether objects have one shape.
pub(super) fn is_similar(one: &Objects, other: &Objects, same_key: bool, depth: usize) -> bool {
    let (few, many) = (one.fields.len().min(other.fields.len()), one.fields.len().max(other.fields.len()));
    // Without looking at their names.
    if few * 2 < many || few == 0 {
        return few == many;
    }
    let common = in_common(one, other);
    let all = few + many - common;
    let enough = match (common == all, same_key) {
        (true, _) => true,
        (false, true) => common * 2 >= all,
        (false, false) => common * 3 >= all * 2 && all >= 4,
    };
    enough && (depth == 0 || agree(one, other, depth, common / MANY))
}

/// Whether fields in common are of different kinds in no more than some cases.
fn agree(one: &Objects, other: &Objects, depth: usize, most: usize) -> bool {
    let in_common = one.fields.iter().filter_map(|(name, field)| Some((field, other.fields.get(name)?)));
    let mut differ = in_common.filter(|(field, other)| !same_kind(&field.values, &other.values, depth));
    differ.nth(most).is_none()
}

fn same_kind(one: &Values, other: &Values, depth: usize) -> bool {
    let number = |kind: Kind| if kind == Kind::Number { Kind::Integer } else { kind };
    let kinds = |values: &Values| -> Vec<Kind> {
        let seen = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Null && values.of(*kind).count > 0);
        let mut kinds: Vec<Kind> = seen.map(number).collect();
        kinds.dedup();
        kinds
    };
    let (a, b) = (kinds(one), kinds(other));
    // What is of several kinds takes one of them, and nothing is known of what is always null.
    let takes = a.iter().all(|kind| b.contains(kind)) || b.iter().all(|kind| a.contains(kind));
    takes
        && match (&one.objects, &other.objects) {
            (Some(one), Some(other)) if !maps::is_map(one) && !maps::is_map(other) => {
                one.fields.is_empty() || other.fields.is_empty() || is_similar(one, other, true, depth - 1)
            }
            _ => true,
        }
        && match (items(one), items(other)) {
            (Some(one), Some(other)) if depth > 1 => same_kind(one, other, depth - 1),
            _ => true,
        }
}

/// Whether objects have something that others do not have.
pub(super) fn adds_objects(known: &Objects, other: &Objects) -> bool {
    let lacks = |objects: &Objects, name: &str| match objects.fields.get(name) {
        Some(field) => objects.lacking(field).count > 0,
        None => objects.seen.count > 0,
    };
    let more = other.fields.iter().any(|(name, field)| match known.fields.get(name) {
        Some(known) => adds_values(&known.values, &field.values),
        None => true,
    });
    let fewer = known.fields.keys().any(|name| !lacks(known, name) && lacks(other, name));
    more || fewer || (other.map.is_some() && known.map.is_none())
}

fn adds_values(known: &Values, other: &Values) -> bool {
    let kinds = Kind::ALL.into_iter().any(|kind| known.of(kind).is_never() && !other.of(kind).is_never());
    let forms = match (&known.strings, &other.strings) {
        (Some(known), Some(other)) => {
            Form::ALL.into_iter().any(|form| known.of(form).is_never() && !other.of(form).is_never())
        }
        _ => false,
    };
    let integers = match (&known.integers, &other.integers) {
        (Some(known), Some(other)) => other.min.value < known.min.value || other.max.value > known.max.value,
        _ => false,
    };
    let objects = match (&known.objects, &other.objects) {
        (Some(known), Some(other)) => adds_objects(known, other),
        _ => false,
    };
    let lists = match (items(known), items(other)) {
        (None, Some(_)) => true,
        (Some(known), Some(other)) => adds_values(known, other),
        _ => false,
    };
    kinds || forms || integers || objects || lists
}

/// Whether values may be of one type.
pub(super) fn is_alike(one: &Values, other: &Values) -> bool {
    same_kind(one, other, DEPTH)
}
