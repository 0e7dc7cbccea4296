//! The properties of objects, in wire order: which there are, and which must be present.

use std::collections::BTreeSet;

use super::{Contract, Profile, sentences};
use crate::model::{Bounds, Discriminator, Envelope, Event, EventMember, Field, Object, Shape, TypeRef};

/// The properties of an object, and what holds between them.
pub(in crate::emit) struct Properties<'a> {
    /// The properties in wire order; no two have one name.
    pub(in crate::emit) list: Vec<Property<'a>>,
    /// Groups of names that are all present or all absent.
    pub(in crate::emit) together: &'a [Vec<String>],
    /// Groups of names of which exactly one is present.
    pub(in crate::emit) one_of: &'a [Vec<String>],
}

/// A property of an object.
pub(in crate::emit) struct Property<'a> {
    /// The name on the wire.
    pub(in crate::emit) name: &'a str,
    /// The description; empty if there is nothing to say.
    pub(in crate::emit) description: String,
    /// It is always present.
    pub(in crate::emit) required: bool,
    /// The vendor advises against further use.
    pub(in crate::emit) deprecated: bool,
    /// Made by the server: what a client sends has none.
    pub(in crate::emit) read_only: bool,
    /// What its value is.
    pub(in crate::emit) content: PropertyContent<'a>,
}

/// What the value of a property is.
pub(in crate::emit) enum PropertyContent<'a> {
    /// This string, which tells objects apart.
    Discriminator(&'a str),
    /// Null, if it is there at all: another value tells another object.
    Null,
    /// The events of an envelope: a list of any of the vendor's events.
    Events,
    /// A value of a type.
    Value(ValueType<'a>),
}

/// The type of a value at one place, with the bounds that the profile enforces.
#[derive(Clone, Copy)]
pub(in crate::emit) struct ValueType<'a> {
    /// What a value is when it is not null.
    pub(in crate::emit) shape: &'a Shape,
    /// Whether it may be null.
    pub(in crate::emit) nullable: bool,
    /// The documented bounds; none for receivers.
    pub(in crate::emit) bounds: &'a Bounds,
}

/// No bounds at all.
pub(in crate::emit) static NO_BOUNDS: Bounds =
    Bounds { min: None, max: None, max_bytes: None, min_items: None, max_items: None };

/// A property and its field, if it has one: the field may have other names.
type Own<'a> = (Property<'a>, Option<&'a Field>);

impl<'a> Contract<'a> {
    /// An event: its header and its own fields.
    pub(super) fn event_properties(&self, event: &'a Event) -> Properties<'a> {
        let vendor = self.part.vendor;
        let payload = vendor.payload(event);
        let parts = vendor.discriminator.parts_of(event);
        let own = |member| match member {
            EventMember::Discriminator(tag) => Some(one_value(tag, &vendor.discriminator.doc, &event.name)),
            EventMember::Header(field) => Some(self.own(field)),
            EventMember::Own(field) => match parts.iter().find(|(name, _)| *name == field.name) {
                Some((_, Some(value))) => Some(one_value(&field.name, &field.docs.text, value)),
                // Another event of the payload has it.
                Some((_, None)) => None,
                None => Some(self.own(field)),
            },
        };
        self.properties(vendor.members(payload).into_iter().filter_map(own).collect(), &payload.object)
    }

    /// A named object.
    pub(super) fn object_properties(&self, object: &'a Object) -> Properties<'a> {
        self.properties(object.fields.iter().map(|field| self.own(field)).collect(), object)
    }

    /// A variant of unions, whose discriminators have these values: none where it is absent.
    pub(super) fn variant_properties(
        &self,
        tags: Vec<(&'a Discriminator, Option<&'a str>)>,
        object: &'a Object,
    ) -> Properties<'a> {
        let tags = tags.into_iter().map(|(Discriminator { field, doc }, tag)| match tag {
            Some(tag) => one_value(field, doc, tag),
            None => (Property { required: false, ..always(field, doc, PropertyContent::Null) }, None),
        });
        let fields = object.fields.iter().map(|field| self.own(field));
        self.properties(tags.chain(fields).collect(), object)
    }

    /// An envelope: its fields, and the list of events.
    pub(super) fn envelope_properties(&self, envelope: &'a Envelope) -> Properties<'a> {
        let fields = envelope.object.fields.iter().filter(|field| field.name != envelope.events_field);
        let mut properties = self.properties(fields.map(|field| self.own(field)).collect(), &envelope.object);
        properties.list.push(always(&envelope.events_field, &envelope.events_doc, PropertyContent::Events));
        properties
    }

    /// A type at one place.
    pub(super) fn value_type(&self, shape: &'a Shape, nullable: bool, bounds: &'a Bounds) -> ValueType<'a> {
        ValueType { shape, nullable, bounds: if self.profile.is_strict() { bounds } else { &NO_BOUNDS } }
    }

    /// A type within a list or a map.
    pub(in crate::emit) fn item_type(&self, ty: &'a TypeRef) -> ValueType<'a> {
        self.value_type(&ty.shape, ty.nullable, &NO_BOUNDS)
    }

    fn properties(&self, own: Vec<Own<'a>>, object: &'a Object) -> Properties<'a> {
        let mut names: BTreeSet<&str> = own.iter().map(|(property, _)| property.name).collect();
        let strict = self.profile.is_strict();
        let mut list = Vec::with_capacity(own.len());
        for (property, field) in own {
            list.push(property);
            // Receivers take a field under its other names, too, unless another field has the name.
            if let Some(field) = field.filter(|_| !strict) {
                let aliases = field.aliases.iter().filter(|alias| names.insert(alias));
                list.extend(aliases.map(|alias| self.field(field, alias, false, sentences::alias(&field.name))));
            }
        }
        let (together, one_of): (&[_], &[_]) = if strict { (&object.together, &object.one_of) } else { (&[], &[]) };
        Properties { list, together, one_of }
    }

    fn own(&self, field: &'a Field) -> Own<'a> {
        (self.field(field, &field.name, is_required(field, self.profile), sentences::field(field)), Some(field))
    }

    fn field(&self, field: &'a Field, name: &'a str, required: bool, description: String) -> Property<'a> {
        let null = if self.profile.is_strict() { field.nullable } else { field.may_be_null() };
        let nullable = null || field.ty.nullable;
        Property {
            name,
            description,
            required,
            deprecated: field.docs.deprecated.is_some(),
            read_only: field.read_only,
            content: match &field.constant {
                Some(value) => PropertyContent::Discriminator(value),
                None => PropertyContent::Value(self.value_type(&field.ty.shape, nullable, &field.bounds)),
            },
        }
    }
}

/// Whether a field has to be present. Receivers take a field under any of its names; "one of
/// these names" cannot be said in a way that generators read, so nothing is said.
pub(crate) fn is_required(field: &Field, profile: Profile) -> bool {
    match profile {
        Profile::Strict => field.required,
        Profile::Receiver => !field.may_be_absent() && field.aliases.is_empty(),
    }
}

/// A property that tells objects apart.
fn one_value<'a>(name: &'a str, doc: &str, value: &'a str) -> Own<'a> {
    (always(name, doc, PropertyContent::Discriminator(value)), None)
}

fn always<'a>(name: &'a str, doc: &str, content: PropertyContent<'a>) -> Property<'a> {
    Property { name, description: doc.to_owned(), required: true, deprecated: false, read_only: false, content }
}
