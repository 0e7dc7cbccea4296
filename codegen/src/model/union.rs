//! The variants of unions, and of the unions that are variants.

use serde_json::Value;

use super::{Arena, Discriminator, Object, TypeDef, TypeId, TypeKind, UnionDef, UnionVariant};

/// A variant, with the value of its discriminator: none if it is absent.
pub type TaggedVariant<'a> = (Option<&'a str>, &'a UnionVariant);

/// An object that a union may be.
pub(crate) struct Leaf<'a> {
    /// The fields that tell it from others, that of the outermost union first.
    pub(crate) discriminators: Vec<&'a str>,
    /// Its type.
    pub(crate) ty: &'a TypeId,
    /// Its fields, without the discriminators.
    pub(crate) object: &'a Object,
}

impl<'a> Leaf<'a> {
    /// Whether a field is one of the object's own.
    pub(crate) fn has(&self, field: &str) -> bool {
        self.object.fields.iter().any(|own| own.name == field)
    }

    /// As it is in a union around it.
    fn told_by(mut self, discriminator: &'a Discriminator) -> Self {
        self.discriminators.insert(0, &discriminator.field);
        self
    }
}

impl UnionDef {
    /// All variants, that of an absent discriminator last.
    pub fn all_variants(&self) -> impl Iterator<Item = TaggedVariant<'_>> {
        let named = self.variants.iter().map(|variant| (Some(variant.name.as_str()), variant));
        named.chain(self.absent.iter().map(|variant| (None, variant)))
    }

    /// The variant that an object is of, if that is documented.
    pub fn variant_of(&self, object: &Value) -> Option<&UnionVariant> {
        match object.get(&self.discriminator.field) {
            None | Some(Value::Null) => self.absent.as_ref(),
            Some(tag) => self.variants.iter().find(|variant| tag.as_str() == Some(&variant.name)),
        }
    }
}

impl Arena<TypeDef> {
    /// The objects that a union may be, in documented order.
    pub(crate) fn leaves<'a>(&'a self, union: &'a UnionDef) -> Vec<Leaf<'a>> {
        let of_variant = |(_, variant): TaggedVariant<'a>| match self.inner_union(variant) {
            Some(inner) => self.leaves(inner),
            None => vec![self.leaf(variant)],
        };
        let leaves = union.all_variants().flat_map(of_variant);
        leaves.map(|leaf| leaf.told_by(&union.discriminator)).collect()
    }

    /// The object that a value is; if that is not documented, the union that has no variant for it.
    pub(crate) fn leaf_of<'a>(&'a self, union: &'a UnionDef, value: &Value) -> Result<Leaf<'a>, &'a UnionDef> {
        let variant = union.variant_of(value).ok_or(union)?;
        let leaf = match self.inner_union(variant) {
            Some(inner) => self.leaf_of(inner, value)?,
            None => self.leaf(variant),
        };
        Ok(leaf.told_by(&union.discriminator))
    }

    fn leaf<'a>(&'a self, variant: &'a UnionVariant) -> Leaf<'a> {
        Leaf { discriminators: Vec::new(), ty: &variant.ty, object: self.object(&variant.ty) }
    }

    /// The union that a variant is, if it is one.
    pub(crate) fn inner_union(&self, variant: &UnionVariant) -> Option<&UnionDef> {
        match &self.get(&variant.ty).kind {
            TypeKind::Union(inner) => Some(inner),
            _ => None,
        }
    }

    /// Whether a type is that of a variant of a union, or of one within.
    pub(crate) fn is_variant_of(&self, union: &UnionDef, id: &TypeId) -> bool {
        union.all_variants().any(|(_, variant)| {
            variant.ty == *id || self.inner_union(variant).is_some_and(|inner| self.is_variant_of(inner, id))
        })
    }
}
