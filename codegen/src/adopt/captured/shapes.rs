//! Objects of one shape, which become one type.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::similar::{DEPTH, adds_objects, closeness, is_similar, items};
use super::{maps, scalars};
use crate::evidence::captured::{Kind, Objects, Values};
use crate::model::{Scalar, Shape as Type, TypeRef};

/// How often shapes are compared with what refers to them. Twice is enough for most payloads.
const ROUNDS: usize = 16;

/// A shape, by its number.
pub(super) type ShapeId = usize;

/// All shapes.
#[derive(Debug, Default)]
pub(super) struct Shapes {
    shapes: Vec<Shape>,
    /// Shapes that objects with exactly these fields have.
    by_fields: HashMap<Vec<Box<str>>, ShapeId>,
}

/// Objects of one shape.
#[derive(Debug, Default)]
struct Shape {
    objects: Objects,
    /// Under which keys they were, and at how many places.
    keys: BTreeMap<String, usize>,
    /// Under which keys the objects around them were.
    around: BTreeMap<String, usize>,
    /// Under which keys other shapes refer to them, and how many. All events together count once.
    referred: BTreeMap<String, usize>,
}

impl Shapes {
    /// The shapes of all objects in some fields.
    pub(super) fn of(fields: &[(&str, &Values)]) -> Self {
        let mut shapes = Shapes::default();
        fields.iter().for_each(|(name, values)| shapes.add(name, "", values));
        // A shape that grows may be closer to other objects than before.
        for _ in 0..ROUNDS {
            let mut changed = false;
            for (name, values) in fields {
                changed |= shapes.cover(name, values);
            }
            if !shapes.settle() && !changed {
                break;
            }
        }
        shapes.count_references(fields);
        shapes
    }

    fn count_references(&mut self, roots: &[(&str, &Values)]) {
        let of_roots = roots.iter().filter_map(|(name, values)| self.reference(name, values));
        let mut references: Vec<(String, ShapeId)> = of_roots.collect::<BTreeSet<_>>().into_iter().collect();
        for shape in &self.shapes {
            let fields = shape.objects.fields.iter();
            references.extend(fields.filter_map(|(name, field)| self.reference(name, &field.values)));
        }
        for (key, id) in references {
            if let Some(shape) = self.shapes.get_mut(id) {
                *shape.referred.entry(key).or_default() += 1;
            }
        }
    }

    /// The shape that values refer to, and under which key.
    fn reference(&self, key: &str, values: &Values) -> Option<(String, ShapeId)> {
        match self.ty(values).shape {
            Type::Named(id) => Some((key.to_owned(), id)),
            Type::List(_) => self.reference(&one_of(key), items(values)?),
            Type::Map(_) => self.reference(&one_of(key), &values.objects.as_ref()?.all_values()),
            Type::Scalar(_) => None,
        }
    }

    /// The objects of a shape.
    pub(super) fn objects(&self, id: ShapeId) -> &Objects {
        static NONE: std::sync::LazyLock<Objects> = std::sync::LazyLock::new(Objects::default);
        self.shapes.get(id).map_or(&NONE, |shape| &shape.objects)
    }

    /// The keys under which most other shapes refer to a shape, the commonest first, and those
    /// around them. What is under several keys of one list of things, as in `links: {next: ...}`,
    /// is one of these.
    pub(super) fn keys(&self, id: ShapeId) -> (Vec<String>, Vec<&str>) {
        let Some(shape) = self.shapes.get(id) else { return (Vec::new(), Vec::new()) };
        let places = |key: &str| shape.keys.get(key).copied().unwrap_or_default();
        let mut keys: Vec<&str> = shape.keys.keys().chain(shape.referred.keys()).map(String::as_str).collect();
        keys.sort_by_key(|key| {
            (usize::MAX - shape.referred.get(*key).copied().unwrap_or_default(), usize::MAX - places(key), *key)
        });
        keys.dedup();
        let around = order(&shape.around);
        let of_list = match around.as_slice() {
            [one] if keys.len() > 1 && one_of(one) != **one => Some(one_of(one)),
            _ => None,
        };
        (of_list.into_iter().chain(keys.into_iter().map(str::to_owned)).collect(), around)
    }

    /// At how many places objects of a shape are.
    pub(super) fn places(&self, id: ShapeId) -> usize {
        self.shapes.get(id).map_or(0, |shape| shape.keys.values().sum())
    }

    /// Adds the objects in values.
    fn add(&mut self, key: &str, around: &str, values: &Values) {
        if let Some(items) = items(values) {
            self.add(&one_of(key), around, items);
        }
        let Some(objects) = &values.objects else { return };
        if maps::is_map(objects) {
            self.add(&one_of(key), around, &objects.all_values());
            return;
        }
        if objects.fields.is_empty() || objects.cut {
            return;
        }
        self.add_objects(key, around, objects);
        for (name, field) in &objects.fields {
            self.add(name, key, &field.values);
        }
    }

