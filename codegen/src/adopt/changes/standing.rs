//! What stands in a vendor's schemas: the fields of items, as they are and as they are written.

use crate::adopt::written::written_as;
use crate::drift::Item;
use crate::lint::{FieldsOf, lists};
use crate::load::LoadedVendor;
use crate::model::{Field, Shape, TypeKind, TypeRef, Vendor};
use crate::syntax::{FieldEntry, FieldSyntax};

/// A vendor's schemas, as they were read and as they were written.
#[derive(Clone, Copy)]
pub(crate) struct Standing<'a> {
    pub(crate) vendor: &'a Vendor,
    pub(crate) loaded: &'a LoadedVendor,
}

impl<'a> Standing<'a> {
    /// The fields of an item.
    pub(crate) fn fields_of(self, item: &Item) -> Option<&'a [Field]> {
        match item {
            Item::Event(name) => Some(&self.vendor.payload(self.vendor.events.find(name)?).object.fields),
            Item::Payload(name) => {
                let payload = self.vendor.payloads.iter().find(|payload| payload.shared && payload.name == *name);
                payload.map(|payload| payload.object.fields.as_slice())
            }
            Item::Type(name) => match &self.vendor.type_def(name)?.kind {
                TypeKind::Object(object) => Some(&object.fields),
                _ => None,
            },
            Item::Envelope => self.vendor.envelope.as_ref().map(|envelope| envelope.object.fields.as_slice()),
            Item::Header => Some(self.vendor.header.as_ref().map_or(&[], |header| &header.fields)),
            Item::Dictionary(_) | Item::Field(..) => None,
        }
    }

    /// What the payload of an event was written as.
    pub(crate) fn payload_item(self, event: &str) -> Option<Item> {
        let payload = self.vendor.payload(self.vendor.events.find(event)?);
        Some(if payload.shared { Item::Payload(payload.name.clone()) } else { Item::Event(payload.name.clone()) })
    }

    /// The object types in a type: itself, or that of its items.
    pub(crate) fn below(self, ty: &TypeRef) -> Vec<Item> {
        match self.vendor.types.canonical(&ty.shape) {
            Shape::List(inner) | Shape::Map(_, inner) => self.below(inner),
            Shape::Named(id) => match &self.vendor.types.get(id).kind {
                TypeKind::Object(_) => vec![Item::Type(id.to_string())],
                TypeKind::Union(union) => {
                    self.vendor.types.leaves(union).iter().map(|it| Item::Type(it.ty.to_string())).collect()
                }
                _ => Vec::new(),
            },
            Shape::Scalar(_) => Vec::new(),
        }
    }

    /// The field that an item is, if a person has not decided about it.
    pub(crate) fn free(self, item: Option<&Item>) -> Option<(Item, &'a Field)> {
        let Some(item @ Item::Field(holder, name)) = item else { return None };
        let field = self.fields_of(holder)?.iter().find(|field| field.name == *name)?;
        (!self.is_decided(item)).then(|| (item.clone(), field))
    }

    /// Whether a note or an allowance stands at a field: somebody has looked at it.
    pub(crate) fn is_decided(self, item: &Item) -> bool {
        let Item::Field(_, name) = item else { return false };
        [self.keys(item), self.dictionary(name)]
            .into_iter()
            .flatten()
            .any(|keys| keys.about.note.is_some() || !keys.allow.is_empty())
    }

    /// What a field says of itself where it stands, if anything.
    pub(crate) fn keys(self, item: &Item) -> Option<&'a FieldSyntax> {
        let Item::Field(holder, name) = item else { return None };
        self.entry(holder, name)?.keys.as_deref()
    }

    fn entry(self, holder: &Item, name: &str) -> Option<&'a FieldEntry> {
        let holder = &written_as(holder, self.loaded);
        let is_holder = |owner: &FieldsOf<'_>| match (owner, holder) {
            (FieldsOf::Header, Item::Header) | (FieldsOf::Envelope, Item::Envelope) => true,
            (FieldsOf::Type(known), Item::Type(wanted))
            | (FieldsOf::Payload(known), Item::Payload(wanted))
            | (FieldsOf::Event(known), Item::Event(wanted)) => known == wanted,
            _ => false,
        };
        let (_, entries) = lists(self.loaded).into_iter().find(|(owner, _)| is_holder(owner))?;
        entries.iter().find(|entry| entry.name.value == *name)
    }

    /// The dictionary's entry of a name.
    pub(crate) fn dictionary(self, name: &str) -> Option<&'a FieldSyntax> {
        let entries = self.loaded.files.iter().flat_map(|file| file.schema.fields.iter());
        entries.filter(|(key, _)| key.value == name).map(|(_, field)| &field.value).next()
    }
}
