//! Objects of one shape, which become one type.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::free::is_free;
use super::namesakes::Namesakes;
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
    namesakes: Namesakes,
}

/// Objects of one shape.
#[derive(Debug, Default)]
struct Shape {
    objects: Objects,
    /// Under which keys they were, and at how many places.
    keys: BTreeMap<String, usize>,
    /// Under which keys the objects around them were.
    around: BTreeMap<String, usize>,
    /// In which events they were, and at how many places of each.
    events: BTreeMap<String, usize>,
    /// Under which keys other shapes refer to them, and how many. All events together count once.
    referred: BTreeMap<String, usize>,
    /// In how many requests they were, at least: as many as at the place where most were.
    requests: u64,
}

/// A field of an event, or of all of them.
#[derive(Clone, Copy)]
pub(super) struct Root<'a> {
    /// The event's name; empty for a field of all.
    pub(super) event: &'a str,
    pub(super) name: &'a str,
    pub(super) values: &'a Values,
}

/// Where objects were found.
#[derive(Clone, Copy, Default)]
struct Found<'k> {
    /// The event, if it is known.
    event: &'k str,
    key: &'k str,
    /// The key of the objects around them.
    around: &'k str,
    /// In how many requests there was something at that place, at most.
    requests: u64,
}

impl<'k> Found<'k> {
    fn root(root: Root<'k>) -> Self {
        Found { event: root.event, key: root.name, around: "", requests: u64::MAX }
    }

    fn within(self, key: &'k str, seen: u64) -> Self {
        Found { key, requests: self.requests.min(seen), ..self }
    }
}

