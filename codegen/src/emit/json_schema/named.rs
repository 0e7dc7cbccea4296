//! Named types: objects, unions, enums, and other names for a type.

use serde_json::{Map, Value, json};

use super::describe;
use super::objects::Member;
use super::options::Options;
use super::scalars;
use super::writer::{Target, Writer, annotated, single, titled};
use crate::model::{Bounds, EnumBase, EnumDef, Object, Shape, TypeDef, TypeKind, TypeRef, UnionDef, Vendor, WireValue};

/// How many names for a name are followed before they are taken for a circle.
const LONGEST_CHAIN: usize = 32;

impl<'a> Writer<'a> {
    /// The definition of a named type.
    pub(super) fn named_type(&mut self, def: &'a TypeDef) -> Map<String, Value> {
        let title = self.key(Target::Type(&def.name)).unwrap_or(&def.rust);
        let mut schema = match &def.kind {
            TypeKind::Object(object) => {
                let mut schema = titled(title, describe::object(&def.docs, object));
                let members = object.fields.iter().map(Member::Field).collect();
                schema.extend(self.object(members, object));
                schema
            }
            TypeKind::Union(union) => {
                let mut schema = titled(title, describe::docs(&def.docs));
                schema.extend(self.union(&def.name, union));
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
    pub(super) fn union_variant(&mut self, union_name: &'a str, index: usize) -> Option<Map<String, Value>> {
        let TypeKind::Union(union) = &self.vendor.type_def(union_name)?.kind else {
            return None;
        };
        let variant = union.variants.get(index)?;
        let tag = Member::Tag { field: &union.discriminator, doc: &union.discriminator_doc, value: &variant.name };
        let object = object_of(self.vendor, &variant.ty);
        let fields = object.iter().flat_map(|object| &object.fields);
        let fields = fields.filter(|field| field.name != union.discriminator);
        let members = std::iter::once(tag).chain(fields.map(Member::Field)).collect();

        let nothing = Object::default();
        let rules = object.unwrap_or(&nothing);
        let title = self.key(Target::Variant(union_name, index))?;
        let mut schema = titled(title, describe::object(&variant.docs, rules));
        schema.extend(self.object(members, rules));
        self.mark_deprecated(&mut schema, variant.docs.deprecated.is_some());
        Some(schema)
    }

    fn union(&mut self, name: &'a str, union: &UnionDef) -> Map<String, Value> {
        let variants = union.variants.iter().enumerate();
        let branches = variants.map(|(index, variant)| (variant.name.as_str(), Target::Variant(name, index)));
        self.one_of(&union.discriminator, branches.collect())
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

/// The object that a name stands for, through other names.
pub(in crate::emit) fn object_of<'a>(vendor: &'a Vendor, name: &'a str) -> Option<&'a Object> {
    let mut name = name;
    for _ in 0..LONGEST_CHAIN {
        match &vendor.type_def(name)?.kind {
            TypeKind::Object(object) => return Some(object),
            TypeKind::Alias { ty, .. } => match &ty.shape {
                Shape::Named(next) => name = next,
                _ => return None,
            },
            TypeKind::Union(_) | TypeKind::Enum(_) => return None,
        }
    }
    None
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
