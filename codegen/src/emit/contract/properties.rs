//! The properties of objects, in wire order: which there are, and which must be present.

use std::collections::BTreeSet;

use super::{Contract, Range, Union, sentences};
use crate::model::{
    Bounds, Discriminator, EnumBase, Envelope, Event, EventMember, Field, Object, Scalar, Shape, TypeRef, UnionDef,
    UnionVariant,
};

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
    /// Made by the server: what a client sends has none. Never for receivers.
    pub(in crate::emit) read_only: bool,
    /// What its value is.
    pub(in crate::emit) content: PropertyContent<'a>,
}

/// What the value of a property is.
pub(in crate::emit) enum PropertyContent<'a> {
    /// This string, which tells objects apart.
    Discriminator(&'a str),
    /// The events of an envelope.
    Events(Union<'a>),
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
    /// Whether the documented contract is enforced.
    pub(in crate::emit) strict: bool,
}

impl ValueType<'_> {
    /// The range of a number.
    pub(in crate::emit) fn range(&self, scalar: Scalar) -> Range {
        if self.strict { Range::of(scalar, self.bounds) } else { Range::default() }
    }
}

static NO_BOUNDS: Bounds = Bounds { min: None, max: None, max_bytes: None, min_items: None, max_items: None };

/// A property before the other names of fields are known.
enum Member<'a> {
    Discriminator(&'a Discriminator, &'a str),
    Field(&'a Field),
}

impl<'a> Member<'a> {
    fn name(&self) -> &'a str {
        match self {
            Member::Discriminator(discriminator, _) => &discriminator.field,
            Member::Field(field) => &field.name,
        }
    }
}

impl<'a> Contract<'a> {
    /// An event: its header and its own fields.
    pub(super) fn event_properties(&self, event: &'a Event) -> Properties<'a> {
        let vendor = self.vendor();
        let payload = vendor.payload(event);
        let member = |member| match member {
            EventMember::Discriminator => Member::Discriminator(&vendor.discriminator, &event.name),
            EventMember::Header(field) | EventMember::Own(field) => Member::Field(field),
        };
        self.properties(vendor.members(payload).into_iter().map(member), &payload.object)
    }

    /// A named object.
    pub(super) fn object_properties(&self, object: &'a Object) -> Properties<'a> {
        self.properties(object.fields.iter().map(Member::Field), object)
    }

    /// A variant of a union.
    pub(super) fn variant_properties(
        &self,
        union: &'a UnionDef,
        variant: &'a UnionVariant,
        object: &'a Object,
    ) -> Properties<'a> {
        let discriminator = Member::Discriminator(&union.discriminator, &variant.name);
        self.properties(std::iter::once(discriminator).chain(object.fields.iter().map(Member::Field)), object)
    }

    /// An envelope: its fields, and the list of events.
    pub(super) fn envelope_properties(&'a self, envelope: &'a Envelope) -> Properties<'a> {
        let fields = envelope.object.fields.iter().filter(|field| field.name != envelope.events_field);
        let mut properties = self.properties(fields.map(Member::Field), &envelope.object);
        properties.list.push(Property {
            name: &envelope.events_field,
            description: envelope.events_doc.clone(),
            required: true,
            deprecated: false,
            read_only: false,
            content: PropertyContent::Events(self.any_event()),
        });
        properties
    }

    /// A type at one place.
    pub(super) fn value_type(&self, shape: &'a Shape, nullable: bool, bounds: &'a Bounds) -> ValueType<'a> {
        let strict = self.profile.is_strict();
        ValueType { shape, nullable, bounds: if strict { bounds } else { &NO_BOUNDS }, strict }
    }

    /// A type within a list or a map.
    pub(in crate::emit) fn item_type(&self, ty: &'a TypeRef) -> ValueType<'a> {
        self.value_type(&ty.shape, ty.nullable, &NO_BOUNDS)
    }

    /// The range that the width of an enum's integers allows.
    pub(in crate::emit) fn range_of_enum(&self, base: EnumBase) -> Range {
        let scalar = match base {
            EnumBase::Int16 => Scalar::Int16,
            EnumBase::Int32 => Scalar::Int32,
            EnumBase::Int64 => Scalar::Int64,
            EnumBase::String | EnumBase::IntegerOrString => return Range::default(),
        };
        if self.profile.is_strict() { Range::of(scalar, &NO_BOUNDS) } else { Range::default() }
    }

    fn properties(&self, members: impl Iterator<Item = Member<'a>>, object: &'a Object) -> Properties<'a> {
        let members: Vec<Member<'a>> = members.collect();
        let mut names: BTreeSet<&str> = members.iter().map(Member::name).collect();
        let mut list = Vec::with_capacity(members.len());
        for member in members {
            match member {
                Member::Discriminator(discriminator, value) => list.push(tag(discriminator, value)),
                Member::Field(field) => {
                    list.push(self.field(field, &field.name, self.is_required(field), sentences::field(field)));
                    // Receivers take a field under its other names, too, unless another field has the name.
                    let aliases = field.aliases.iter().filter(|_| !self.profile.is_strict());
                    for alias in aliases.filter(|alias| names.insert(alias)) {
                        list.push(self.field(field, alias, false, sentences::alias(&field.name)));
                    }
                }
            }
        }
        let rules: (&[_], &[_]) = match self.profile.is_strict() {
            true => (&object.together, &object.one_of),
            false => (&[], &[]),
        };
        Properties { list, together: rules.0, one_of: rules.1 }
    }

    fn field(&self, field: &'a Field, name: &'a str, required: bool, description: String) -> Property<'a> {
        let nullable = field.nullable || field.ty.nullable;
        Property {
            name,
            description,
            required,
            deprecated: field.docs.deprecated.is_some(),
            read_only: field.read_only && self.profile.is_strict(),
            content: PropertyContent::Value(self.value_type(&field.ty.shape, nullable, &field.bounds)),
        }
    }

    /// Whether a field has to be present. Receivers take a field under any of its names; "one of
    /// these names" cannot be said in a way that generators read, so nothing is said.
    fn is_required(&self, field: &Field) -> bool {
        match self.profile.is_strict() {
            true => field.required,
            false => !field.may_be_absent() && field.aliases.is_empty(),
        }
    }
}

fn tag<'a>(discriminator: &'a Discriminator, value: &'a str) -> Property<'a> {
    Property {
        name: &discriminator.field,
        description: discriminator.doc.clone(),
        required: true,
        deprecated: false,
        read_only: false,
        content: PropertyContent::Discriminator(value),
    }
}
