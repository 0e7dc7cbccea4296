//! Types of events, inferred from captured traffic. The inference is never optimistic: what it
//! says holds for everything that was seen, and where that leaves a choice, the wider type is
//! taken.
//!
//! - Integers are `int64`. Strings are GUIDs, dates or date-times only if at least three different
//!   ones agree and none differs; URIs too, by RFC 3986.
//! - A field is optional as soon as one object lacks it, and nullable as soon as one has null.
//! - Values of several kinds are `any`, except integers with other numbers or with strings.
//! - Enums and unions are comments, because no number of payloads tells that there are no more.
//! - Objects of one shape are one type, wherever they are ([`shapes`]), and one that the vendor has
//!   already, if that takes all of them ([`existing`]).
//! - Objects whose keys are data are maps ([`maps`]).
//! - Fields of most events are proposed for the header ([`header`]).

mod comments;
mod examples;
mod existing;
mod header;
mod maps;
mod names;
mod render;
mod scalars;
mod shapes;
mod similar;
#[cfg(test)]
mod tests;
mod write;

pub use write::{NotInferred, write_inferred};
pub(crate) use write::{Proposed, propose};

use std::collections::BTreeSet;

use serde_json::Value;

use super::captured::{Field, Kind, Objects, Summary, Values};
use crate::model::{Scalar, Shape, TypeRef, Vendor};
use existing::Existing;
use names::TypeNames;
use shapes::{ShapeId, Shapes};

/// What captured traffic proposes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Inferred {
    /// Fields of most events, if the vendor has no header.
    pub(crate) header: Vec<InferredField>,
    /// The events that the vendor does not have, by name.
    pub(crate) events: Vec<InferredEvent>,
    /// The types that these refer to, by name.
    pub(crate) types: Vec<InferredType>,
}

/// An event.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct InferredEvent {
    pub(crate) name: String,
    /// The name that it needs in code, where the wire's makes a bad one.
    pub(crate) preferred_name: Option<String>,
    /// Its fields are those of the body, though the vendor's events have theirs below a path.
    pub(crate) at_root: bool,
    /// Its own fields, in order of first sight.
    pub(crate) fields: Vec<InferredField>,
    /// How often it was seen.
    pub(crate) count: u64,
}

/// A named type: an object.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct InferredType {
    pub(crate) name: String,
    /// Its fields, in order of first sight.
    pub(crate) fields: Vec<InferredField>,
    /// What may be a union, if something speaks for it.
    pub(crate) comment: Option<String>,
}

/// A field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct InferredField {
    pub(crate) name: String,
    /// The name that it needs in code, where the wire's makes a bad one.
    pub(crate) preferred_name: Option<String>,
    pub(crate) ty: TypeRef<String>,
    pub(crate) nullable: bool,
    pub(crate) optional: bool,
    /// A value that was seen; none if the type has one, or there need not be any.
    pub(crate) example: Option<Value>,
    /// What else was seen: the values of what may be an enum, the kinds of what is `any`.
    pub(crate) comment: Option<String>,
}

/// Infers events that a vendor does not have, with the types of their fields.
pub(crate) fn infer(summary: &Summary, vendor: &Vendor) -> Inferred {
    let new = |name: &str| vendor.event_named(name).is_none();
    let roots = summary.events.iter().filter(|(name, _)| new(name));
    let roots: Vec<(&str, &Objects)> =
        roots.filter_map(|(name, values)| Some((&**name, values.objects.as_deref()?))).collect();
    let known: BTreeSet<&str> =
        vendor.header.iter().flat_map(|header| &header.fields).map(|field| &*field.name).collect();
    let on_the_way = vendor.below.first().map(String::as_str);
    let is_beside = |name: &str| !vendor.discriminator.is_part(name) && !known.contains(name);
    let is_own = |name: &str| is_beside(name) && Some(name) != on_the_way;
    let common = match vendor.header {
        Some(_) => Vec::new(),
        None => header::common(&roots, &is_own),
    };
    let fields = roots.iter().flat_map(|(_, root)| &root.fields).map(|(name, field)| (&**name, &field.values));
    let fields: Vec<(&str, &Values)> = fields.chain(common.iter().map(|field| (field.name, &field.values))).collect();
    let shapes = Shapes::of(&fields);
    let inference = Inference { shapes: &shapes };
    let is_common = |name: &str| common.iter().any(|field| *field.name == *name);
    let event = |(name, root): &(&str, &Objects)| {
        let inner = below(root, &vendor.below);
        let own = |name: &str| match inner {
            Some(_) if !vendor.below.is_empty() => !is_part_below(vendor, name),
            _ => is_beside(name) && !is_common(name),
        };
        let holder = inner.unwrap_or(root);
        let own = holder.fields.iter().filter(|(name, _)| own(name));
        let fields = own.map(|(name, field)| inference.field(name, field, holder)).collect();
        Draft { name: (*name).to_owned(), at_root: inner.is_none(), fields, count: root.seen.count }
    };
    let events: Vec<Draft> = roots.iter().map(event).collect();
    let header = common.iter().map(|field| inference.field_of(field.name, &field.values, field.optional)).collect();
    inference.finish(header, events, vendor)
}

