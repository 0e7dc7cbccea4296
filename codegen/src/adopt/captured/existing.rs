//! Types that a vendor has already, which inferred ones are if they take all that was seen, or would do
//! so if they were widened.

use std::collections::BTreeMap;

use super::shapes::ShapeId;
use crate::drift::{could_take, takes};
use crate::evidence::captured::{Objects, Values};
use crate::model::{Object, Shape, TypeDef, TypeKind, TypeRef, Vendor};

/// The vendor's types that shapes are.
#[derive(Debug, Default)]
pub(super) struct Existing(BTreeMap<ShapeId, String>);

impl Existing {
    /// Looks for the type that a shape is. Whether there is one.
    pub(super) fn find(&mut self, vendor: &Vendor, id: ShapeId, objects: &Objects) -> bool {
        let types = vendor.types.iter().filter_map(|def| match &def.kind {
            TypeKind::Object(object) if !def.made => Some((closeness(object, objects)?, def)),
            TypeKind::Object(_)
            | TypeKind::Union(_)
            | TypeKind::KindUnion(_)
            | TypeKind::Enum(_)
            | TypeKind::Alias { .. } => None,
        });
        let values = Values { objects: Some(Box::new(objects.clone())), ..Values::default() };
        let mut types: Vec<(usize, &TypeDef)> = types.collect();
        types.sort_by_key(|(closeness, _)| usize::MAX - closeness);
        let named = |def: &TypeDef| TypeRef { shape: Shape::Named(def.name.clone()), nullable: false };
        let mut fits = types.iter().filter(|(_, def)| takes(vendor, &named(def), &values));
        let mut widens = types.iter().filter(|(_, def)| could_take(vendor, &named(def), &values));
        match fits.next().or_else(|| widens.next()) {
            Some((_, def)) => {
                self.0.insert(id, def.name.to_string());
                true
            }
            None => false,
        }
    }

    /// The names of the types that were found.
    pub(super) fn names(&self) -> &BTreeMap<ShapeId, String> {
        &self.0
    }
}

/// How many thousandths of all fields are in common, if that is enough: two thirds, or all of a
/// few.
fn closeness(object: &Object, objects: &Objects) -> Option<usize> {
    let common = object.fields.iter().filter(|field| objects.fields.contains_key(field.name.as_str())).count();
    let all = object.fields.len() + objects.fields.len() - common;
    let enough = common == all || (all >= 4 && common * 3 >= all * 2);
    (enough && all > 0).then(|| common * 1_000 / all)
}
