//! What request bodies of all vendors have in common.

use std::fmt::Debug;

use hookwright::model::{Event, Field, TypeKind, Vendor};
use hookwright_events::{DecodeError, enreach, livechat, ringcx};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// A request body.
pub trait Body: Clone + Debug + PartialEq + Serialize + DeserializeOwned {
    /// The fast way.
    fn read(text: &[u8]) -> Result<Self, DecodeError>;

    /// The fast way back.
    fn to_json(&self) -> Vec<u8>;

    /// What is wrong with events that did not cost the others anything.
    fn malformed(&self) -> Vec<String>;

    /// Equal, but for what only a text can tell: in which line it is wrong.
    fn same(&self, other: &Self) -> bool;
}

macro_rules! one_event {
    ($body:ty) => {
        impl Body for $body {
            fn read(text: &[u8]) -> Result<Self, DecodeError> {
                Self::from_slice(text)
            }

            fn to_json(&self) -> Vec<u8> {
                self.to_vec()
            }

            fn malformed(&self) -> Vec<String> {
                Vec::new()
            }

            fn same(&self, other: &Self) -> bool {
                self == other
            }
        }
    };
}

one_event!(enreach::Event);
one_event!(livechat::Event);

impl Body for ringcx::Notification {
    fn read(text: &[u8]) -> Result<Self, DecodeError> {
        Self::from_slice(text)
    }

    fn to_json(&self) -> Vec<u8> {
        self.to_vec()
    }

    fn malformed(&self) -> Vec<String> {
        let reason = |event: &ringcx::Event| match event {
            ringcx::Event::Malformed(malformed) => Some(malformed.error().to_string()),
            _ => None,
        };
        self.iter().filter_map(reason).collect()
    }

    fn same(&self, other: &Self) -> bool {
        let rest = |body: &Self| {
            let mut body = body.clone();
            body.events.clear();
            body
        };
        let same = |(one, other): (&ringcx::Event, &ringcx::Event)| match (one, other) {
            (ringcx::Event::Malformed(one), ringcx::Event::Malformed(other)) => {
                let (one_error, other_error) = (one.error(), other.error());
                one.raw() == other.raw()
                    && one.event_type() == other.event_type()
                    && one_error.path() == other_error.path()
                    && one_error.expected() == other_error.expected()
                    && one_error.found() == other_error.found()
            }
            _ => one == other,
        };
        rest(self) == rest(other) && self.events.len() == other.events.len() && self.iter().zip(other.iter()).all(same)
    }
}

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
        let name = object.get(&vendor.discriminator.field).and_then(Value::as_str).unwrap_or_default();
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
