//! Whether what reads values of one type takes all that are documented of another.

use super::super::side::SameTypes;
use super::Reader;
use crate::model::{
    EnumBase, EnumDef, Field, KindUnion, Object, Scalar, Shape, TypeDef, TypeId, TypeKind, TypeRef, UnionDef,
    ValueKind, Vendor, WireValue,
};

/// How deep types are compared. What is deeper counts as accepted: it is compared by itself where it
/// has the same name on both sides.
const DEEPEST: usize = 16;

/// One side reads what the other writes.
pub(in crate::diff) struct Reading<'a> {
    /// What reads.
    pub(in crate::diff) by: Reader,
    /// The side that reads.
    pub(in crate::diff) reader: &'a Vendor,
    /// The side that writes.
    pub(in crate::diff) writer: &'a Vendor,
    /// Which types are the same.
    pub(in crate::diff) same: &'a dyn SameTypes,
    /// Whether the side that reads is the old one.
    pub(in crate::diff) old_reads: bool,
}

impl Reading<'_> {
    /// Whether every value of a type is taken. Types that are the same on both sides are: what has
    /// changed inside them is a change of its own.
    pub(in crate::diff) fn takes(&self, reader: &TypeRef, writer: &TypeRef) -> bool {
        self.value(reader, writer, 0)
    }

    /// Whether every value of a named type is taken where another is read, whatever their names.
    pub(in crate::diff) fn takes_named(&self, reader: &TypeDef, writer: &TypeDef) -> bool {
        self.kinds(reader, writer, 0)
    }

    /// Whether every object of a type is taken where another is read.
    pub(in crate::diff) fn takes_object(&self, reader: &TypeId, writer: &TypeId) -> bool {
        self.is_same(reader, writer) || self.named(reader, writer, 0)
    }

    fn is_same(&self, reader: &str, writer: &str) -> bool {
        let (old, new) = if self.old_reads { (reader, writer) } else { (writer, reader) };
        self.same.is_same(old, new)
    }

    fn value(&self, reader: &TypeRef, writer: &TypeRef, depth: usize) -> bool {
        let takes_null = reader.nullable || self.is_any(&reader.shape);
        (takes_null || !writer.nullable) && self.shape(&reader.shape, &writer.shape, depth)
    }

    fn is_any(&self, shape: &Shape) -> bool {
        matches!(self.reader.types.canonical(shape), Shape::Scalar(Scalar::Any))
    }

    fn shape(&self, reader: &Shape, writer: &Shape, depth: usize) -> bool {
        if let (Shape::Named(one), Shape::Named(other)) = (reader, writer)
            && self.is_same(one, other)
        {
            return true;
        }
        let (reader, writer) = (self.reader.types.canonical(reader), self.writer.types.canonical(writer));
        if let Shape::Named(id) = reader
            && !matches!(writer, Shape::Named(_))
            && let Some(union) = kind_union(self.reader, id)
        {
            return self.by_kinds(union, writer, self.writer.types.kind_of(writer), depth);
        }
        match (reader, writer) {
            (Shape::Named(reader), Shape::Named(writer)) => {
                self.is_same(reader, writer) || self.named(reader, writer, depth + 1)
            }
            (Shape::Scalar(reader), writer) => self.by_scalar(*reader, writer),
            (Shape::Named(reader), Shape::Scalar(writer)) => match &self.reader.types.get(reader).kind {
                TypeKind::Enum(def) => !self.is_closed(def) && self.scalar(def.base.scalar(), *writer),
                TypeKind::Object(_) | TypeKind::Union(_) | TypeKind::KindUnion(_) | TypeKind::Alias { .. } => false,
            },
            (Shape::List(reader), Shape::List(writer)) => self.value(reader, writer, depth + 1),
            (Shape::Map(key, reader), Shape::Map(written, writer)) => {
                self.key(key.as_ref(), written.as_ref(), depth) && self.value(reader, writer, depth + 1)
            }
            (Shape::Map(key, reader), Shape::Scalar(Scalar::Object)) => {
                self.is_any(&reader.shape) && self.key(key.as_ref(), None, depth)
            }
            (Shape::Map(key, reader), Shape::Named(writer)) => {
                self.key(key.as_ref(), None, depth) && self.map_takes_object(reader, writer, depth)
            }
            (Shape::Named(reader), Shape::Map(_, writer)) => self.object_takes_map(reader, writer, depth),
            _ => false,
        }
    }

    /// Whether all keys of a map are taken: a decoder keeps those that are not documented.
    fn key(&self, reader: Option<&TypeId>, writer: Option<&TypeId>, depth: usize) -> bool {
        let Some(reader) = reader else { return true };
        let writer = writer.map_or(Shape::Scalar(Scalar::String), |id| Shape::Named(id.clone()));
        self.shape(&Shape::Named(reader.clone()), &writer, depth + 1)
    }

    /// A map takes an object if it takes the value of each field.
    fn map_takes_object(&self, reader: &TypeRef, writer: &TypeId, depth: usize) -> bool {
        let TypeKind::Object(object) = &self.writer.types.get(writer).kind else { return false };
        let takes_null = reader.nullable || self.is_any(&reader.shape);
        let takes =
            |field: &Field| (takes_null || !self.writes_null(field)) && self.value(reader, &field.ty, depth + 1);
        depth < DEEPEST && object.fields.iter().all(takes)
    }

    /// An object takes a map if it needs none of its fields, and takes any value of the map for each.
    fn object_takes_map(&self, reader: &TypeId, writer: &TypeRef, depth: usize) -> bool {
        let TypeKind::Object(object) = &self.reader.types.get(reader).kind else { return false };
        let takes = |field: &Field| {
            (self.may_have_null(field) || !writer.nullable)
                && self.may_lack(field)
                && self.shape(&field.ty.shape, &writer.shape, depth + 1)
        };
        depth < DEEPEST && object.fields.iter().all(takes)
    }

    /// A decoder keeps values of an unknown kind; a schema has no room for them.
    fn by_kinds(&self, reader: &KindUnion, writer: &Shape, kind: Option<ValueKind>, depth: usize) -> bool {
        if depth > DEEPEST {
            return true;
        }
        let member = |kind: ValueKind| reader.members.iter().find(|member| member.kind == kind);
        match kind {
            Some(kind) => match member(kind) {
                Some(member) => self.shape(&member.ty.shape, writer, depth + 1),
                None => !self.by.is_schema(),
            },
            None if matches!(writer, Shape::Scalar(Scalar::IntegerOrString | Scalar::Id64)) => {
                let both = [(Scalar::Int64, ValueKind::Number), (Scalar::String, ValueKind::String)];
                both.into_iter().all(|(scalar, kind)| self.by_kinds(reader, &Shape::Scalar(scalar), Some(kind), depth))
            }
            None => false,
        }
    }

    fn by_scalar(&self, reader: Scalar, writer: &Shape) -> bool {
        match (reader, writer) {
            (Scalar::Any, _) | (Scalar::Object, Shape::Map(..)) => true,
            (_, Shape::Scalar(writer)) => self.scalar(reader, *writer),
            (_, Shape::Named(id)) => match &self.writer.types.get(id).kind {
                TypeKind::Object(_) | TypeKind::Union(_) => reader == Scalar::Object,
                TypeKind::Enum(def) => self.scalar_takes_enum(reader, def),
                TypeKind::KindUnion(union) => {
                    let mut members = union.members.iter().map(|member| self.writer.types.canonical(&member.ty.shape));
                    members.all(|member| self.by_scalar(reader, member))
                }
                TypeKind::Alias { .. } => false,
            },
            (_, Shape::List(_) | Shape::Map(..)) => false,
        }
    }

    /// Whether the values of an enum are of the right base for another.
    pub(in crate::diff) fn takes_base(&self, reader: &EnumDef, writer: &EnumDef) -> bool {
        self.scalar_takes_enum(reader.base.scalar(), writer)
    }

    fn scalar_takes_enum(&self, reader: Scalar, def: &EnumDef) -> bool {
        if self.scalar(reader, def.base.scalar()) {
            return true;
        }
        // Integers that are listed may fit all the same.
        let Some((least, greatest)) = reader.integers() else { return false };
        let fits = |wire: &WireValue| matches!(wire, WireValue::Integer(number) if (least..=greatest).contains(number));
        !def.open && !def.values.is_empty() && def.values.iter().all(|value| fits(&value.wire))
    }

    /// Whether every value of a scalar is taken as another.
    fn scalar(&self, reader: Scalar, writer: Scalar) -> bool {
        use Scalar::{
            Any, Date, DateTime, DateTimeOptionalOffset, Float64, Guid, Id64, IntegerOrString, Object, String, Uri,
        };
        let is_text =
            matches!(writer, String | Uri | Guid | Date | DateTime | DateTimeOptionalOffset | Scalar::Text(_));
        let of_integers = || {
            let wide = if reader == Id64 { Scalar::Int64 } else { reader };
            let (inner, outer) = (writer.integers()?, wide.integers()?);
            Some(writer != IntegerOrString && outer.0 <= inner.0 && inner.1 <= outer.1)
        };
        match reader {
            _ if reader == writer => true,
            Any => true,
            String => is_text,
            // The strict contract alone wants a valid address.
            Uri | Scalar::Text(_) => is_text && !self.by.is_strict(),
            // Nor any other text of an id.
            Id64 => of_integers().unwrap_or(false) || !self.by.is_strict() && (is_text || writer == IntegerOrString),
            IntegerOrString => is_text || writer == Id64 || of_integers().unwrap_or(false),
            Float64 => writer.integers().is_some() && writer != IntegerOrString,
            DateTime => writer == DateTimeOptionalOffset && !self.by.is_strict(),
            DateTimeOptionalOffset => writer == DateTime,
            Object => writer == Scalar::Event,
            Guid | Date | Scalar::Bool | Scalar::Event => false,
            Scalar::Int16 | Scalar::Int32 | Scalar::Int64 | Scalar::UnixSeconds => of_integers().unwrap_or(false),
        }
    }

    /// Whether only listed values are taken.
    fn is_closed(&self, def: &EnumDef) -> bool {
        self.by.is_strict() && !def.open && !def.values.is_empty() && def.base != EnumBase::IntegerOrString
    }

    fn named(&self, reader: &TypeId, writer: &TypeId, depth: usize) -> bool {
        self.kinds(self.reader.types.get(reader), self.writer.types.get(writer), depth)
    }

    fn kinds(&self, reader: &TypeDef, writer: &TypeDef, depth: usize) -> bool {
        if depth > DEEPEST {
            return true;
        }
        match (&reader.kind, &writer.kind) {
            (TypeKind::Object(reader), TypeKind::Object(writer)) => self.object(reader, writer, depth),
            (TypeKind::Union(reader), TypeKind::Union(writer)) => self.union(reader, writer, depth),
            (TypeKind::Union(union), TypeKind::Object(object)) => self.union_of(union, object, &writer.name, depth),
            (TypeKind::Object(_), TypeKind::Union(union)) => {
                union.all_variants().all(|(_, written)| self.named(&reader.name, &written.ty, depth + 1))
            }
            (TypeKind::Enum(reader), TypeKind::Enum(writer)) => self.enumeration(reader, writer),
            (TypeKind::KindUnion(reader), TypeKind::KindUnion(writer)) => {
                let mut members = writer.members.iter();
                members.all(|member| self.by_kinds(reader, &member.ty.shape, Some(member.kind), depth))
            }
            (TypeKind::KindUnion(union), _) => {
                let writer = Shape::Named(writer.name.clone());
                self.by_kinds(union, &writer, self.writer.types.kind_of(&writer), depth)
            }
            (TypeKind::Alias { ty, .. }, _) => self.shape(&ty.shape, &Shape::Named(writer.name.clone()), depth + 1),
            (_, TypeKind::Alias { ty, .. }) => self.shape(&Shape::Named(reader.name.clone()), &ty.shape, depth + 1),
            _ => false,
        }
    }

    fn enumeration(&self, reader: &EnumDef, writer: &EnumDef) -> bool {
        let bases = self.takes_base(reader, writer);
        let listed = |value: &WireValue| reader.values.iter().any(|known| known.wire == *value);
        let all_listed = !writer.open && writer.values.iter().all(|value| listed(&value.wire));
        bases && (!self.is_closed(reader) || all_listed && !writer.values.is_empty())
    }

    fn object(&self, reader: &Object, writer: &Object, depth: usize) -> bool {
        reader.fields.iter().all(|field| {
            let names = self.names(field);
            let written = writer.fields.iter().find(|written| names.contains(&written.name.as_str()));
            match written {
                None => self.may_lack(field),
                Some(written) => {
                    (self.may_lack(field) || !self.leaves_out(written))
                        && (self.may_have_null(field) || !self.writes_null(written))
                        && self.value(&field.ty, &written.ty, depth + 1)
                }
            }
        })
    }

    /// A decoder keeps an unknown variant; a schema has no room for one.
    fn union(&self, reader: &UnionDef, writer: &UnionDef, depth: usize) -> bool {
        let variant = |tag: Option<&str>| reader.all_variants().find(|(known, _)| *known == tag);
        reader.discriminator.field == writer.discriminator.field
            && writer.all_variants().all(|(tag, written)| match variant(tag) {
                None => tag.is_some() && !self.by.is_schema(),
                Some((_, known)) => {
                    self.is_same(&known.ty, &written.ty) || self.named(&known.ty, &written.ty, depth + 1)
                }
            })
    }

    /// An object without the discriminator is of the variant for those.
    fn union_of(&self, reader: &UnionDef, object: &Object, id: &TypeId, depth: usize) -> bool {
        let is_absent = object.fields.iter().all(|field| field.name != reader.discriminator.field);
        is_absent && reader.absent.as_ref().is_some_and(|known| self.named(&known.ty, id, depth + 1))
    }

    /// The names under which a field is read.
    pub(super) fn names<'f>(&self, field: &'f Field) -> Vec<&'f str> {
        let aliases = field.aliases.iter().filter(|_| !self.by.is_strict());
        std::iter::once(&field.name).chain(aliases).map(String::as_str).collect()
    }

    /// Whether an object is taken that has none of a field's names.
    pub(super) fn may_lack(&self, field: &Field) -> bool {
        match self.by {
            Reader::Decoder => field.may_be_absent(),
            Reader::Schema(profile) => !crate::emit::contract::is_required(field, profile),
        }
    }

    /// Whether null is taken.
    pub(super) fn may_have_null(&self, field: &Field) -> bool {
        let null = if self.by.is_strict() { field.nullable } else { field.may_be_null() };
        null || field.ty.nullable || self.is_any(&field.ty.shape)
    }

    /// Whether a field may be left out by those who write. Of the strict contract that is said by what
    /// it requires, and else by the document.
    pub(super) fn leaves_out(&self, field: &Field) -> bool {
        if self.by.is_strict() { !field.required } else { field.optional }
    }

    /// Whether a field may be written as null.
    pub(super) fn writes_null(&self, field: &Field) -> bool {
        field.nullable || field.ty.nullable
    }
}

/// What a type is, if that is a union by kind.
fn kind_union<'a>(vendor: &'a Vendor, id: &TypeId) -> Option<&'a KindUnion> {
    match &vendor.types.get(id).kind {
        TypeKind::KindUnion(union) => Some(union),
        TypeKind::Object(_) | TypeKind::Union(_) | TypeKind::Enum(_) | TypeKind::Alias { .. } => None,
    }
}
