//! The places in an event's example that can be otherwise.

use serde_json::{Map, Value};

use super::json;
use crate::model::{
    Event, EventMember, Field, NamePart, NamePlace, Object, Shape, TypeKind, TypeRef, Vendor, WireValue,
};

/// A step on the way to a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The member of an object.
    Name(String),
    /// The item of a list.
    Index(usize),
}

/// The way from an event's object to a value.
pub(super) type Path = Vec<Step>;

/// The places where an example can be otherwise, those of an object before those within it.
#[derive(Debug, Default)]
pub(super) struct Sites<'a> {
    /// What can be null in both profiles.
    pub(super) nullable: Vec<Path>,
    /// What can be absent in both profiles.
    pub(super) removable: Vec<Path>,
    /// Values of enums, with the documented values that are not there.
    pub(super) enums: Vec<(Path, Vec<&'a WireValue>)>,
}

/// Looks for places in an example.
struct Search<'a> {
    vendor: &'a Vendor,
    /// The way to each part of the event's name, which stays.
    name: Vec<Path>,
    sites: Sites<'a>,
}

impl<'a> Sites<'a> {
    /// The places of an event's example.
    pub(super) fn of(vendor: &'a Vendor, event: &'a Event) -> Sites<'a> {
        let places = vendor.discriminator.parts.iter().flat_map(NamePart::places).filter_map(NamePlace::path);
        let name = places.map(|path| path.iter().cloned().map(Step::Name).collect()).collect();
        let mut search = Search { vendor, name, sites: Sites::default() };
        let payload = vendor.payload(event);
        let fields = vendor.members(payload).into_iter().filter_map(|member| match member {
            EventMember::Discriminator(_) => None,
            EventMember::Header(field) | EventMember::Own(field) => Some(field),
        });
        search.object(&event.example, fields, &payload.object, &Vec::new());
        search.sites
    }
}

impl<'a> Search<'a> {
    fn object(
        &mut self,
        object: &Map<String, Value>,
        fields: impl Iterator<Item = &'a Field>,
        rules: &'a Object,
        path: &Path,
    ) {
        let fields: Vec<(&Field, &Value, Path)> =
            fields.filter_map(|field| Some((field, object.get(&field.name)?, below(path, &field.name)))).collect();
        for (field, value, path) in &fields {
            if field.constant.is_some() || self.has_name(path) {
                continue;
            }
            if (field.nullable || field.ty.nullable) && !value.is_null() {
                self.sites.nullable.push(path.clone());
            }
            if is_removable(field, rules, &fields) {
                self.sites.removable.push(path.clone());
            }
        }
        for (field, value, path) in &fields {
            self.value(value, &field.ty, path);
        }
    }

    /// Whether a part of the event's name is there, or further on the way.
    fn has_name(&self, path: &Path) -> bool {
        self.name.iter().any(|name| name.starts_with(path))
    }

    fn value(&mut self, value: &Value, ty: &'a TypeRef, path: &Path) {
        match (&ty.shape, value) {
            (Shape::Named(id), _) => self.named(value, &self.vendor.types.get(id).kind, path),
            (Shape::List(items), Value::Array(values)) => {
                for (index, value) in values.iter().enumerate() {
                    self.value(value, items, &step(path, Step::Index(index)));
                }
            }
            (Shape::Map(_, values), Value::Object(object)) => {
                for (name, value) in object {
                    self.value(value, values, &below(path, name));
                }
            }
            (Shape::Scalar(_) | Shape::List(_) | Shape::Map(..), _) => {}
        }
    }

    fn named(&mut self, value: &Value, kind: &'a TypeKind, path: &Path) {
        match (kind, value) {
            (TypeKind::Object(rules), Value::Object(object)) => self.object(object, rules.fields.iter(), rules, path),
            (TypeKind::Union(union), Value::Object(object)) => {
                if let Ok(leaf) = self.vendor.types.leaf_of(union, value) {
                    self.object(object, leaf.object.fields.iter(), leaf.object, path);
                }
            }
            (TypeKind::KindUnion(union), _) => {
                if let Some(member) = union.member_of(value) {
                    self.value(value, &member.ty, path);
                }
            }
            (TypeKind::Alias { ty, .. }, _) => self.value(value, ty, path),
            (TypeKind::Enum(def), _) if !self.has_name(path) => {
                let others: Vec<&WireValue> =
                    def.values.iter().map(|value| &value.wire).filter(|wire| json(wire) != *value).collect();
                self.sites.enums.push((path.clone(), others));
            }
            (TypeKind::Object(_) | TypeKind::Union(_) | TypeKind::Enum(_), _) => {}
        }
    }
}

/// Whether both profiles accept an object without a field, and without those that come with it.
fn is_removable(field: &Field, rules: &Object, fields: &[(&Field, &Value, Path)]) -> bool {
    let may_go = |field: &Field| !field.required && field.may_be_absent();
    let has = |group: &&Vec<String>| group.contains(&field.name);
    let together = rules.together.iter().filter(has).flatten();
    let of_group = |name: &String| fields.iter().find(|(field, ..)| field.name == *name).map(|(field, ..)| *field);
    may_go(field) && !rules.one_of.iter().any(|group| has(&group)) && together.filter_map(of_group).all(may_go)
}

fn below(path: &Path, name: &str) -> Path {
    step(path, Step::Name(name.to_owned()))
}

fn step(path: &Path, step: Step) -> Path {
    path.iter().cloned().chain([step]).collect()
}

/// The value at the end of a path; none if something on the way is gone.
pub(super) fn at<'v>(object: &'v mut Map<String, Value>, path: &[Step]) -> Option<&'v mut Value> {
    let (Step::Name(first), rest) = path.split_first()? else { return None };
    rest.iter().try_fold(object.get_mut(first)?, |value, step| match step {
        Step::Name(name) => value.get_mut(name),
        Step::Index(index) => value.get_mut(index),
    })
}

/// Removes the member at the end of a path, if it is there; the others keep their order.
pub(super) fn remove(object: &mut Map<String, Value>, path: &[Step]) {
    let Some((Step::Name(last), before)) = path.split_last() else { return };
    let holder = if before.is_empty() { Some(object) } else { at(object, before).and_then(Value::as_object_mut) };
    if let Some(holder) = holder {
        holder.shift_remove(last);
    }
}
