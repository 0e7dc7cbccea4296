//! Named types: objects, unions, enums, and other names for a type.

use serde_json::{Map, Value, json};

use super::describe;
use super::objects::Member;
use super::options::Options;
use super::scalars;
use super::writer::{Target, Writer, annotated, single, titled};
use crate::model::{Bounds, EnumBase, EnumDef, Object, TypeDef, TypeKind, TypeRef, UnionDef, UnionVariant, WireValue};

impl<'a> Writer<'a> {
    /// The definition of a named type.
    pub(super) fn named_type(&mut self, def: &'a TypeDef) -> Map<String, Value> {
        let title = self.key(Target::Type(def));
        let mut schema = match &def.kind {
            TypeKind::Object(object) => {
                let mut schema = titled(title, describe::object(&def.docs, object));
                let members = object.fields.iter().map(Member::Field).collect();
                schema.extend(self.object(members, object));
                schema
            }
            TypeKind::Union(union) => {
                let mut schema = titled(title, describe::docs(&def.docs));
                schema.extend(self.union(def, union));
                schema
            }
            TypeKind::Enum(enumeration) => {
                let closed = is_closed(enumeration, self.options);
                let description = describe::enumeration(&def.docs, enumeration, closed);
                let mut schema = titled(title, description);
                schema.extend(self.enumeration(enumeration, closed));
                schema
            }
            TypeKind::Alias { ty, bounds } => {
                let mut schema = single("title", Value::from(title));
                schema.extend(self.alias(def, ty, bounds));
                schema
            }
        };
        self.mark_deprecated(&mut schema, def.docs.deprecated.is_some());
        schema
    }

    /// A variant of a union: the variant's object with the discriminator in front.
    pub(super) fn union_variant(
        &mut self,
        key: &str,
        union: &'a UnionDef,
        variant: &'a UnionVariant,
    ) -> Map<String, Value> {
        let object = self.vendor().types.object(&variant.ty);
        let mut schema = titled(key, describe::object(&variant.docs, object));
        schema.extend(self.object(variant_members(union, variant, object), object));
        self.mark_deprecated(&mut schema, variant.docs.deprecated.is_some());
        schema
    }

    fn union(&mut self, def: &'a TypeDef, union: &'a UnionDef) -> Map<String, Value> {
        let variants = self.keys.variants(&def.name, union);
        let branches = variants.map(|(key, variant)| (variant.name.as_str(), Target::Variant { key, union, variant }));
        self.one_of(&union.discriminator.field, branches.collect())
    }

    fn enumeration(&self, def: &EnumDef, closed: bool) -> Map<String, Value> {
        let mut schema = match def.base {
            EnumBase::String => scalars::typed("string", false),
            EnumBase::Int16 | EnumBase::Int32 | EnumBase::Int64 => scalars::typed("integer", false),
            EnumBase::IntegerOrString => scalars::integer_or_string(false),
        };
        let values: Vec<Value> = def.values.iter().map(|value| wire(&value.wire)).collect();
        if closed {
            schema.insert("enum".to_owned(), values.into());
            return schema;
        }
        if self.options.is_strict() {
            scalars::add_width(&mut schema, def.base);
        }
        if !values.is_empty() {
            schema.insert("examples".to_owned(), values.into());
        }
        schema
    }

    fn alias(&mut self, def: &TypeDef, ty: &'a TypeRef, bounds: &Bounds) -> Map<String, Value> {
        let schema = self.shape(&ty.shape, ty.nullable, bounds);
        // A name for a name: the reference may not have a title beside it.
        let schema = if schema.contains_key("$ref") { single("anyOf", json!([schema])) } else { schema };
        annotated(schema, describe::ranged(&def.docs, bounds), Map::new())
    }
}

/// The members of a union's variant.
pub(in crate::emit) fn variant_members<'a>(
    union: &'a UnionDef,
    variant: &'a UnionVariant,
    object: &'a Object,
) -> Vec<Member<'a>> {
    let tag = Member::Tag { field: &union.discriminator, value: &variant.name };
    std::iter::once(tag).chain(object.fields.iter().map(Member::Field)).collect()
}

/// Only the strict contract closes an enum, and only one that the vendor lists in full.
pub(in crate::emit) fn is_closed(def: &EnumDef, options: &Options) -> bool {
    let listed = !def.values.is_empty() && def.base != EnumBase::IntegerOrString;
    options.is_strict() && !def.open && listed
}

fn wire(value: &WireValue) -> Value {
    match value {
        WireValue::Text(text) => Value::from(text.as_str()),
        WireValue::Integer(number) => Value::from(*number),
    }
}
