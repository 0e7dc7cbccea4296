//! Every shape, in both drafts and both profiles.

mod content;
mod draft04;
mod profiles;
mod tools;
mod verdicts;

use schemars::Schema;
use serde_json::{Map, Value, json};

use super::*;
use crate::emit::export::{Draft, Profile};
use crate::model::{Model, Vendor};

/// Every way to write schemas but draft 04, which is made of draft 07.
fn all_options() -> Vec<Options> {
    let with = |draft: &Draft| {
        let draft = *draft;
        Profile::all().iter().map(move |profile| Options::new(draft, *profile))
    };
    [Draft::Draft07, Draft::Draft2020_12].iter().flat_map(with).collect()
}

fn validator(schema: &Schema, draft: Draft) -> jsonschema::Validator {
    let draft = match draft {
        Draft::Draft07 => jsonschema::Draft::Draft7,
        Draft::Draft2020_12 => jsonschema::Draft::Draft202012,
        Draft::Draft04 => jsonschema::Draft::Draft4,
    };
    jsonschema::options().with_draft(draft).should_validate_formats(true).build(schema.as_value()).unwrap()
}

/// The request body that carries one event.
fn body(vendor: &Vendor, event: Value) -> Value {
    let Some(envelope) = &vendor.envelope else {
        return event;
    };
    let mut body = envelope.example.clone();
    body.insert(envelope.events_field.clone(), json!([event]));
    Value::Object(body)
}

/// Every schema of a model: events, bundles, documents.
fn all_schemas(model: &Model, options: &Options) -> Vec<Schema> {
    let mut all = Vec::new();
    for vendor in &model.vendors {
        let schemas = VendorSchemas::new(vendor, options);
        all.extend(vendor.events.iter().map(|event| schemas.event(event)));
        all.push(schemas.bundle());
        let documents = vendor.types.iter().filter(|def| def.document);
        all.extend(documents.map(|def| schemas.document(def)));
    }
    all
}

/// Calls back for every schema object in a schema.
fn walk(schema: &Value, visit: &mut impl FnMut(&Map<String, Value>)) {
    let Some(object) = schema.as_object() else {
        return;
    };
    visit(object);
    for keyword in ["properties", "definitions", "$defs"] {
        let children = object.get(keyword).and_then(Value::as_object);
        children.into_iter().flat_map(Map::values).for_each(|child| walk(child, visit));
    }
    for keyword in ["anyOf", "oneOf"] {
        let children = object.get(keyword).and_then(Value::as_array);
        children.into_iter().flatten().for_each(|child| walk(child, visit));
    }
    for keyword in ["items", "additionalProperties"] {
        object.get(keyword).into_iter().for_each(|child| walk(child, visit));
    }
}
