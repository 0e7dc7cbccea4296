//! The way from a wrapper to the event in it: over objects and the variants of unions.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{Arena, Event, Field, Object, Scalar, Shape, TypeDef, TypeId, TypeKind, Vendor};

impl Shape {
    /// Whether it is an event, or a list or map of such.
    pub(crate) fn has_event(&self) -> bool {
        match self {
            Shape::Scalar(scalar) => *scalar == Scalar::Event,
            Shape::List(inner) | Shape::Map(_, inner) => inner.shape.has_event(),
            Shape::Named(_) => false,
        }
    }
}

impl Arena<TypeDef> {
    /// The field of an object that is the event, or leads to it.
    pub(crate) fn field_with_event<'o>(&self, object: &'o Object) -> Option<&'o Field> {
        object.fields.iter().find(|field| self.shape_has_event(&field.ty.shape, &mut BTreeSet::new()))
    }

    /// Whether a value of a type has an event in it, or can have one.
    pub(crate) fn has_event(&self, id: &TypeId) -> bool {
        self.type_has_event(id, &mut BTreeSet::new())
    }

    /// The fields on the way from a value of a type to the event in it; none if it can have none. Where
    /// several variants of a union have one, it is that of the first.
    pub(crate) fn way_to_event(&self, id: &TypeId) -> Vec<&str> {
        let object = match &self.get(id).kind {
            TypeKind::Object(object) => object,
            TypeKind::Union(union) => {
                let variant = union.all_variants().find(|(_, variant)| self.has_event(&variant.ty));
                return variant.map_or_else(Vec::new, |(_, variant)| self.way_to_event(&variant.ty));
            }
            TypeKind::KindUnion(_) | TypeKind::Enum(_) | TypeKind::Alias { .. } => return Vec::new(),
        };
        let Some(field) = self.field_with_event(object) else { return Vec::new() };
        let further = match &field.ty.shape {
            Shape::Named(inner) => self.way_to_event(inner),
            Shape::Scalar(_) | Shape::List(_) | Shape::Map(..) => Vec::new(),
        };
        std::iter::once(field.name.as_str()).chain(further).collect()
    }

    fn type_has_event<'a>(&'a self, id: &'a TypeId, seen: &mut BTreeSet<&'a TypeId>) -> bool {
        if !seen.insert(id) {
            return false;
        }
        match &self.get(id).kind {
            TypeKind::Object(object) => object.fields.iter().any(|field| self.shape_has_event(&field.ty.shape, seen)),
            TypeKind::Union(union) => union.all_variants().any(|(_, it)| self.type_has_event(&it.ty, seen)),
            TypeKind::KindUnion(_) | TypeKind::Enum(_) | TypeKind::Alias { .. } => false,
        }
    }

    fn shape_has_event<'a>(&'a self, shape: &'a Shape, seen: &mut BTreeSet<&'a TypeId>) -> bool {
        match shape {
            Shape::Scalar(scalar) => *scalar == Scalar::Event,
            Shape::Named(id) => self.type_has_event(id, seen),
            Shape::List(_) | Shape::Map(..) => false,
        }
    }
}

impl Vendor {
    /// The type of a whole request body, where that is an object around one event.
    pub fn wrapper_type(&self) -> Option<&TypeDef> {
        self.wrapper.as_ref().map(|id| self.types.get(id))
    }

    /// The paths at which a wrapper has its event, each once.
    pub(crate) fn event_paths(&self) -> Vec<Vec<String>> {
        let mut paths = self.wrapper.as_ref().map_or_else(Vec::new, |id| self.paths_to_event(id, &mut BTreeSet::new()));
        paths.sort();
        paths.dedup();
        paths
    }

    fn paths_to_event<'a>(&'a self, id: &'a TypeId, around: &mut BTreeSet<&'a TypeId>) -> Vec<Vec<String>> {
        if !around.insert(id) {
            return Vec::new();
        }
        let paths = match &self.types.get(id).kind {
            TypeKind::Object(object) => self.types.field_with_event(object).map_or_else(Vec::new, |field| {
                let rest = match &field.ty.shape {
                    Shape::Named(id) => self.paths_to_event(id, around),
                    _ => vec![Vec::new()],
                };
                rest.into_iter().map(|rest| std::iter::once(field.name.clone()).chain(rest).collect()).collect()
            }),
            TypeKind::Union(union) => {
                union.all_variants().flat_map(|(_, variant)| self.paths_to_event(&variant.ty, around)).collect()
            }
            TypeKind::KindUnion(_) | TypeKind::Enum(_) | TypeKind::Alias { .. } => Vec::new(),
        };
        around.remove(id);
        paths
    }

    /// The wrapper's example with another event in it.
    pub(crate) fn wrapped_example(&self, wrapper: &TypeDef, event: &Event) -> Map<String, Value> {
        let mut example = wrapper.example.clone().unwrap_or_default();
        self.put_event(&wrapper.name, &mut example, event);
        match example {
            Value::Object(body) => body,
            other => Map::from_iter([(wrapper.name.to_string(), other)]),
        }
    }

    fn put_event(&self, id: &TypeId, value: &mut Value, event: &Event) {
        let object = match &self.types.get(id).kind {
            TypeKind::Object(object) => object,
            TypeKind::Union(union) => {
                if let Some(variant) = union.variant_of(value) {
                    self.put_event(&variant.ty, value, event);
                }
                return;
            }
            TypeKind::KindUnion(_) | TypeKind::Enum(_) | TypeKind::Alias { .. } => return,
        };
        let Some(field) = self.types.field_with_event(object) else { return };
        match (&field.ty.shape, value.get_mut(&field.name)) {
            (Shape::Named(id), Some(inner)) => self.put_event(id, inner, event),
            (_, Some(place)) => *place = Value::Object(event.example.clone()),
            (_, None) => {}
        }
    }
}
