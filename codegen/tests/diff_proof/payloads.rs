//! Payloads that a side's schemas document.

use hookwright::model::{Event, EventMember, Field, Object, Vendor};
use serde_json::{Map, Value, json};

use super::values::Maker;

/// Bodies of every event of a vendor, one event a body. Those of the strict contract lack what it does
/// not require; others lack what the document calls optional, and have aliases, too.
pub(crate) fn payloads(vendor: &Vendor, strict: bool) -> Vec<Value> {
    vendor.events.iter().flat_map(|event| of_event(vendor, event, strict)).collect()
}

fn of_event(vendor: &Vendor, event: &Event, strict: bool) -> Vec<Value> {
    let payload = vendor.payload(event);
    let members = vendor.members(payload);
    let fields: Vec<Field> = members
        .iter()
        .filter_map(|member| match member {
            EventMember::Discriminator(_) => None,
            EventMember::Header(field) | EventMember::Own(field) => Some((*field).clone()),
        })
        .collect();
    let relations = Object { fields: Vec::new(), ..payload.object.clone() };
    let mut found = Maker { vendor, strict }.objects(&fields, &relations, 0);
    found.push(Value::Object(event.example.clone()));
    for field in fields.iter().filter(|_| !strict) {
        for alias in &field.aliases {
            let mut other = event.example.clone();
            let Some(value) = other.shift_remove(&field.name) else { continue };
            other.insert(alias.clone(), value);
            found.push(Value::Object(other));
        }
    }
    found.into_iter().map(|fields| body(vendor, event, &fields)).collect()
}

fn body(vendor: &Vendor, event: &Event, fields: &Value) -> Value {
    let tag = vendor.discriminator.tag().map(|tag| (tag.to_owned(), json!(&*event.name)));
    let mut object = Map::from_iter(tag);
    object.extend(fields.as_object().unwrap().clone());
    let Some(envelope) = &vendor.envelope else { return Value::Object(object) };
    let mut body = envelope.example.clone();
    body.insert(envelope.events_field.clone(), json!([object]));
    Value::Object(body)
}
