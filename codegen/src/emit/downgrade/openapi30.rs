//! Documents of OpenAPI 3.1 as documents of OpenAPI 3.0.

use serde_json::{Map, Value, json};

use super::older::{each, reword};

/// Annotations of schemas that OpenAPI 3.0 does not know.
const UNKNOWN: &[&str] = &["examples", "contentEncoding", "dependentRequired", "$schema", "$id", "$comment"];

/// The same document in OpenAPI 3.0, which has no webhooks: what is left of them is their schemas.
pub(in crate::emit) fn openapi30(document: &Value) -> Value {
    let resolve = |reference: &str| document.pointer(reference.strip_prefix('#')?).cloned();
    let mut older = document.clone();
    let Value::Object(members) = &mut older else { return older };
    members.insert("openapi".to_owned(), "3.0.4".into());
    members.shift_remove("webhooks");
    members.shift_remove("jsonSchemaDialect");
    members.entry("paths").or_insert_with(|| json!({}));
    if let Some(Value::Object(license)) = members.get_mut("info").and_then(|info| info.get_mut("license")) {
        license.shift_remove("identifier");
    }
    let mut change = |schema: &mut Map<String, Value>| self::schema(schema, resolve);
    if let Some(paths) = members.get_mut("paths") {
        schemas_within(paths, &mut |schema| each(schema, &mut change));
    }
    if let Some(Value::Object(components)) = members.get_mut("components") {
        for (kind, component) in components.iter_mut() {
            match component {
                Value::Object(schemas) if kind == "schemas" => {
                    schemas.values_mut().for_each(|schema| each(schema, &mut change));
                }
                other => schemas_within(other, &mut |schema| each(schema, &mut change)),
            }
        }
    }
    older
}

/// The schemas of media types, parameters and headers.
fn schemas_within(value: &mut Value, change: &mut impl FnMut(&mut Value)) {
    match value {
        Value::Object(members) => {
            for (key, value) in members.iter_mut() {
                match key.as_str() {
                    "schema" => change(value),
                    // Anything may be in there.
                    "example" | "examples" => {}
                    _ => schemas_within(value, change),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| schemas_within(item, change)),
        _ => {}
    }
}

fn schema(schema: &mut Map<String, Value>, resolve: impl Fn(&str) -> Option<Value>) {
    reword(schema, resolve);
    if let Some(first) = schema.get("examples").and_then(|examples| examples.get(0)).cloned() {
        schema.insert("example".to_owned(), first);
    }
    if schema.get("contentEncoding").is_some_and(|encoding| encoding == "base64") {
        schema.insert("format".to_owned(), "byte".into());
    }
    together(schema);
    types(schema);
    alone(schema);
    reference(schema);
    schema.retain(|keyword, _| !UNKNOWN.contains(&keyword.as_str()));
}

/// A property that asks for others: it is absent, or they are there.
fn together(schema: &mut Map<String, Value>) {
    let Some(Value::Object(dependent)) = schema.get("dependentRequired").cloned() else { return };
    let rules = dependent
        .into_iter()
        .map(|(name, others)| json!({"anyOf": [{"not": {"required": [name]}}, {"required": others}]}));
    let all = schema.entry("allOf").or_insert_with(|| json!([]));
    if let Value::Array(all) = all {
        all.extend(rules);
    }
}

/// One type, with `nullable` in place of the type `null`.
fn types(schema: &mut Map<String, Value>) {
    let Some(named) = schema.get("type") else { return };
    let list = named.as_array().cloned().unwrap_or_else(|| vec![named.clone()]);
    let (null, types): (Vec<Value>, Vec<Value>) = list.into_iter().partition(|name| name == "null");
    match types.as_slice() {
        [] => schema.extend(only_null()),
        [one] => {
            schema.insert("type".to_owned(), one.clone());
            if !null.is_empty() {
                schema.insert("nullable".to_owned(), Value::Bool(true));
            }
        }
        several => {
            let branches = several.iter().map(|name| json!({"type": name}));
            let branches: Value = branches.chain(null.iter().map(|_| only_null().into())).collect();
            schema.shift_remove("type");
            schema.insert("anyOf".to_owned(), branches);
        }
    }
}

/// Null alone: `nullable` counts beside a type only.
fn only_null() -> Map<String, Value> {
    let members = [("type", json!("string")), ("nullable", json!(true)), ("enum", json!([null]))];
    members.map(|(keyword, value)| (keyword.to_owned(), value)).into_iter().collect()
}

/// A choice of one is no choice.
fn alone(schema: &mut Map<String, Value>) {
    let Some([Value::Object(one)]) = schema.get("anyOf").and_then(Value::as_array).map(Vec::as_slice) else { return };
    let one = one.clone();
    schema.shift_remove("anyOf");
    for (keyword, value) in one {
        schema.entry(keyword).or_insert(value);
    }
}

/// A reference stands alone: what is beside it is not read.
fn reference(schema: &mut Map<String, Value>) {
    if schema.len() > 1
        && let Some(target) = schema.shift_remove("$ref")
    {
        schema.insert("allOf".to_owned(), json!([{"$ref": target}]));
    }
}
