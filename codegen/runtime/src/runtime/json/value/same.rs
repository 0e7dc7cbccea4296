//! Whether two values say the same.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::JsonRef;

/// Values that are nested deeper are compared as text.
const MAX_DEPTH: usize = 128;

pub(super) fn same(one: JsonRef<'_>, other: JsonRef<'_>) -> bool {
    same_at(one, other, 0)
}

fn same_at(one: JsonRef<'_>, other: JsonRef<'_>, depth: usize) -> bool {
    if one.text() == other.text() {
        return true;
    }
    if depth == MAX_DEPTH {
        return false;
    }
    if one.is_list() && other.is_list() {
        let (mut one, mut other) = (one.iter(), other.iter());
        return loop {
            match (one.next(), other.next()) {
                (None, None) => break true,
                (Some(one), Some(other)) if same_at(one, other, depth + 1) => {}
                _ => break false,
            }
        };
    }
    if one.is_object() && other.is_object() {
        let (one, other) = (last_of_each(one), last_of_each(other));
        let mut pairs = one.iter().zip(&other);
        return one.len() == other.len()
            && pairs.all(|(one, other)| one.0 == other.0 && same_at(*one.1, *other.1, depth + 1));
    }
    // Half of a surrogate pair is equal only to the same text.
    one.is_string() && other.is_string() && one.as_str().is_some_and(|text| other.as_str() == Some(text))
}

fn last_of_each(object: JsonRef<'_>) -> BTreeMap<Cow<'_, str>, JsonRef<'_>> {
    object.entries().collect()
}
