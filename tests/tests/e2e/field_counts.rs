//! All properties of the documents are there: in the schemas, in the crate, in the export.
//!
//! The names come from `fixtures/documented/rows/`, which `extract.py` reads out of the documents'
//! tables, and for LiveChat, most of whose fields are in no table, from here.

use std::collections::BTreeMap;

use hookwright::model::{Field, Object, Shape, TypeKind, Vendor};
use hookwright_tests::vendors::{self, Enreach, Event, Livechat, Ringcx};
use hookwright_tests::{documented_rows, root, vendor};
use serde_json::Value;

use crate::support::{assert_typed, generated};

/// The fields of an event: the header's, its own, and the discriminator.
fn fields(vendor: &Vendor, name: &str) -> Vec<Field> {
    let event = vendor.events.iter().find(|event| event.name == name).unwrap_or_else(|| panic!("no event {name}"));
    let header = vendor.header.iter().flat_map(|header| &header.fields);
    header.chain(&vendor.payload(event).object.fields).cloned().collect()
}

/// Whether the model has a field at a path of wire names; lists and unions are looked through.
fn in_model(vendor: &Vendor, fields: &[Field], discriminator: Option<&str>, path: &[&str]) -> bool {
    let [name, rest @ ..] = path else { return true };
    let own = fields.iter().find(|field| field.name == *name);
    (rest.is_empty() && discriminator == Some(*name))
        || own.is_some_and(|field| in_shape(vendor, &field.ty.shape, rest))
}

fn in_shape(vendor: &Vendor, shape: &Shape, path: &[&str]) -> bool {
    match shape {
        _ if path.is_empty() => true,
        Shape::Map(..) => path.len() == 1,
        Shape::List(item) => in_shape(vendor, &item.shape, path),
        Shape::Scalar(_) => false,
        Shape::Named(name) => match &vendor.type_def(name).expect("the type is there").kind {
            TypeKind::Object(object) => in_model(vendor, &object.fields, None, path),
            TypeKind::Union(union) => union.variants.iter().any(|variant| {
                let def = vendor.type_def(&variant.ty).expect("the variant's type is there");
                let TypeKind::Object(Object { fields, .. }) = &def.kind else { panic!("a variant is an object") };
                in_model(vendor, fields, Some(&union.discriminator.field), path)
            }),
            TypeKind::KindUnion(union) => union.members.iter().any(|member| in_shape(vendor, &member.ty.shape, path)),
            TypeKind::Alias { ty, .. } => in_shape(vendor, &ty.shape, path),
            TypeKind::Enum(_) => false,
        },
    }
}

/// Whether a JSON Schema describes the property at a path; references, items and alternatives are
/// looked through.
fn in_schema(root: &Value, schema: &Value, path: &[&str]) -> bool {
    let [name, rest @ ..] = path else { return true };
    if let Some(pointer) = schema["$ref"].as_str() {
        return in_schema(root, root.pointer(&pointer[1..]).expect("the reference leads somewhere"), path);
    }
    let alternatives = ["anyOf", "oneOf"].into_iter().flat_map(|key| schema[key].as_array()).flatten();
    schema["properties"].get(name).is_some_and(|property| in_schema(root, property, rest))
        || (rest.is_empty() && schema["additionalProperties"].is_object())
        || schema.get("items").is_some_and(|items| in_schema(root, items, path))
        || alternatives.into_iter().any(|schema| in_schema(root, schema, path))
}

/// Whether a value has something at a path; in lists, any item counts.
fn in_value(value: &Value, path: &[&str]) -> bool {
    let [name, rest @ ..] = path else { return true };
    match value {
        Value::Array(items) => items.iter().any(|item| in_value(item, path)),
        Value::Object(object) => object.get(*name).is_some_and(|value| in_value(value, rest)),
        _ => false,
    }
}

