//! What TypeScript lets old code do with values of a new type.

use super::super::side::SameTypes;
use crate::model::{EnumDef, Scalar, Shape, TypeKind, TypeRef, Vendor};

/// A type as TypeScript sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Basic {
    Text,
    Boolean,
    Number,
    NumberOrText,
    Anything,
    Object,
}

fn basic(scalar: Scalar) -> Basic {
    match scalar {
        Scalar::String
        | Scalar::Text(_)
        | Scalar::Guid
        | Scalar::Date
        | Scalar::DateTime
        | Scalar::DateTimeOptionalOffset
        | Scalar::Uri => Basic::Text,
        Scalar::Bool => Basic::Boolean,
        Scalar::Int16 | Scalar::Int32 | Scalar::Int64 | Scalar::Float64 | Scalar::UnixSeconds => Basic::Number,
        Scalar::Any => Basic::Anything,
        Scalar::Object | Scalar::Event => Basic::Object,
        Scalar::IntegerOrString | Scalar::Id64 => Basic::NumberOrText,
    }
}

/// Whether values of the new type can be used as ones of the old type.
pub(in crate::diff) fn is_assignable(
    old_vendor: &Vendor,
    new_vendor: &Vendor,
    same: &dyn SameTypes,
    old: &TypeRef,
    new: &TypeRef,
) -> bool {
    Assignment { old: old_vendor, new: new_vendor, same }.value(old, new)
}

struct Assignment<'a> {
    old: &'a Vendor,
    new: &'a Vendor,
    same: &'a dyn SameTypes,
}

/// What a shape is behind all names.
enum Seen<'a> {
    Basic(Basic),
    /// An object or a union.
    Named(&'a str),
    List(&'a TypeRef),
    Map(&'a TypeRef),
}

fn seen<'a>(vendor: &'a Vendor, shape: &'a Shape) -> Seen<'a> {
    match vendor.types.canonical(shape) {
        Shape::Scalar(scalar) => Seen::Basic(basic(*scalar)),
        Shape::Named(id) => match &vendor.types.get(id).kind {
            // Any value is allowed beside the documented ones.
            TypeKind::Enum(EnumDef { base, .. }) => Seen::Basic(basic(base.scalar())),
            TypeKind::Object(_) | TypeKind::Union(_) | TypeKind::KindUnion(_) | TypeKind::Alias { .. } => {
                Seen::Named(id)
            }
        },
        Shape::List(inner) => Seen::List(inner),
        Shape::Map(_, inner) => Seen::Map(inner),
    }
}

impl Assignment<'_> {
    fn value(&self, old: &TypeRef, new: &TypeRef) -> bool {
        let old_shape = seen(self.old, &old.shape);
        let takes_null = old.nullable || matches!(old_shape, Seen::Basic(Basic::Anything));
        if new.nullable && !takes_null {
            return false;
        }
        match (old_shape, seen(self.new, &new.shape)) {
            (Seen::Basic(Basic::Anything), _) => true,
            (Seen::Basic(Basic::NumberOrText), Seen::Basic(new)) => {
                matches!(new, Basic::Number | Basic::Text | Basic::NumberOrText)
            }
            (Seen::Basic(old), Seen::Basic(new)) => old == new,
            (Seen::Basic(Basic::Object), Seen::Map(_)) => true,
            (Seen::Map(old), Seen::Basic(Basic::Object)) => {
                matches!(seen(self.old, &old.shape), Seen::Basic(Basic::Anything))
            }
            (Seen::Named(old), Seen::Named(new)) => self.same.is_same(old, new),
            (Seen::List(old), Seen::List(new)) | (Seen::Map(old), Seen::Map(new)) => self.value(old, new),
            _ => false,
        }
    }
}
