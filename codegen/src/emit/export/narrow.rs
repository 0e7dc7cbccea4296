//! Leaves out of a vendor what nobody asked for.

use std::collections::BTreeSet;

use crate::model::{Object, Shape, TypeKind, TypeRef, Vendor};

/// The vendor with only the events of the given names and the types that they use. None if no
/// event is left. With no names, it is whole.
pub fn narrow(vendor: &Vendor, events: &[String]) -> Option<Vendor> {
    let mut narrowed = vendor.clone();
    if events.is_empty() {
        return Some(narrowed);
    }
    narrowed.events.retain(|event| events.contains(&event.name));
    let used = used_types(&narrowed);
    narrowed.types.retain(|def| used.contains(&def.name));
    (!narrowed.events.is_empty()).then_some(narrowed)
}

/// The names of all types that the events use, through other types too.
fn used_types(vendor: &Vendor) -> BTreeSet<String> {
    let mut waiting = Vec::new();
    let header = vendor.header.iter().flat_map(|header| &header.fields);
    waiting.extend(header.filter_map(|field| named(&field.ty)));
    let payloads = vendor.events.iter().filter_map(|event| vendor.payload(event)).map(|payload| &payload.object);
    for object in payloads.chain(vendor.envelope.iter().map(|envelope| &envelope.object)) {
        waiting.extend(names_in(object));
    }
    let mut used = BTreeSet::new();
    while let Some(name) = waiting.pop() {
        if !used.insert(name.to_owned()) {
            continue;
        }
        match vendor.type_def(name).map(|def| &def.kind) {
            Some(TypeKind::Object(object)) => waiting.extend(names_in(object)),
            Some(TypeKind::Union(union)) => waiting.extend(union.variants.iter().map(|variant| variant.ty.as_str())),
            Some(TypeKind::Alias { ty, .. }) => waiting.extend(named(ty)),
            Some(TypeKind::Enum(_)) | None => {}
        }
    }
    used
}

fn names_in(object: &Object) -> impl Iterator<Item = &str> {
    object.fields.iter().filter_map(|field| named(&field.ty))
}

/// The one name that a type can have in it.
fn named(ty: &TypeRef) -> Option<&str> {
    match &ty.shape {
        Shape::Scalar(_) => None,
        Shape::Named(name) => Some(name),
        Shape::List(items) | Shape::Map(items) => named(items),
    }
}