fn event_schema(vendor: &str, event: &str) -> Value {
    let path = format!("json-schema/{vendor}/events/{event}.schema.json");
    serde_json::from_slice(generated().get(&path).unwrap_or_else(|| panic!("no {path}"))).expect("JSON")
}

fn bundle(vendor: &str) -> Value {
    serde_json::from_slice(&generated()[&format!("json-schema/{vendor}/bundle.schema.json")]).expect("JSON")
}

/// The example of an event as the crate reads and writes it, after a check that all is typed.
fn example<V: vendors::Vendor>(event: &str) -> Value {
    let event = V::Event::example(event);
    assert_typed(&event);
    serde_json::to_value(&event).expect("JSON")
}

#[test]
fn all_766_enreach_properties_are_there() {
    let rows: BTreeMap<String, BTreeMap<String, BTreeMap<String, String>>> = documented_rows("enreach");
    let enreach = vendor("enreach");
    let bundle = bundle("enreach");
    let mut found = BTreeMap::new();
    for (section, items) in &rows {
        for (name, properties) in items {
            let (own, schema, example) = if section == "Misc" {
                let def = enreach.type_def(name).unwrap_or_else(|| panic!("no type {name}"));
                let TypeKind::Object(object) = &def.kind else { panic!("{name} is no object") };
                let file = format!("tests/fixtures/documented/enreach/misc/{name}.json");
                let example = serde_json::from_slice(&std::fs::read(root().join(file)).unwrap()).unwrap();
                (object.fields.clone(), bundle["definitions"][name].clone(), example)
            } else {
                (fields(enreach, name), event_schema("enreach", name), example::<Enreach>(name))
            };
            for property in properties.keys() {
                let path = [property.as_str()];
                assert!(in_model(enreach, &own, None, &path), "the schemas lack {name}.{property}");
                assert!(in_schema(&bundle, &schema, &path), "the export lacks {name}.{property}");
                assert!(in_value(&example, &path), "the example of {name} lacks {property}");
                *found.entry(section.as_str()).or_insert(0) += 1;
            }
            if section != "Misc" {
                let own = own.len() - enreach.header.as_ref().unwrap().fields.len();
                assert_eq!(own, properties.len(), "{name} has fields that are in no table");
            }
        }
    }
    assert_eq!(found, BTreeMap::from([("User", 331), ("Queue", 297), ("CallList", 118), ("Misc", 20)]));
    assert_eq!(found.values().sum::<usize>(), 766);
}

/// The headings of the RingCX tables, the events that they speak of, and the way to the rows.
const RINGCX: [(&str, &str, &str, usize); 10] = [
    ("Event", "", "", 6),
    ("Resource object", "", "resource", 3),
    ("Interventions", "intervention.", "resource.metadata", 8),
    ("Intervention Segments", "intervention_segment.", "resource.metadata", 6),
    ("Tasks", "task.", "resource.metadata", 14),
    ("Push Agents", "push_agent.", "resource.metadata", 6),
    ("Content", "content.", "resource.metadata", 25),
    ("Identities", "identity.", "resource.metadata", 2),
    ("Surveys", "survey_response.", "resource.metadata", 11),
    ("Custom Fields", "intervention.", "resource.metadata.custom_field_values", 2),
];

