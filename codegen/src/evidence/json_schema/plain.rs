//! What OpenAPI and older drafts say in ways of their own, as JSON Schema says it: variants that a
//! discriminator names, and bounds that are no values themselves.

use serde_json::Number;

use crate::evidence::relaxed_json::{Json, Value};

/// Rewrites all schemas of a tree.
pub(super) fn make_plain(json: &mut Json) {
    match &mut json.value {
        Value::List(items) => items.iter_mut().for_each(make_plain),
        Value::Object(entries) => {
            entries.iter_mut().for_each(|(_, value)| make_plain(value));
            name_variants(json);
            include_bounds(json);
        }
        _ => {}
    }
}

fn entry<'a>(json: &'a mut Json, name: &str) -> Option<&'a mut Json> {
    match &mut json.value {
        Value::Object(entries) => entries.iter_mut().find(|(key, _)| key == name).map(|(_, value)| value),
        _ => None,
    }
}

/// Says in each variant which value the discriminator has in it.
fn name_variants(json: &mut Json) {
    let Some(discriminator) = json.get("discriminator").cloned() else { return };
    let Some(field) = discriminator.get("propertyName").and_then(Json::as_str) else { return };
    for key in ["oneOf", "anyOf"] {
        let Some(Value::List(branches)) = entry(json, key).map(|list| &mut list.value) else { continue };
        for branch in branches {
            let names = names_of(&discriminator, branch);
            if !names.is_empty() {
                *branch = named(branch.clone(), field, names);
            }
        }
    }
}

/// The values that lead to a variant: those of the mapping, or the name of its schema.
fn names_of(discriminator: &Json, branch: &Json) -> Vec<String> {
    let Some(target) = branch.get("$ref").and_then(Json::as_str) else { return Vec::new() };
    let name = target.rsplit('/').next().unwrap_or(target);
    let mapping = discriminator.get("mapping").map(Json::entries).unwrap_or_default();
    let leads_here = |to: &str| to == target || to == name;
    let mapped = mapping.iter().filter(|(_, to)| to.as_str().is_some_and(leads_here));
    let mapped: Vec<String> = mapped.map(|(value, _)| value.clone()).collect();
    if mapped.is_empty() { vec![name.to_owned()] } else { mapped }
}

/// A variant with what its discriminator is.
fn named(branch: Json, field: &str, names: Vec<String>) -> Json {
    let line = branch.line;
    let at = |value: Value| Json { line, value };
    let object = |entries: Vec<(&str, Json)>| {
        at(Value::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()))
    };
    let names = names.into_iter().map(|name| at(Value::String(name))).collect();
    let values = object(vec![("enum", at(Value::List(names)))]);
    object(vec![
        ("allOf", at(Value::List(vec![branch]))),
        ("properties", object(vec![(field, values)])),
        ("required", at(Value::List(vec![at(Value::String(field.to_owned()))]))),
    ])
}

/// Turns bounds that are excluded into such that are not: of an integer the next one, of another number
/// the same, which takes a value more.
fn include_bounds(json: &mut Json) {
    let is_integer = json.get("type").is_some_and(|ty| {
        let one = std::slice::from_ref(ty);
        let mut names = if ty.as_str().is_some() { one } else { ty.items() }.iter().filter_map(Json::as_str);
        names.all(|name| name == "integer" || name == "null")
    });
    for (excluded, included, step) in [("exclusiveMinimum", "minimum", 1), ("exclusiveMaximum", "maximum", -1)] {
        let limit = match json.get(excluded).map(|it| &it.value) {
            Some(Value::Bool(true)) => json.get(included).cloned(),
            Some(Value::Number(_)) => json.get(excluded).cloned(),
            _ => None,
        };
        let Some(Json { line, value: Value::Number(number) }) = limit else { continue };
        let next = number.as_i64().and_then(|limit| limit.checked_add(step)).filter(|_| is_integer);
        let limit = Json { line, value: Value::Number(next.map_or(number, Number::from)) };
        if let Some(known) = entry(json, included) {
            *known = limit;
        } else if let Value::Object(entries) = &mut json.value {
            entries.push((included.to_owned(), limit));
        }
    }
}
