//! The order of an event's members on the wire.

use super::{EventName, Field, Header, Payload, Vendor};

/// A member of an event's object.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum EventMember<'a> {
    /// The field that is the name of the event's type, where it is one field ([`EventName::tag`]).
    Discriminator(&'a str),
    /// A field that every event carries.
    Header(&'a Field),
    /// A field of the event's own.
    Own(&'a Field),
}

impl Vendor {
    /// The members of an event with that payload, in documented order.
    pub fn members<'a>(&'a self, payload: &'a Payload) -> Vec<EventMember<'a>> {
        members(&self.wire_order, &self.discriminator, self.header.as_ref(), &payload.object.fields)
    }
}

/// The members of an event in the given order, in which `None` stands for the event's own fields.
pub(crate) fn members<'a>(
    order: &[Option<String>],
    discriminator: &'a EventName,
    header: Option<&'a Header>,
    own: &'a [Field],
) -> Vec<EventMember<'a>> {
    let tag = discriminator.tag();
    let header: &[Field] = header.map_or(&[], |header| &header.fields);
    let mut members = Vec::with_capacity(1 + header.len() + own.len());
    for place in order {
        match place {
            None => members.extend(own.iter().map(EventMember::Own)),
            Some(name) if tag == Some(name) => members.extend(tag.map(EventMember::Discriminator)),
            Some(name) => {
                members.extend(header.iter().filter(|field| field.name == *name).map(EventMember::Header));
            }
        }
    }
    members
}