    fn add_objects(&mut self, key: &str, around: &str, objects: &Objects) {
        let fields: Vec<Box<str>> = sorted_names(objects);
        let same = self.by_fields.get(&fields).copied();
        let same = same.filter(|id| is_similar(self.objects(*id), objects, true, DEPTH));
        let id = match same.or_else(|| self.best(Some(key), objects)) {
            Some(id) => id,
            None => {
                self.shapes.push(Shape::default());
                self.shapes.len() - 1
            }
        };
        self.by_fields.entry(fields).or_insert(id);
        if let Some(shape) = self.shapes.get_mut(id) {
            shape.objects.merge(objects);
            *shape.keys.entry(key.to_owned()).or_default() += 1;
            *shape.around.entry(around.to_owned()).or_default() += 1;
        }
    }

    /// The shape that is closest to some objects.
    fn best(&self, key: Option<&str>, objects: &Objects) -> Option<ShapeId> {
        let similar = self.shapes.iter().enumerate().filter(|(_, shape)| {
            let same_key = key.is_none_or(|key| shape.keys.contains_key(key));
            is_similar(&shape.objects, objects, same_key, DEPTH)
        });
        let closest = similar.max_by_key(|(id, shape)| (closeness(&shape.objects, objects), usize::MAX - id));
        closest.map(|(id, _)| id)
    }

    /// Widens shapes until each has all that is seen where another refers to it. Tells whether any
    /// was widened.
    fn settle(&mut self) -> bool {
        let mut changed = false;
        let mut open: Vec<ShapeId> = (0..self.shapes.len()).collect();
        while let Some(id) = open.pop() {
            let Some(objects) = self.shapes.get(id).map(|shape| shape.objects.clone()) else { continue };
            let before = self.shapes.len();
            let widened = match maps::is_map(&objects) {
                true => self.cover("", &objects.all_values()),
                false => objects.fields.iter().fold(false, |any, (name, field)| self.cover(name, &field.values) || any),
            };
            changed |= widened;
            open.extend(before..self.shapes.len());
        }
        changed
    }

    /// Widens the shape of the objects in values, if it lacks something of them.
    fn cover(&mut self, key: &str, values: &Values) -> bool {
        let within = items(values).is_some_and(|items| self.cover(&one_of(key), items));
        let Some(objects) = values.objects.as_ref().filter(|objects| !objects.fields.is_empty() && !objects.cut) else {
            return within;
        };
        if maps::is_map(objects) {
            return self.cover(&one_of(key), &objects.all_values()) || within;
        }
        let deeper = objects.fields.iter().fold(within, |any, (name, field)| self.cover(name, &field.values) || any);
        let Some(id) = self.best(None, objects) else {
            self.add_objects(key, "", objects);
            return true;
        };
        match self.shapes.get_mut(id).filter(|shape| adds_objects(&shape.objects, objects)) {
            Some(shape) => {
                shape.objects.merge(objects);
                true
            }
            None => deeper,
        }
    }

    /// The type of values.
    pub(super) fn ty(&self, values: &Values) -> TypeRef<ShapeId> {
        let kinds = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Null && values.of(*kind).count > 0).count();
        let shape = match (&values.objects, &values.lists) {
            (Some(objects), None) if kinds == 1 => self.object(objects),
            (None, Some(lists)) if kinds == 1 && !lists.cut => {
                let any = TypeRef { shape: Type::Scalar(Scalar::Any), nullable: false };
                Type::List(Box::new(lists.items.as_ref().map_or(any, |items| self.inner(items))))
            }
            (None, None) => Type::Scalar(scalars::ty(values)),
            _ => Type::Scalar(Scalar::Any),
        };
        TypeRef { shape, nullable: false }
    }

    fn inner(&self, values: &Values) -> TypeRef<ShapeId> {
        let ty = self.ty(values);
        let nullable = values.of(Kind::Null).count > 0 && ty.shape != Type::Scalar(Scalar::Any);
        TypeRef { nullable, ..ty }
    }

    fn object(&self, objects: &Objects) -> Type<ShapeId> {
        if objects.cut || (objects.fields.is_empty() && objects.map.is_none()) {
            return Type::Scalar(Scalar::Object);
        }
        if maps::is_map(objects) {
            return Type::Map(Box::new(self.inner(&objects.all_values())));
        }
        match self.best(None, objects) {
            Some(id) if maps::is_map(self.objects(id)) => {
                Type::Map(Box::new(self.inner(&self.objects(id).all_values())))
            }
            Some(id) => Type::Named(id),
            None => Type::Scalar(Scalar::Object),
        }
    }
}

fn order(keys: &BTreeMap<String, usize>) -> Vec<&str> {
    let mut keys: Vec<(&str, usize)> = keys.iter().map(|(key, count)| (key.as_str(), *count)).collect();
    keys.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    keys.into_iter().map(|(key, _)| key).collect()
}

fn sorted_names(objects: &Objects) -> Vec<Box<str>> {
    let mut names: Vec<Box<str>> = objects.fields.keys().cloned().collect();
    names.sort_unstable();
    names
}

/// What one of several is called: `label` of `labels`.
fn one_of(key: &str) -> String {
    let one = match key {
        key if key.ends_with("ies") && key.len() > 4 => return format!("{}y", key.trim_end_matches("ies")),
        key if ["ches", "shes", "sses", "xes"].iter().any(|end| key.ends_with(end)) => key.strip_suffix("es"),
        key if ["ss", "us", "is"].iter().any(|end| key.ends_with(end)) => None,
        key => key.strip_suffix('s').filter(|one| one.len() > 1),
    };
    one.unwrap_or(key).to_owned()
}
