//! Aliases, under which fields may come but do not come back.

use hookwright::model::{Event, Field, TypeKind, Vendor};
use serde_json::{Map, Value};

/// The same body with each alias in an event's own fields and in its header replaced by the
/// documented name, under which it comes back.
pub fn without_aliases(vendor: &Vendor, body: &Value) -> Value {
    let has_aliases = |fields: &[Field]| fields.iter().any(|field| !field.aliases.is_empty());
    let nested =
        vendor.types.iter().any(|def| matches!(&def.kind, TypeKind::Object(object) if has_aliases(&object.fields)));
    assert!(!nested, "no nested object has aliases yet: teach this function when one does");
    let mut body = body.clone();
    let events = match &vendor.envelope {
        None => std::slice::from_mut(&mut body),
        Some(envelope) => match body.get_mut(&envelope.events_field).and_then(Value::as_array_mut) {
            Some(events) => events.as_mut_slice(),
            None => return body,
        },
    };
    for event in events {
        let Some(object) = event.as_object_mut() else { continue };
        let name = object.get(vendor.discriminator.tag().unwrap()).and_then(Value::as_str).unwrap_or_default();
        if let Some(known) = vendor.events.iter().find(|event| event.name == name) {
            *object = renamed(vendor, known, object);
        }
    }
    body
}

fn renamed(vendor: &Vendor, event: &Event, object: &Map<String, Value>) -> Map<String, Value> {
    let own = &vendor.payload(event).object.fields;
    let fields = || vendor.header.iter().flat_map(|header| &header.fields).chain(own);
    let mut result = object.clone();
    for field in fields() {
        for alias in &field.aliases {
            if !result.contains_key(&field.name)
                && let Some(value) = result.shift_remove(alias)
            {
                result.insert(field.name.clone(), value);
            }
        }
    }
    result
}
