//! Events, and the request bodies that carry them.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::describe;
use super::objects::Member;
use super::writer::{Target, Writer, annotated, titled};
use crate::model::{Envelope, Event, Object, Vendor};

impl<'a> Writer<'a> {
    /// An event: one object with its header and its own fields, in the documented order.
    pub(super) fn event(&mut self, event: &'a Event) -> Map<String, Value> {
        let vendor = self.vendor;
        let Some(payload) = vendor.payload(event) else {
            return Map::new();
        };
        let title = self.key(Target::Event(&event.name)).unwrap_or(&event.rust);
        let mut schema = titled(title, describe::object(&event.docs, &payload.object));
        let members = event_members(vendor, event, &payload.object);
        schema.extend(self.object(members, &payload.object));
        self.mark_deprecated(&mut schema, event.docs.deprecated.is_some());
        schema
    }

    /// A whole request body: one of the events, or the envelope with its list of them.
    pub(super) fn bundle(&mut self) -> Map<String, Value> {
        let events = self.any_event();
        match &self.vendor.envelope {
            Some(envelope) => self.envelope(envelope, events),
            None => {
                let mut schema = titled(self.body_title(), describe::docs(&self.vendor.docs));
                schema.extend(events);
                schema
            }
        }
    }

    fn envelope(&mut self, envelope: &'a Envelope, events: Map<String, Value>) -> Map<String, Value> {
        let list = json!({"type": "array", "items": events});
        let list = list.as_object().cloned().unwrap_or_default();
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
        let vendor = self.vendor;
        let events = vendor.events.iter().map(|event| (event.name.as_str(), Target::Event(&event.name)));
        self.one_of(&vendor.discriminator.field, events.collect())
    }
}

/// The members of an event in wire order. What the order does not name comes last.
pub(in crate::emit) fn event_members<'a>(vendor: &'a Vendor, event: &'a Event, own: &'a Object) -> Vec<Member<'a>> {
    let tag = Member::Tag { field: &vendor.discriminator.field, doc: &vendor.discriminator.doc, value: &event.name };
    let header = vendor.header.iter().flat_map(|header| &header.fields);
    let mut waiting = vec![tag];
    // An event may say more about a header field than the header does: its own comes first.
    let own_names: BTreeSet<&str> = own.fields.iter().map(|field| field.name.as_str()).collect();
    let inherited = header.filter(|field| !own_names.contains(field.name.as_str()));
    waiting.extend(inherited.map(Member::Field));
    waiting.extend(own.fields.iter().map(Member::Field));
    let mut names = BTreeSet::new();
    waiting.retain(|member| names.insert(member.name()));

    let placed: BTreeSet<&str> = vendor.wire_order.iter().flatten().map(String::as_str).collect();
    let mut members = Vec::with_capacity(waiting.len());
    for place in &vendor.wire_order {
        let belongs = |member: &Member<'_>| match place {
            Some(name) => member.name() == name,
            None => own_names.contains(member.name()) && !placed.contains(member.name()),
        };
        members.extend(waiting.extract_if(.., |member| belongs(member)));
    }
    members.append(&mut waiting);
    members
}
