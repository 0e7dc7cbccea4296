//! What the emitters of one vendor look up.

use std::collections::HashMap;

use crate::internal::Checked;
use crate::model::{EnumBase, Event, Field, Header, Payload, Shape, TypeDef, TypeKind, Vendor};

/// A vendor, with what the emitters look up again and again.
pub(super) struct Context<'a> {
    pub(super) vendor: &'a Vendor,
    types: HashMap<&'a str, &'a str>,
    sections: HashMap<&'a str, Section<'a>>,
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
        let types = vendor.types.iter().map(|def| (def.name.as_str(), def.rust.as_str())).collect();
        Context { vendor, types, sections: sections(vendor) }
    }

    /// What comes from a schema file, if anything does.
    pub(super) fn section(&self, path: &str) -> Option<&Section<'a>> {
        self.sections.get(path)
    }

    /// The Rust name of a named type.
    pub(super) fn rust_type(&self, name: &str) -> &'a str {
        self.types.get(name).copied().checked("a type is used that the vendor does not have")
    }

    /// The header, where the vendor has one with fields.
    pub(super) fn header(&self) -> Option<&'a Header> {
        header_of(self.vendor)
    }

    /// The header's fields in wire order, in front of the event's own and behind. The
    /// discriminator is `None`.
    pub(super) fn header_order(&self) -> (Vec<Option<&'a Field>>, Vec<Option<&'a Field>>) {
        let own = self.vendor.wire_order.iter().position(Option::is_none).unwrap_or(0);
        let field = |name: &'a Option<String>| {
            let fields = self.vendor.header.iter().flat_map(|header| &header.fields);
            name.as_ref().map(|name| fields.clone().find(|field| field.name == *name))
        };
        let (before, behind) = self.vendor.wire_order.split_at(own);
        (before.iter().filter_map(field).collect(), behind.iter().filter_map(field).collect())
    }

    /// Whether a field's type contains, without a list or a map between, the type whose object
    /// it belongs to, so that it must be boxed.
    pub(super) fn needs_box(&self, owner: Option<&str>, shape: &Shape) -> bool {
        let (Some(owner), Shape::Named(name)) = (owner, shape) else { return false };
        let mut open = vec![name.as_str()];
        let mut seen = Vec::new();
        while let Some(name) = open.pop() {
            if name == owner {
                return true;
            }
            if seen.contains(&name) {
                continue;
            }
            seen.push(name);
            open.extend(self.direct_parts(name));
        }
        false
    }

    fn direct_parts(&self, name: &str) -> Vec<&'a str> {
        let named = |shape: &'a Shape| match shape {
            Shape::Named(name) => Some(name.as_str()),
            _ => None,
        };
        match self.vendor.type_def(name).map(|def| &def.kind) {
            Some(TypeKind::Object(object)) => object.fields.iter().filter_map(|field| named(&field.ty.shape)).collect(),
            Some(TypeKind::Union(union)) => union.variants.iter().map(|variant| variant.ty.as_str()).collect(),
            Some(TypeKind::Alias { ty, .. }) => named(&ty.shape).into_iter().collect(),
            Some(TypeKind::Enum(_)) | None => Vec::new(),
        }
    }

    /// The shape behind other names for it. An enum without values is another name, too.
    pub(super) fn resolved<'s>(&'s self, shape: &'s Shape) -> &'s Shape {
        let mut shape = shape;
        for _ in 0..8 {
            let Shape::Named(name) = shape else { return shape };
            match self.vendor.type_def(name).map(|def| &def.kind) {
                Some(TypeKind::Alias { ty, .. }) => shape = &ty.shape,
                Some(TypeKind::Enum(values)) if values.base == EnumBase::IntegerOrString => {
                    return &Shape::Scalar(crate::model::Scalar::IntegerOrString);
                }
                _ => return shape,
            }
        }
        shape
    }
}

fn header_of(vendor: &Vendor) -> Option<&Header> {
    // Without events nothing carries it.
    vendor.header.as_ref().filter(|header| !header.fields.is_empty() && !vendor.events.is_empty())
}

fn sections(vendor: &Vendor) -> HashMap<&str, Section<'_>> {
    let mut sections: HashMap<&str, Section<'_>> = HashMap::new();
    for def in &vendor.types {
        sections.entry(&def.file).or_default().types.push(def);
    }
    let mut users: HashMap<usize, &Event> = HashMap::new();
    for event in &vendor.events {
        users.entry(event.payload).or_insert(event);
    }
    for (index, payload) in vendor.payloads.iter().enumerate() {
        if let Some(event) = users.get(&index) {
            sections.entry(&event.file).or_default().payloads.push((payload, event));
        }
    }
    sections
}
