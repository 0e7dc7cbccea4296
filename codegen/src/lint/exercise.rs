//! Which fields and bounds the examples put to the test.

use std::collections::HashSet;

use serde_json::{Map, Value};

use crate::model::{Field, Shape, TypeId, TypeKind, TypeRef, Vendor};

use super::fields::Owner;

/// What some example has a value for.
pub(super) struct Exercised<'a> {
    vendor: &'a Vendor,
    pub(super) fields: HashSet<(Owner<'a>, &'a str)>,
    /// The names for a type, which may have bounds of their own.
    pub(super) aliases: HashSet<&'a str>,
}

impl<'a> Exercised<'a> {
    /// By the examples of events, of the envelope, and of each type by itself.
    pub(super) fn new(vendor: &'a Vendor) -> Self {
        let mut seen = Exercised { vendor, fields: HashSet::new(), aliases: HashSet::new() };
        for event in &vendor.events {
            let payload = vendor.payload(event);
            seen.object(Owner::of_payload(payload), &payload.object.fields, &event.example);
            if let Some(header) = &vendor.header {
                seen.object(Owner::Header, &header.fields, &event.example);
            }
        }
        if let Some(envelope) = &vendor.envelope {
            seen.object(Owner::Envelope, &envelope.object.fields, &envelope.example);
        }
        for def in &vendor.types {
            if let Some(example) = &def.example {
                seen.named(&def.name, example);
            }
        }
        seen
    }

    fn object(&mut self, owner: Owner<'a>, fields: &'a [Field], example: &Map<String, Value>) {
        for field in fields {
            if let Some(value) = example.get(&field.name).filter(|value| tries(value)) {
                self.fields.insert((owner, &field.name));
                self.value(&field.ty, value);
            }
        }
    }

    fn value(&mut self, ty: &'a TypeRef, value: &Value) {
        match (&ty.shape, value) {
            (Shape::Named(id), _) => self.named(id, value),
            (Shape::List(inner), Value::Array(items)) => items.iter().for_each(|item| self.value(inner, item)),
            (Shape::Map(_, inner), Value::Object(entries)) => entries.values().for_each(|it| self.value(inner, it)),
            _ => {}
        }
    }

    fn named(&mut self, id: &'a TypeId, value: &Value) {
        let def = self.vendor.types.get(id);
        match (&def.kind, value) {
            (TypeKind::Object(object), Value::Object(example)) => {
                self.object(Owner::Type(&def.name), &object.fields, example);
            }
            (TypeKind::Union(union), Value::Object(_)) => {
                if let Some(variant) = union.variant_of(value) {
                    self.named(&variant.ty, value);
                }
            }
            (TypeKind::KindUnion(union), value) => {
                if let Some(member) = union.member_of(value) {
                    self.value(&member.ty, value);
                }
            }
            (TypeKind::Alias { ty, .. }, value) if tries(value) => {
                self.aliases.insert(&def.name);
                self.value(ty, value);
            }
            _ => {}
        }
    }
}

/// Whether there is anything in a value.
fn tries(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Array(items) => !items.is_empty(),
        Value::Object(entries) => !entries.is_empty(),
        _ => true,
    }
}
