//! JSON Schema documents of events: draft-07 and 2020-12.

mod view;

pub(crate) use view::{JsonKind, View};

use std::cell::RefCell;

use super::relaxed_json::{self, Json, Value};
use super::{NotUnderstood, Place, Wire};

/// How deep schemas refer to others before one is taken for endless.
const DEEPEST: usize = 64;

/// A document, and what in it was not understood.
#[derive(Debug)]
pub(crate) struct Schemas {
    root: Json,
    document: usize,
    unclear: RefCell<Vec<NotUnderstood>>,
}

/// The schema of an event.
#[derive(Debug)]
pub(crate) struct EventSchema<'a> {
    pub(crate) name: String,
    pub(crate) schema: &'a Json,
}

impl Schemas {
    /// Reads the text of a document, which has that number. The error says why it is no JSON Schema.
    pub(crate) fn read(text: &str, document: usize) -> Result<Self, String> {
        let parsed = relaxed_json::parse(text, 1)
            .map_err(|error| format!("it is not JSON: line {}: {}", error.line, error.why))?;
        let root = parsed.json;
        if !matches!(root.value, Value::Object(_)) {
            return Err("it is no JSON Schema: it is no object".to_owned());
        }
        Ok(Schemas { root, document, unclear: RefCell::default() })
    }

    /// All schemas of events: the root, what it has to choose from, the list in an envelope; or, if
    /// the root is none of these, its definitions.
    pub(crate) fn events(&self, wire: &Wire) -> Vec<EventSchema<'_>> {
        let mut found = Vec::new();
        self.collect(&self.root, wire, &mut found, 0);
        if found.is_empty() {
            for schema in self.definitions() {
                self.collect(schema, wire, &mut found, 0);
            }
        }
        found
    }

    /// The schema of the envelope, if the root is one.
    pub(crate) fn envelope(&self, wire: &Wire) -> Option<&Json> {
        let events = wire.events.as_deref()?;
        self.view(&[&self.root]).property(events).map(|_| &self.root)
    }

    /// What some schemas together say of a value.
    pub(crate) fn view<'a>(&'a self, schemas: &[&'a Json]) -> View<'a> {
        View::of(self, schemas, 0)
    }

    /// What was not understood so far.
    pub(crate) fn unclear(&self) -> Vec<NotUnderstood> {
        self.unclear.borrow().clone()
    }

    /// A place in the document.
    pub(crate) fn place(&self, line: usize) -> Place {
        Place { document: self.document, line }
    }

    fn not_understood(&self, line: usize, text: String) {
        let unclear = NotUnderstood { at: self.place(line), text };
        let mut known = self.unclear.borrow_mut();
        if !known.contains(&unclear) {
            known.push(unclear);
        }
    }

    fn definitions(&self) -> impl Iterator<Item = &Json> {
        let groups = ["definitions", "$defs"].into_iter().filter_map(|key| self.root.get(key));
        groups.flat_map(|group| group.entries()).map(|(_, schema)| schema)
    }

    fn collect<'a>(&'a self, schema: &'a Json, wire: &Wire, found: &mut Vec<EventSchema<'a>>, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        let view = self.view(&[schema]);
        if view.variants < 2
            && let Some(name) = self.event_name(&view, wire)
        {
            if !found.iter().any(|event| event.name == name) {
                found.push(EventSchema { name, schema });
            }
            return;
        }
        for key in ["oneOf", "anyOf", "allOf"] {
            schema
                .get(key)
                .iter()
                .flat_map(|list| list.items())
                .for_each(|it| self.collect(it, wire, found, depth + 1));
        }
        if let Some(target) = schema.get("$ref").and_then(|to| self.resolve(to)) {
            self.collect(target, wire, found, depth + 1);
        }
        let list = wire.events.as_deref().and_then(|events| view.property(events));
        if let Some(items) = list.and_then(|list| self.view(list).items) {
            self.collect(items, wire, found, depth + 1);
        }
    }

    /// The one value that the discriminator may have, or that its parts have together.
    fn event_name(&self, view: &View<'_>, wire: &Wire) -> Option<String> {
        let one_value = |path: &[String]| {
            let [field] = path else { return None };
            match self.view(view.property(field)?).values?.as_slice() {
                [one] => one.as_str().map(str::to_owned),
                _ => None,
            }
        };
        wire.name.compose(|place| place.path().and_then(one_value)).ok()
    }

    /// What a schema only refers to, and its name if it is a definition: by `$ref`, or as the only one of
    /// several that is not null.
    pub(crate) fn target<'a>(&'a self, schema: &'a Json) -> Option<(Option<String>, &'a Json)> {
        if let Some(reference) = schema.get("$ref") {
            let name = reference.as_str()?.rsplit('/').next().map(str::to_owned);
            return Some((name, self.resolve(reference)?));
        }
        let is_null = |branch: &&Json| branch.get("type").and_then(Json::as_str) == Some("null");
        ["anyOf", "oneOf", "allOf"].into_iter().find_map(|key| {
            let mut others = schema.get(key)?.items().iter().filter(|branch| !is_null(branch));
            let only = others.next()?;
            others.next().is_none().then_some((None, only))
        })
    }

    /// The schema that a reference leads to.
    fn resolve(&self, reference: &Json) -> Option<&Json> {
        let text = reference.as_str()?;
        let found = text.strip_prefix('#').and_then(|pointer| {
            let decoded = percent_encoding::percent_decode_str(pointer).decode_utf8().ok()?.into_owned();
            decoded.split('/').skip(1).try_fold(&self.root, |json, part| {
                let part = part.replace("~1", "/").replace("~0", "~");
                match &json.value {
                    Value::List(items) => items.get(part.parse::<usize>().ok()?),
                    _ => json.get(&part),
                }
            })
        });
        if found.is_none() {
            self.not_understood(reference.line, format!("`$ref` leads to `{text}`, which is not in this document"));
        }
        found
    }
}

impl Json {
    /// The entries of an object.
    fn entries(&self) -> &[(String, Json)] {
        match &self.value {
            Value::Object(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a list.
    pub(crate) fn items(&self) -> &[Json] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }
}
