//! Objects whose keys are data.

use crate::evidence::captured::{Form, Kind, Objects, Values};

/// How many different keys there must be, if nothing else speaks for a map.
const KEYS: usize = 8;
/// How many objects there must be.
const OBJECTS: u64 = 3;
/// The greatest share of the keys that an object has on average, in percent.
const SHARE: u64 = 60;

/// Whether objects are maps: their keys look like data, or there are many of which each object has
/// only some, and all their values are of one kind.
pub(super) fn is_map(objects: &Objects) -> bool {
    if objects.map.is_some() {
        return true;
    }
    if objects.fields.is_empty() || objects.cut {
        return false;
    }
    if objects.fields.keys().all(|key| is_data(key)) {
        return true;
    }
    let keys = u64::try_from(objects.fields.len()).unwrap_or(u64::MAX);
    let present: u64 = objects.fields.values().map(|field| field.present).sum();
    let some = present.saturating_mul(100) <= objects.seen.count.saturating_mul(keys).saturating_mul(SHARE);
    objects.fields.len() >= KEYS && objects.seen.count >= OBJECTS && some && is_of_one_kind(&objects.all_values())
}

/// Whether a key is no name: a number, a GUID, a date, or a language with its country.
fn is_data(key: &str) -> bool {
    let is_language = |language: &str, country: &str| {
        let (language, country) = (language.as_bytes(), country.as_bytes());
        matches!(language, [a, b] if a.is_ascii_lowercase() && b.is_ascii_lowercase())
            && matches!(country, [a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase())
    };
    key.bytes().all(|byte| byte.is_ascii_digit())
        || key.split_once(['-', '_']).is_some_and(|(language, country)| is_language(language, country))
        || matches!(Form::of(key), Form::Guid | Form::Date | Form::DateTime)
}

fn is_of_one_kind(values: &Values) -> bool {
    let kinds = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Null && values.of(*kind).count > 0);
    kinds.count() == 1
}
