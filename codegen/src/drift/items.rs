//! What of the schemas a change concerns.

use crate::model::{Event, Payload, Vendor};

/// An item of a vendor's schemas.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Item {
    /// An event type.
    Event(String),
    /// A payload of several events.
    Payload(String),
    /// A named type.
    Type(String),
    /// The fields of every event.
    Header,
    /// The object around events.
    Envelope,
    /// A field of one of these.
    Field(Box<Item>, String),
    /// A field of the dictionary.
    Dictionary(String),
}

impl Item {
    /// What a payload was written as.
    pub(crate) fn of_payload(payload: &Payload) -> Item {
        let id = payload.id.as_str();
        match id.strip_prefix("payloads/") {
            Some(name) => Item::Payload(name.to_owned()),
            None => Item::Event(id.strip_prefix("events/").unwrap_or(id).to_owned()),
        }
    }

    /// What it is called in a report.
    pub(super) fn name(&self, vendor: &Vendor) -> String {
        match self {
            Item::Event(name) | Item::Payload(name) | Item::Type(name) | Item::Dictionary(name) => name.clone(),
            Item::Header => "header".to_owned(),
            Item::Envelope => vendor.envelope.as_ref().map_or("envelope", |envelope| &envelope.name).to_owned(),
            Item::Field(holder, _) => holder.name(vendor),
        }
    }

    /// An event, and the payload that it shares with others.
    pub(super) fn of_event(vendor: &Vendor, event: &Event) -> Vec<Item> {
        let event_item = Item::Event(event.name.to_string());
        let payload = Item::of_payload(vendor.payload(event));
        if payload == event_item { vec![event_item] } else { vec![event_item, payload] }
    }

    /// A field of an item: where it stands, the dictionary's, and the item.
    pub(super) fn of_field(holder: &Item, name: &str) -> Vec<Item> {
        let field = Item::Field(Box::new(holder.clone()), name.to_owned());
        vec![field, Item::Dictionary(name.to_owned()), holder.clone()]
    }
}
