//! What the emitters of one vendor look up.

use std::collections::{HashMap, HashSet};

use crate::model::{
    COMMON, EnumBase, EnumDef, Event, Header, Payload, PayloadId, Scalar, Shape, Signature, TokenPlace, TypeDef,
    TypeId, TypeKind, Vendor,
};

use super::keys::Keys;
use super::naming::Symbols;

/// A vendor, with what the emitters look up again and again.
pub(super) struct Context<'a> {
    pub(super) vendor: &'a Vendor,
    pub(super) symbols: Symbols<'a>,
    pub(super) keys: Keys,
    sections: HashMap<&'a str, Section<'a>>,
    /// The enums that are keys of maps.
    map_keys: HashSet<&'a TypeId>,
}

/// What comes from one schema file.
#[derive(Default)]
pub(super) struct Section<'a> {
    pub(super) types: Vec<&'a TypeDef>,
    /// The payloads that an event uses, each with the first that does; one that none uses would be
    /// dead code. A payload is with its first event.
    pub(super) payloads: Vec<(&'a Payload, &'a Event)>,
}

impl<'a> Context<'a> {
    pub(super) fn new(vendor: &'a Vendor) -> Self {
        let (symbols, keys) = (Symbols::of(vendor), Keys::of(vendor));
        Context { vendor, symbols, keys, sections: sections(vendor), map_keys: map_keys(vendor) }
    }

    /// What comes from a schema file, if anything does.
    pub(super) fn section(&self, path: &str) -> Option<&Section<'a>> {
        self.sections.get(path)
    }

    /// The header, where the vendor has one with fields.
    pub(super) fn header(&self) -> Option<&'a Header> {
        header_of(self.vendor)
    }

    /// Whether the vendor stands for the common types.
    pub(super) fn is_common(&self) -> bool {
        self.vendor.name == COMMON
    }

    /// Whether an enum is the key of a map, or can be that of a vendor's.
    pub(super) fn is_key(&self, id: &TypeId) -> bool {
        self.is_common() || self.map_keys.contains(id)
    }

    /// Whether a field's type contains, without a list or a map between, the type whose object
    /// it belongs to, so that it must be boxed.
    pub(super) fn needs_box(&self, owner: Option<&TypeId>, shape: &Shape) -> bool {
        let (Some(owner), Shape::Named(id)) = (owner, shape) else { return false };
        self.vendor.types.reachable([id], |reference| reference.direct).contains(owner)
    }

    /// Whether a union is a variant of another, or can be one of a vendor's.
    pub(super) fn is_variant(&self, id: &TypeId) -> bool {
        let types = &self.vendor.types;
        self.is_common()
            || types.iter().any(|def| match &def.kind {
                TypeKind::Union(union) => union.all_variants().any(|(_, variant)| variant.ty == *id),
                _ => false,
            })
    }

    /// The field of a type that carries the secret of the vendor's requests, which nothing shows.
    pub(super) fn secret_field(&self, id: &TypeId) -> Option<&'a str> {
        let Some(Signature::Token(TokenPlace::Field(field))) = &self.vendor.signature else { return None };
        let wrapper = self.vendor.wrapper_type()?;
        let is_body = wrapper.name == *id
            || matches!(&wrapper.kind, TypeKind::Union(union) if self.vendor.types.is_variant_of(union, id));
        is_body.then_some(field)
    }

    /// The shape behind other names for it. An enum without values is another name, too.
    pub(super) fn resolved<'s>(&'s self, shape: &'s Shape) -> &'s Shape {
        let shape = self.vendor.types.canonical(shape);
        match shape {
            Shape::Named(id) => match &self.vendor.types.get(id).kind {
                TypeKind::Enum(EnumDef { base: EnumBase::IntegerOrString, .. }) => {
                    &Shape::Scalar(Scalar::IntegerOrString)
                }
                _ => shape,
            },
            _ => shape,
        }
    }
}

/// The header of a vendor, where it has one with fields.
pub(super) fn header_of(vendor: &Vendor) -> Option<&Header> {
    // Without events nothing carries it.
    vendor.header.as_ref().filter(|header| !header.fields.is_empty() && !vendor.events.is_empty())
}

/// The enums that are keys of maps anywhere in a vendor's types and events.
fn map_keys(vendor: &Vendor) -> HashSet<&TypeId> {
    let header = vendor.header.iter().flat_map(|header| &header.fields);
    let envelope = vendor.envelope.iter().flat_map(|envelope| &envelope.object.fields);
    let payloads = vendor.payloads.iter().flat_map(|payload| &payload.object.fields);
    let of_fields = header.chain(envelope).chain(payloads).flat_map(|field| field.ty.keys());
    let of_types = vendor.types.iter().flat_map(|def| match &def.kind {
        TypeKind::Object(object) => object.fields.iter().flat_map(|field| field.ty.keys()).collect(),
        TypeKind::KindUnion(union) => union.members.iter().flat_map(|member| member.ty.keys()).collect(),
        TypeKind::Alias { ty, .. } => ty.keys(),
        TypeKind::Union(_) | TypeKind::Enum(_) => Vec::new(),
    });
    of_fields.chain(of_types).collect()
}

fn sections(vendor: &Vendor) -> HashMap<&str, Section<'_>> {
    let mut sections: HashMap<&str, Section<'_>> = HashMap::new();
    for def in vendor.own_types() {
        sections.entry(&def.file).or_default().types.push(def);
    }
    let mut users: HashMap<&PayloadId, &Event> = HashMap::new();
    for event in &vendor.events {
        users.entry(&event.payload).or_insert(event);
    }
    for payload in &vendor.payloads {
        if let Some(event) = users.get(&payload.id) {
            sections.entry(&event.file).or_default().payloads.push((payload, event));
        }
    }
    sections
}
