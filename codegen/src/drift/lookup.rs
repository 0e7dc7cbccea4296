//! Paths in the model: which field a document's name stands for.

use super::Comparison;
use super::items::Item;
use crate::evidence::Owner;
use crate::model::{Event, Field, Leaf, Object, Shape, TypeKind, TypeRef, Vendor};

/// What a path leads to.
#[derive(Clone, Debug)]
pub(super) enum Found<'a> {
    /// Nothing.
    Nothing,
    /// A place within a value of any form, or a discriminator.
    Anything,
    /// A field.
    Field { holder: Item, field: &'a Field },
}

/// Fields of one object, with what they were written under.
#[derive(Clone, Debug)]
pub(super) struct Holder<'a> {
    pub(super) item: Item,
    pub(super) fields: &'a [Field],
    /// The fields that tell this object from others, which are not among its fields.
    pub(super) discriminators: Vec<&'a str>,
    /// Fields that come together, or not at all.
    pub(super) together: &'a [Vec<String>],
}

impl<'a> Holder<'a> {
    /// The field of a name, which may be an alias.
    pub(super) fn field(&self, name: &str) -> Option<&'a Field> {
        self.fields.iter().find(|field| field.name == name || field.aliases.iter().any(|alias| alias == name))
    }

    /// Of an object that a union may be.
    pub(super) fn of_leaf(leaf: &Leaf<'a>) -> Self {
        Holder {
            item: Item::Type(leaf.ty.to_string()),
            fields: &leaf.object.fields,
            discriminators: leaf.discriminators.clone(),
            together: &leaf.object.together,
        }
    }

    /// Whether a field tells this object from others.
    pub(super) fn is_told_by(&self, name: &str) -> bool {
        self.discriminators.contains(&name)
    }
}

impl<'a> Comparison<'a> {
    /// The objects that an owner's fields are in.
    pub(super) fn holders(&self, owner: &Owner) -> Vec<Holder<'a>> {
        match owner {
            Owner::Event(_) | Owner::Group { .. } | Owner::Header => {
                let own = self.known_events(owner).into_iter().map(|event| self.payload(event));
                self.header().into_iter().chain(own).collect()
            }
            Owner::Type(name) => self.type_holders(name),
            Owner::Envelope => envelope_of(self.vendor).into_iter().collect(),
        }
    }

    pub(super) fn header(&self) -> Option<Holder<'a>> {
        Some(header_of(self.vendor))
    }

    pub(super) fn payload(&self, event: &'a Event) -> Holder<'a> {
        payload_of(self.vendor, event)
    }

    fn type_holders(&self, name: &str) -> Vec<Holder<'a>> {
        type_holders(self.vendor, name)
    }

    /// The objects in a value: its own, or those of its items. None if it may hold anything.
    pub(super) fn below(&self, ty: &TypeRef) -> Option<Vec<Holder<'a>>> {
        below(self.vendor, ty)
    }

    /// What a path leads to from an owner.
    pub(super) fn find(&self, owner: &Owner, path: &[String]) -> Found<'a> {
        find_in(self, &self.holders(owner), path)
    }
}

/// The fields of every event.
pub(super) fn header_of(vendor: &Vendor) -> Holder<'_> {
    let fields = vendor.header.as_ref().map_or(&[][..], |header| &header.fields);
    Holder {
        item: Item::Header,
        fields,
        discriminators: vendor.discriminator.tag().into_iter().collect(),
        together: &[],
    }
}

/// The fields of an event, besides those of every event.
pub(super) fn payload_of<'a>(vendor: &'a Vendor, event: &Event) -> Holder<'a> {
    let payload = vendor.payload(event);
    holder(Item::of_payload(payload), &payload.object, None)
}

/// The fields of the object around events.
pub(super) fn envelope_of(vendor: &Vendor) -> Option<Holder<'_>> {
    let envelope = vendor.envelope.as_ref()?;
    Some(holder(Item::Envelope, &envelope.object, Some(&envelope.events_field)))
}

fn type_holders<'a>(vendor: &'a Vendor, name: &str) -> Vec<Holder<'a>> {
    let Some(def) = vendor.type_def(name) else { return Vec::new() };
    match &def.kind {
        TypeKind::Object(object) => {
            // What is found of a part holds for the whole.
            let name = def.partial_of.as_ref().unwrap_or(&def.name);
            vec![holder(Item::Type(name.to_string()), object, None)]
        }
        TypeKind::Union(union) => {
            let leaves = vendor.types.leaves(union).into_iter();
            leaves.map(|leaf| Holder::of_leaf(&leaf)).collect()
        }
        TypeKind::Alias { ty, .. } => below(vendor, ty).unwrap_or_default(),
        // What is in one of the kinds is an object's own.
        TypeKind::KindUnion(union) => {
            union.members.iter().flat_map(|member| below(vendor, &member.ty).unwrap_or_default()).collect()
        }
        TypeKind::Enum(_) => Vec::new(),
    }
}

/// The objects in a value: its own, or those of its items. None if it may hold anything.
pub(super) fn below<'a>(vendor: &'a Vendor, ty: &TypeRef) -> Option<Vec<Holder<'a>>> {
    match &ty.shape {
        Shape::List(inner) | Shape::Map(_, inner) => below(vendor, inner),
        Shape::Named(id) => match &vendor.types.get(id).kind {
            TypeKind::Alias { ty, .. } => below(vendor, ty),
            TypeKind::Object(_) | TypeKind::Union(_) | TypeKind::KindUnion(_) | TypeKind::Enum(_) => {
                Some(type_holders(vendor, id.as_str()))
            }
        },
        Shape::Scalar(crate::model::Scalar::Any | crate::model::Scalar::Object | crate::model::Scalar::Event) => None,
        Shape::Scalar(_) => Some(Vec::new()),
    }
}

fn holder<'a>(item: Item, object: &'a Object, discriminator: Option<&'a str>) -> Holder<'a> {
    Holder {
        item,
        fields: &object.fields,
        discriminators: discriminator.into_iter().collect(),
        together: &object.together,
    }
}

fn find_in<'a>(comparison: &Comparison<'a>, holders: &[Holder<'a>], path: &[String]) -> Found<'a> {
    let Some((name, rest)) = path.split_first() else { return Found::Nothing };
    for holder in holders {
        if holder.is_told_by(name) {
            return Found::Anything;
        }
        let is_named = |field: &&Field| field.name == *name || field.aliases.contains(name);
        let Some(field) = holder.fields.iter().find(is_named) else { continue };
        if rest.is_empty() {
            return Found::Field { holder: holder.item.clone(), field };
        }
        let found = match comparison.below(&field.ty) {
            None => Found::Anything,
            Some(_) if is_map(comparison, &field.ty) && rest.len() == 1 => Found::Anything,
            Some(below) => find_in(comparison, &below, rest),
        };
        if !matches!(found, Found::Nothing) {
            return found;
        }
    }
    Found::Nothing
}

fn is_map(comparison: &Comparison<'_>, ty: &TypeRef) -> bool {
    matches!(comparison.vendor.types.canonical(&ty.shape), Shape::Map(..))
}
