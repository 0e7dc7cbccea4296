//! What generators name by themselves, because it has no definition: typify makes a type of each
//! discriminator, of a value that is an integer or a text, and of a text with a bound, and calls it
//! by the definition and the property. A definition of that name would meet it.

use crate::model::{
    Envelope, Event, EventMember, Field, Scalar, Shape, TypeDef, TypeKind, TypeRef, UnionDef, UnionVariant, Vendor,
};

/// What generators put behind a definition's name, for the types inside it.
pub(super) fn of_event(vendor: &Vendor, event: &Event) -> Vec<String> {
    let of_member = |member| match member {
        EventMember::Discriminator(tag) => vec![tag.to_owned()],
        EventMember::Header(field) | EventMember::Own(field) => of_field(field),
    };
    vendor.members(vendor.payload(event)).into_iter().flat_map(of_member).collect()
}

/// The same for an event that is not known.
pub(super) fn of_unknown(vendor: &Vendor) -> Vec<String> {
    vendor.discriminator.fields().map(str::to_owned).collect()
}

/// The same for a whole request body.
pub(super) fn of_envelope(envelope: &Envelope) -> Vec<String> {
    envelope.object.fields.iter().flat_map(of_field).collect()
}

/// The same for a named type.
pub(super) fn of_type(def: &TypeDef) -> Vec<String> {
    match &def.kind {
        TypeKind::Object(object) => object.fields.iter().flat_map(of_field).collect(),
        // The definition itself has the name of its type, so only what is in a list or map is left.
        TypeKind::Alias { ty, .. } => of_shape(ty, false).filter(|ending| !ending.is_empty()).into_iter().collect(),
        TypeKind::Union(_) | TypeKind::KindUnion(_) | TypeKind::Enum(_) => Vec::new(),
    }
}

/// The same for an object that is a variant of a union, with all unions that it is in.
pub(super) fn of_variant<'a>(
    vendor: &Vendor,
    unions: impl Iterator<Item = &'a UnionDef>,
    variant: &UnionVariant,
) -> Vec<String> {
    let fields = vendor.types.object(&variant.ty).fields.iter();
    fields.flat_map(of_field).chain(unions.map(|union| union.discriminator.field.clone())).collect()
}

/// A field has its type under each of its spellings.
fn of_field(field: &Field) -> Vec<String> {
    if field.constant.is_some() {
        return vec![field.name.clone()];
    }
    let bounded = field.bounds.max_bytes.is_some();
    let Some(ending) = of_shape(&field.ty, bounded) else { return Vec::new() };
    let spellings = std::iter::once(&field.name).chain(&field.aliases);
    spellings.map(|name| format!("{name}{ending}")).collect()
}

/// What stands behind the property's name, if there is a type to be named.
fn of_shape(ty: &TypeRef, bounded: bool) -> Option<String> {
    match &ty.shape {
        Shape::Scalar(Scalar::IntegerOrString | Scalar::Id64) => Some(String::new()),
        Shape::Scalar(Scalar::String | Scalar::Uri | Scalar::Text(_)) if bounded => Some(String::new()),
        Shape::Scalar(_) | Shape::Named(_) => None,
        Shape::List(items) => of_shape(items, false).map(|ending| format!("Item{ending}")),
        Shape::Map(_, values) => of_shape(values, false).map(|ending| format!("Value{ending}")),
    }
}
