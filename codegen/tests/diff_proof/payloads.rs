//! Payloads that a side's schemas document.

use hookwright::model::{Event, EventMember, Field, Object, Vendor};
use serde_json::{Map, Value, json};

use super::values::objects;

/// A request body, and whether it has an alias in place of a field's name: the strict contract takes
/// none of those.
#[derive(Clone)]
pub(crate) struct Payload {
    pub(crate) body: Value,
    pub(crate) by_alias: bool,
}

/// Bodies of every event of a vendor, one event a body.
pub(crate) fn payloads(vendor: &Vendor) -> Vec<Payload> {
    vendor.events.iter().flat_map(|event| of_event(vendor, event)).collect()
}

fn of_event(vendor: &Vendor, event: &Event) -> Vec<Payload> {
    let payload = vendor.payload(event);
    let members = vendor.members(payload);
    let fields: Vec<Field> = members
        .iter()
        .filter_map(|member| match member {
            EventMember::Discriminator => None,
            EventMember::Header(field) | EventMember::Own(field) => Some((*field).clone()),
        })
        .collect();
    let relations = Object { fields: Vec::new(), ..payload.object.clone() };
    let mut found: Vec<Payload> = objects(vendor, &fields, &relations, 0)
        .into_iter()
        .chain([Value::Object(event.example.clone())])
        .map(|fields| Payload { body: body(vendor, event, fields), by_alias: false })
        .collect();
    for field in &fields {
        for alias in &field.aliases {
            let mut other = event.example.clone();
            let Some(value) = other.shift_remove(&field.name) else { continue };
            other.insert(alias.clone(), value);
            found.push(Payload { body: body(vendor, event, Value::Object(other)), by_alias: true });
        }
    }
    found
}

fn body(vendor: &Vendor, event: &Event, fields: Value) -> Value {
    let mut object = Map::from_iter([(vendor.discriminator.field.clone(), json!(&*event.name))]);
    object.extend(fields.as_object().unwrap().clone());
    let Some(envelope) = &vendor.envelope else { return Value::Object(object) };
    let mut body = envelope.example.clone();
    body.insert(envelope.events_field.clone(), json!([object]));
    Value::Object(body)
}
