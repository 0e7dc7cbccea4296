//! Events, and the request bodies that carry them.

use serde_json::{Map, Value};

use super::describe;
use super::objects::Member;
use super::writer::{Target, Writer, annotated, single, titled};
use crate::model::{Envelope, Event, EventMember, Vendor};

impl<'a> Writer<'a> {
    /// An event: one object with its header and its own fields, in the documented order.
    pub(super) fn event(&mut self, event: &'a Event) -> Map<String, Value> {
        let vendor = self.vendor();
        let rules = &vendor.payload(event).object;
        let mut schema = titled(self.key(Target::Event(event)), describe::object(&event.docs, rules));
        schema.extend(self.object(event_members(vendor, event), rules));
        self.mark_deprecated(&mut schema, event.docs.deprecated.is_some());
        schema
    }

    /// A whole request body: one of the events, or the envelope with its list of them.
    pub(super) fn bundle(&mut self) -> Map<String, Value> {
        let events = self.any_event();
        match &self.vendor().envelope {
            Some(envelope) => self.envelope(envelope, events),
            None => {
                let mut schema = titled(self.body_title(), describe::docs(&self.vendor().docs));
                schema.extend(events);
                schema
            }
        }
    }

    fn envelope(&mut self, envelope: &'a Envelope, events: Map<String, Value>) -> Map<String, Value> {
        let mut list = single("type", Value::from("array"));
        list.insert("items".to_owned(), events.into());
        let fields = envelope.object.fields.iter();
        let fields = fields.filter(|field| field.name != envelope.events_field);
        let mut members: Vec<Member<'a>> = fields.map(Member::Field).collect();
        members.push(Member::Ready {
            name: &envelope.events_field,
            schema: annotated(list, envelope.events_doc.clone(), Map::new()),
        });
        let description = describe::object(&envelope.docs, &envelope.object);
        let mut schema = titled(self.body_title(), description);
        schema.extend(self.object(members, &envelope.object));
        schema
    }

    /// One of the vendor's events. There is no branch for unknown ones: generators would make
    /// it swallow the known ones.
    pub(super) fn any_event(&mut self) -> Map<String, Value> {
        let events = self.part.events().iter().map(|event| (event.name.as_str(), Target::Event(event)));
        self.one_of(&self.vendor().discriminator.field, events.collect())
    }
}

/// The members of an event in wire order.
pub(in crate::emit) fn event_members<'a>(vendor: &'a Vendor, event: &'a Event) -> Vec<Member<'a>> {
    let members = vendor.members(vendor.payload(event)).into_iter();
    let member = |member| match member {
        EventMember::Discriminator => Member::Tag { field: &vendor.discriminator, value: &event.name },
        EventMember::Header(field) | EventMember::Own(field) => Member::Field(field),
    };
    members.map(member).collect()
}