impl Shapes {
    /// The shapes of all objects in some fields.
    pub(super) fn of(fields: &[Root<'_>]) -> Self {
        let mut shapes = Shapes::default();
        fields.iter().for_each(|root| shapes.add(Found::root(*root), root.values));
        // A shape that grows may be closer to other objects than before.
        for _ in 0..ROUNDS {
            let mut changed = false;
            for root in fields {
                changed |= shapes.cover(Found::root(*root), root.values);
            }
            if !shapes.settle() && !changed {
                break;
            }
        }
        shapes.count_references(fields);
        shapes.note_names(fields);
        shapes
    }

    fn note_names(&mut self, roots: &[Root<'_>]) {
        roots.iter().for_each(|root| self.namesakes.note(root.name, root.values));
        for shape in &self.shapes {
            shape.objects.fields.iter().for_each(|(name, field)| self.namesakes.note(name, &field.values));
        }
    }

    /// The type of a field that was in so many requests. If these are few, more is possible than was seen.
    pub(super) fn type_of_field(&self, name: &str, values: &Values, requests: u64) -> TypeRef<ShapeId> {
        if is_free(name, requests) {
            return TypeRef { shape: Type::Scalar(Scalar::Any), nullable: false };
        }
        match self.ty(values) {
            TypeRef { shape: Type::Scalar(scalar), nullable } => {
                TypeRef { shape: Type::Scalar(self.namesakes.widened(name, scalar, requests)), nullable }
            }
            ty => ty,
        }
    }

    fn count_references(&mut self, roots: &[Root<'_>]) {
        let of_roots = roots.iter().filter_map(|root| self.reference(root.name, root.values));
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
            Type::Map(..) => self.reference(&one_of(key), &values.objects.as_ref()?.all_values()),
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

    /// The events that objects of a shape are in, those with most of them first.
    pub(super) fn events(&self, id: ShapeId) -> Vec<&str> {
        let mut events = self.shapes.get(id).map_or_else(Vec::new, |shape| order(&shape.events));
        events.retain(|event| !event.is_empty());
        events
    }

    /// At how many places objects of a shape are.
    pub(super) fn places(&self, id: ShapeId) -> usize {
        self.shapes.get(id).map_or(0, |shape| shape.keys.values().sum())
    }

    /// In how many requests objects of a shape were, at least.
    pub(super) fn requests(&self, id: ShapeId) -> u64 {
        self.shapes.get(id).map_or(0, |shape| shape.requests)
    }

    /// Adds the objects in values.
    fn add(&mut self, found: Found<'_>, values: &Values) {
        let one = one_of(found.key);
        if let Some(lists) = &values.lists
            && let Some(items) = &lists.items
        {
            self.add(found.within(&one, lists.seen.count), items);
        }
        let Some(objects) = &values.objects else { return };
        let found = found.within(found.key, objects.seen.count);
        if maps::is_map(objects) {
            self.add(found.within(&one, u64::MAX), &objects.all_values());
            return;
        }
        if objects.fields.is_empty() || objects.cut {
            return;
        }
        self.add_objects(found, objects);
        for (name, field) in &objects.fields {
            self.add(Found { key: name, around: found.key, ..found }, &field.values);
        }
    }

    fn add_objects(&mut self, found: Found<'_>, objects: &Objects) {
        let fields: Vec<Box<str>> = sorted_names(objects);
        let same = self.by_fields.get(&fields).copied();
        let same = same.filter(|id| is_similar(self.objects(*id), objects, true, DEPTH));
        let id = match same.or_else(|| self.best(Some(found.key), objects)) {
            Some(id) => id,
            None => {
                self.shapes.push(Shape::default());
                self.shapes.len() - 1
            }
        };
        self.by_fields.entry(fields).or_insert(id);
        if let Some(shape) = self.shapes.get_mut(id) {
            shape.objects.merge(objects);
            *shape.keys.entry(found.key.to_owned()).or_default() += 1;
            *shape.around.entry(found.around.to_owned()).or_default() += 1;
            *shape.events.entry(found.event.to_owned()).or_default() += 1;
            shape.requests = shape.requests.max(found.requests);
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
                true => self.cover(Found::default(), &objects.all_values()),
                false => self.cover_fields(Found::default(), &objects, false),
            };
            changed |= widened;
            open.extend(before..self.shapes.len());
        }
        changed
    }

    /// Widens the shape of the objects in values, if it lacks something of them.
    fn cover(&mut self, found: Found<'_>, values: &Values) -> bool {
        let one = one_of(found.key);
        let within = items(values).is_some_and(|items| self.cover(Found { key: &one, ..found }, items));
        let Some(objects) = values.objects.as_ref().filter(|objects| !objects.fields.is_empty() && !objects.cut) else {
            return within;
        };
        if maps::is_map(objects) {
            return self.cover(Found { key: &one, ..found }, &objects.all_values()) || within;
        }
        let deeper = self.cover_fields(found, objects, within);
        let Some(id) = self.best(None, objects) else {
            self.add_objects(Found { requests: 0, ..found }, objects);
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

    fn cover_fields(&mut self, found: Found<'_>, objects: &Objects, changed: bool) -> bool {
        let fields = objects.fields.iter();
        fields.fold(changed, |any, (name, field)| self.cover(Found { key: name, ..found }, &field.values) || any)
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
        if objects.fields.is_empty() && objects.map.is_none() && !objects.cut {
            // Of an empty object there is no telling what it stands for.
            return Type::Scalar(Scalar::Any);
        }
        if objects.cut {
            return Type::Scalar(Scalar::Object);
        }
        if maps::is_map(objects) {
            return self.map(objects);
        }
        match self.best(None, objects) {
            Some(id) if maps::is_map(self.objects(id)) => self.map(self.objects(id)),
            Some(id) => Type::Named(id),
            None => Type::Scalar(Scalar::Object),
        }
    }

    /// Keys that are to come may have null, however many there were.
    fn map(&self, objects: &Objects) -> Type<ShapeId> {
        let inner = self.inner(&objects.all_values());
        let nullable = inner.shape != Type::Scalar(Scalar::Any);
        Type::Map(None, Box::new(TypeRef { nullable, ..inner }))
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
