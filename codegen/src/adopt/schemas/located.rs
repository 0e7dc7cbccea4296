//! Where the documents describe the fields of what the schemas have.

use std::collections::BTreeMap;

use crate::adopt::changes::Standing;
use crate::drift::Item;
use crate::evidence::Wire;
use crate::evidence::json_schema::{Schemas, View};
use crate::evidence::relaxed_json::Json;
use crate::model::{Shape, TypeKind, TypeRef};

/// What a document says of a field.
#[derive(Clone)]
pub(super) struct Property<'s> {
    pub(super) schemas: &'s Schemas,
    pub(super) all: Vec<&'s Json>,
    pub(super) required: bool,
}

/// The properties of each item, in order.
#[derive(Default)]
pub(super) struct Located<'s>(BTreeMap<Item, Vec<(&'s str, Property<'s>)>>);

impl<'s> Located<'s> {
    /// Finds them, as the comparison does.
    pub(super) fn new(documents: &'s [Schemas], wire: &Wire, standing: Standing<'_>) -> Self {
        let mut located = Located::default();
        for schemas in documents {
            if let Some(envelope) = schemas.envelope(wire) {
                located.object(schemas, standing, &[Item::Envelope], &schemas.view(&[envelope]));
            }
            for event in schemas.events(wire) {
                if let Some(payload) = standing.payload_item(&event.name) {
                    located.object(schemas, standing, &[payload, Item::Header], &schemas.view(&[event.schema]));
                }
            }
        }
        located
    }

    /// What is said of a field.
    pub(super) fn property(&self, holder: &Item, name: &str) -> Option<&Property<'s>> {
        self.0.get(holder)?.iter().find(|(known, _)| *known == name).map(|(_, property)| property)
    }

    /// The names of an item's fields, in order.
    pub(super) fn names(&self, holder: &Item) -> impl Iterator<Item = &'s str> {
        self.0.get(holder).into_iter().flatten().map(|(name, _)| *name)
    }

    /// Notes the properties of an object, each for the item that has the field, or else for the first.
    fn object(&mut self, schemas: &'s Schemas, standing: Standing<'_>, items: &[Item], view: &View<'s>) {
        for (name, all) in view.properties() {
            let found = items.iter().find_map(|item| {
                let field = standing.fields_of(item)?.iter().find(|field| field.name == name)?;
                Some((item, &field.ty))
            });
            let Some(item) = found.map(|(item, _)| item).or_else(|| items.first()) else { continue };
            let known = self.0.entry(item.clone()).or_default();
            if known.iter().any(|(known, _)| *known == name) {
                // Types may have themselves as fields.
                continue;
            }
            let required = view.required.contains(name);
            known.push((name, Property { schemas, all: all.to_vec(), required }));
            if let Some((_, ty)) = found {
                self.below(schemas, standing, ty, &schemas.view(all));
            }
        }
    }

    fn below(&mut self, schemas: &'s Schemas, standing: Standing<'_>, ty: &TypeRef, view: &View<'s>) {
        let types = &standing.vendor.types;
        match types.canonical(&ty.shape) {
            Shape::List(inner) => {
                view.items.iter().for_each(|items| self.below(schemas, standing, inner, &schemas.view(&[*items])));
            }
            Shape::Map(_, inner) => {
                view.additional.iter().for_each(|it| self.below(schemas, standing, inner, &schemas.view(&[*it])));
            }
            Shape::Named(id) => {
                if matches!(types.get(id).kind, TypeKind::Object(_)) {
                    self.object(schemas, standing, &[Item::Type(id.to_string())], view);
                }
            }
            Shape::Scalar(_) => {}
        }
    }
}