#[test]
fn all_86_ringcx_properties_are_there() {
    let rows: BTreeMap<String, BTreeMap<String, String>> = documented_rows("ringcx");
    let ringcx = vendor("ringcx");
    let mut found = BTreeMap::new();
    for (heading, prefix, way, count) in RINGCX {
        assert_eq!(rows[heading].len(), count, "{heading}");
        for row in rows[heading].keys() {
            let in_channel = heading == "Push Agents" && row != "channels";
            let way = if in_channel { "resource.metadata.channels" } else { way };
            let path: Vec<&str> = way.split('.').filter(|part| !part.is_empty()).chain([row.as_str()]).collect();
            let events = ringcx.events.iter().map(|event| event.name.as_str()).filter(|name| name.starts_with(prefix));
            // Properties that only some events have.
            let events: Vec<&str> = events.filter(|name| row != "action" || *name == "task.completed").collect();
            for name in &events {
                let known = in_model(ringcx, &fields(ringcx, name), Some("type"), &path);
                assert!(known, "the schemas lack {path:?} in {name}");
                let schema = event_schema("ringcx", name);
                assert!(in_schema(&schema, &schema, &path), "the export lacks {path:?} in {name}");
            }
            let shown =
                heading == "Custom Fields" || events.iter().any(|name| in_value(&example::<Ringcx>(name), &path));
            assert!(shown, "no example has {path:?}");
            *found.entry(heading).or_insert(0) += 1;
        }
    }
    let envelope = ringcx.envelope.as_ref().expect("there is an envelope");
    let bundle = bundle("ringcx");
    for row in rows["Event Anatomy"].keys() {
        assert!(in_model(ringcx, &envelope.object.fields, Some(&envelope.events_field), &[row]), "{row}");
        assert!(in_schema(&bundle, &bundle, &[row]), "{row}");
    }
    let resources: usize = found.iter().filter(|(heading, _)| **heading != "Event").map(|(_, count)| count).sum();
    assert_eq!(resources, 77);
    assert_eq!(found.values().sum::<usize>() + rows["Event Anatomy"].len(), 86);
}

/// What every LiveChat event carries.
const SHARED: [&str; 8] = ["id", "custom_id", "order", "type", "author_id", "timestamp", "recipients", "properties"];

/// The fields of each LiveChat event, from its table and its example.
const LIVECHAT: [(&str, &[&str]); 6] = [
    ("custom", &["content"]),
    ("file", &["name", "url", "thumbnail_url", "thumbnail2x_url", "content_type", "size", "width", "height"]),
    (
        "filled_form",
        &[
            "form_id",
            "fields",
            "fields.type",
            "fields.id",
            "fields.label",
            "fields.answer",
            "fields.answer.id",
            "fields.answer.label",
            "fields.answer.group_id",
            "fields.answers",
            "fields.answers.id",
            "fields.answers.label",
        ],
    ),
    (
        "message",
        &[
            "text",
            "postback",
            "postback.id",
            "postback.thread_id",
            "postback.event_id",
            "postback.type",
            "postback.value",
        ],
    ),
    ("system_message", &["text", "system_message_type", "text_vars"]),
    (
        "rich_message",
        &[
            "template_id",
            "elements",
            "elements.title",
            "elements.subtitle",
            "elements.image",
            "elements.image.name",
            "elements.image.url",
            "elements.image.content_type",
            "elements.image.size",
            "elements.image.width",
            "elements.image.height",
            "elements.buttons",
            "elements.buttons.type",
            "elements.buttons.text",
            "elements.buttons.value",
            "elements.buttons.webview_height",
            "elements.buttons.postback_id",
            "elements.buttons.user_ids",
        ],
    ),
];

#[test]
fn all_livechat_fields_are_there() {
    let livechat = vendor("livechat");
    for (name, own) in LIVECHAT {
        let (schema, example) = (event_schema("livechat", name), example::<Livechat>(name));
        for row in SHARED.iter().chain(own) {
            let path: Vec<&str> = row.split('.').collect();
            assert!(in_model(livechat, &fields(livechat, name), Some("type"), &path), "the schemas lack {name}.{row}");
            assert!(in_schema(&schema, &schema, &path), "the export lacks {name}.{row}");
            // The system message has no author and no properties.
            let shown = name != "system_message" || !["author_id", "properties"].contains(row);
            assert!(!shown || in_value(&example, &path), "the example of {name} lacks {row}");
        }
        let count = own.iter().filter(|row| !row.contains('.')).count() + SHARED.len() - 1;
        assert_eq!(fields(livechat, name).len(), count, "{name} has fields that are in no table and no example");
    }
    assert_eq!(LIVECHAT.map(|(_, own)| own.len()).iter().sum::<usize>(), 49);
}