/// Whether a field of the object with an event's own fields is a part of its name.
fn is_part_below(vendor: &Vendor, name: &str) -> bool {
    let path: Vec<&str> = vendor.below.iter().map(String::as_str).chain([name]).collect();
    let places = vendor.discriminator.parts.iter().flat_map(|part| part.places());
    places.filter_map(|place| place.path()).any(|place| place == path)
}

/// The objects at the end of a path, if there are any.
fn below<'o>(root: &'o Objects, path: &[String]) -> Option<&'o Objects> {
    path.iter().try_fold(root, |objects, name| objects.fields.get(name.as_str())?.values.objects.as_deref())
}

/// A field whose type is not named yet.
type Unnamed = (String, TypeRef<ShapeId>, InferredField);

struct Draft {
    name: String,
    at_root: bool,
    fields: Vec<Unnamed>,
    count: u64,
}

struct Inference<'s> {
    shapes: &'s Shapes,
}

impl Inference<'_> {
    fn field(&self, name: &str, field: &Field, of: &Objects) -> Unnamed {
        self.field_of(name, &field.values, of.lacking(field).count > 0)
    }

    fn field_of(&self, name: &str, values: &Values, optional: bool) -> Unnamed {
        let nullable = values.of(Kind::Null).count > 0;
        let ty = self.shapes.ty(values);
        let field = InferredField {
            name: name.to_owned(),
            preferred_name: None,
            ty: TypeRef { shape: Shape::Scalar(Scalar::Any), nullable: false },
            nullable,
            optional,
            example: examples::of(self.shapes, &ty, values, optional || nullable),
            comment: comments::of_field(&ty, values),
        };
        (name.to_owned(), ty, field)
    }

    /// Names the types that are referred to, directly or by others.
    fn finish(&self, header: Vec<Unnamed>, events: Vec<Draft>, vendor: &Vendor) -> Inferred {
        let mut types: Vec<(ShapeId, Vec<Unnamed>)> = Vec::new();
        let all = header.iter().chain(events.iter().flat_map(|event| &event.fields));
        let mut open: Vec<ShapeId> = all.filter_map(|(_, ty, _)| named(ty)).collect();
        let mut reached = BTreeSet::new();
        let mut existing = Existing::default();
        while let Some(id) = open.pop() {
            let objects = self.shapes.objects(id);
            if reached.insert(id) && !existing.find(vendor, id, objects) {
                let fields: Vec<Unnamed> =
                    objects.fields.iter().map(|(name, field)| self.field(name, field, objects)).collect();
                open.extend(fields.iter().filter_map(|(_, ty, _)| named(ty)));
                types.push((id, fields));
            }
        }
        let events_names = events.iter().map(|event| event.name.as_str());
        let names = TypeNames::new(self.shapes, &reached, &existing, events_names, vendor);
        let header = names.fields(header);
        let events = events.into_iter().map(|event| InferredEvent {
            preferred_name: names.of_event(&event.name),
            name: event.name,
            at_root: event.at_root,
            fields: names.fields(event.fields),
            count: event.count,
        });
        let mut types: Vec<InferredType> = types
            .into_iter()
            .map(|(id, fields)| InferredType {
                name: names.of(id),
                fields: names.fields(fields),
                comment: comments::of_type(self.shapes.objects(id)),
            })
            .collect();
        types.sort_by(|a, b| a.name.cmp(&b.name));
        Inferred { header, events: events.collect(), types }
    }
}

fn named(ty: &TypeRef<ShapeId>) -> Option<ShapeId> {
    match &ty.shape {
        Shape::Named(id) => Some(*id),
        Shape::List(inner) | Shape::Map(inner) => named(inner),
        Shape::Scalar(_) => None,
    }
}
