//! Files of draft-07 as files of draft-04.

use serde_json::{Map, Value};

use super::older::{each, reword};

/// Annotations that draft-04 does not know; strict validators refuse what they do not know.
const UNKNOWN: &[&str] = &["examples", "contentEncoding", "readOnly", "deprecated"];

/// The same file in draft-04.
pub(in crate::emit) fn draft04(file: Map<String, Value>) -> Map<String, Value> {
    let original = Value::Object(file);
    let resolve = |reference: &str| original.pointer(reference.strip_prefix('#')?).cloned();
    let mut schema = original.clone();
    each(&mut schema, &mut |schema| {
        reword(schema, resolve);
        schema.retain(|keyword, _| !UNKNOWN.contains(&keyword.as_str()));
    });
    let Value::Object(schema) = schema else { return Map::new() };
    let renamed = schema.into_iter().map(|(keyword, value)| match keyword.as_str() {
        "$id" => ("id".to_owned(), value),
        _ => (keyword, value),
    });
    renamed.collect()
}
