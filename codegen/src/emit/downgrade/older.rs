//! What draft-04 and OpenAPI 3.0 have in common.

use serde_json::{Map, Value, json};

/// Keywords whose value is a schema.
const SCHEMA: &[&str] = &["items", "additionalProperties", "not"];

/// Keywords whose value is a list of schemas.
const SCHEMAS: &[&str] = &["allOf", "anyOf", "oneOf"];

/// Keywords whose value has a schema for each name.
const BY_NAME: &[&str] = &["properties", "patternProperties", "definitions"];

/// Changes a schema and all schemas in it, those within before what is around them.
pub(super) fn each(schema: &mut Value, change: &mut impl FnMut(&mut Map<String, Value>)) {
    let is_boolean = schema.as_bool();
    if let Some(takes_all) = is_boolean {
        *schema = if takes_all { json!({}) } else { json!({"not": {}}) };
    }
    let Value::Object(object) = schema else { return };
    for (keyword, value) in object.iter_mut() {
        match value {
            // A boolean is right there in every draft.
            Value::Bool(_) if keyword == "additionalProperties" => {}
            _ if SCHEMA.contains(&keyword.as_str()) => each(value, change),
            Value::Array(schemas) if SCHEMAS.contains(&keyword.as_str()) => {
                schemas.iter_mut().for_each(|schema| each(schema, change));
            }
            Value::Object(schemas) if BY_NAME.contains(&keyword.as_str()) => {
                schemas.values_mut().for_each(|schema| each(schema, change));
            }
            _ => {}
        }
    }
    change(object);
}

/// Says in older words what draft-06 and later have newer ones for. `resolve` finds the schema that
/// `$ref` names.
pub(super) fn reword(schema: &mut Map<String, Value>, resolve: impl Fn(&str) -> Option<Value>) {
    if let Some(value) = schema.shift_remove("const")
        && !schema.contains_key("enum")
    {
        schema.insert("enum".to_owned(), json!([value]));
    }
    for (exclusive, bound) in [("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")] {
        if let Some(limit) = schema.get(exclusive).filter(|limit| limit.is_number()).cloned() {
            schema.insert(bound.to_owned(), limit);
            schema.insert(exclusive.to_owned(), Value::Bool(true));
        }
    }
    if let Some(names) = schema.shift_remove("propertyNames") {
        name_properties(schema, &names, resolve);
    }
}

/// Lists the names that properties may have, where only some are allowed.
fn name_properties(schema: &mut Map<String, Value>, names: &Value, resolve: impl Fn(&str) -> Option<Value>) {
    let named = names.get("$ref").and_then(Value::as_str).and_then(resolve);
    let allowed = named.as_ref().unwrap_or(names).get("enum").and_then(Value::as_array);
    let Some(allowed) = allowed else { return };
    let of_each = schema.shift_remove("additionalProperties").unwrap_or_else(|| json!({}));
    let properties = allowed.iter().filter_map(Value::as_str).map(|name| (name.to_owned(), of_each.clone()));
    schema.insert("properties".to_owned(), Value::Object(properties.collect()));
    schema.insert("additionalProperties".to_owned(), Value::Bool(false));
}
