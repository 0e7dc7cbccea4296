//! JSON Schema of events: documents in draft-07 and 2020-12, and those within OpenAPI and AsyncAPI.

mod bodies;
mod endless;
mod files;
mod pattern;
mod plain;
mod text;
mod view;

pub(crate) use pattern::scalar_of_pattern;
pub(crate) use view::{JsonKind, View};

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use super::relaxed_json::{Json, Value};
use super::{NotUnderstood, Place, Wire};
use crate::model::NamePlace;
use bodies::Body;

/// How deep schemas refer to others before one is taken for endless.
const DEEPEST: usize = 64;

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Described {
    JsonSchema,
    /// OpenAPI 3: its webhooks and callbacks, or the bodies of its paths too.
    OpenApi {
        paths: bool,
    },
    /// AsyncAPI 2 or 3: its messages.
    AsyncApi,
}

/// A document, and what in it was not understood.
#[derive(Debug)]
pub(crate) struct Schemas {
    root: Json,
    /// The number of the first document.
    document: usize,
    /// Its files, the document first, each with the number of its first line in the tree.
    files: Vec<(PathBuf, usize)>,
    /// The bodies that it names, if it is no JSON Schema.
    bodies: Vec<Body>,
    unclear: RefCell<Vec<NotUnderstood>>,
}

/// What names events.
#[derive(Clone, Copy)]
struct Naming<'n> {
    wire: &'n Wire,
    /// The body whose headers may have a part of the name.
    body: Option<&'n Body>,
}

/// The schema of an event.
#[derive(Debug)]
pub(crate) struct EventSchema<'a> {
    pub(crate) name: String,
    pub(crate) schema: &'a Json,
}

impl Schemas {
    /// Reads a document, and the files beside it that it refers to: the first has that number, and the
    /// others those behind it. The error says why that is not possible.
    pub(crate) fn open(path: &Path, described: Described, document: usize) -> Result<Self, String> {
        let files::Whole { mut root, files } = files::read(path)?;
        if !matches!(root.value, Value::Object(_)) {
            return Err("it describes nothing: it is no object".to_owned());
        }
        plain::make_plain(&mut root);
        let mut schemas = Schemas { root, document, files, bodies: Vec::new(), unclear: RefCell::default() };
        endless::check(&schemas)?;
        schemas.bodies = bodies::find(&schemas, described)?;
        Ok(schemas)
    }

    /// The files that were read, in the order of their numbers.
    pub(crate) fn files(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().map(|(path, _)| path.as_path())
    }

    /// All schemas of events: the root, what it has to choose from, the list in an envelope; or, if
    /// the root is none of these, its definitions. A body of which nothing names an event is one, by the
    /// name of the body.
    pub(crate) fn events(&self, wire: &Wire) -> Vec<EventSchema<'_>> {
        let mut found = Vec::new();
        for body in &self.bodies {
            let Body { name, schema, .. } = body;
            let naming = Naming { wire, body: Some(body) };
            if !self.collect(schema, naming, &mut found, 0) && !found.iter().any(|event| event.name == *name) {
                found.push(EventSchema { name: name.clone(), schema });
            }
        }
        if !self.bodies.is_empty() {
            return found;
        }
        let naming = Naming { wire, body: None };
        self.collect(&self.root, naming, &mut found, 0);
        if found.is_empty() {
            for schema in self.definitions() {
                self.collect(schema, naming, &mut found, 0);
            }
        }
        found
    }

    /// The schema of the envelope: the root or a body that is one.
    pub(crate) fn envelope(&self, wire: &Wire) -> Option<&Json> {
        let events = wire.events.as_deref()?;
        let roots = self.bodies.iter().map(|body| &body.schema).chain([&self.root]);
        roots.into_iter().find(|root| self.view(&[root]).property(events).is_some())
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
        let number = self.files.partition_point(|(_, first)| *first <= line).saturating_sub(1);
        let first = self.files.get(number).map_or(1, |(_, first)| *first);
        Place { document: self.document + number, line: (line + 1).saturating_sub(first) }
    }

    /// A place for people, without the document's own name.
    fn place_text(&self, line: usize) -> String {
        let place = self.place(line);
        let number = place.document - self.document;
        let file = self.files.get(number).filter(|_| number > 0);
        let file = file.map_or(String::new(), |(path, _)| format!(" of `{}`", path.display()));
        format!("line {}{file}", place.line)
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

    /// Collects the events in a schema, and tells whether there are any.
    fn collect<'a>(
        &'a self,
        schema: &'a Json,
        naming: Naming<'_>,
        found: &mut Vec<EventSchema<'a>>,
        depth: usize,
    ) -> bool {
        if depth > DEEPEST {
            return false;
        }
        let view = self.view(&[schema]);
        if view.variants < 2
            && let Some(name) = self.event_name(&view, naming)
        {
            if !found.iter().any(|event| event.name == name) {
                found.push(EventSchema { name, schema });
            }
            return true;
        }
        let mut any = false;
        for key in ["oneOf", "anyOf", "allOf"] {
            for part in schema.get(key).into_iter().flat_map(Json::items) {
                any |= self.collect(part, naming, found, depth + 1);
            }
        }
        if let Some(target) = schema.get("$ref").and_then(|to| self.resolve(to)) {
            any |= self.collect(target, naming, found, depth + 1);
        }
        let list = naming.wire.events.as_deref().and_then(|events| view.property(events));
        if let Some(items) = list.and_then(|list| self.view(list).items) {
            any |= self.collect(items, naming, found, depth + 1);
        }
        for path in &naming.wire.wrapped {
            for event in self.at_path(&view, path) {
                any |= self.collect(event, naming, found, depth + 1);
            }
        }
        any
    }

    /// The schemas of the field at the end of a path.
    fn at_path<'a>(&'a self, view: &View<'a>, path: &[String]) -> Vec<&'a Json> {
        let Some((name, rest)) = path.split_first() else { return Vec::new() };
        let all = view.property(name).unwrap_or_default();
        match rest {
            [] => all.to_vec(),
            rest => self.at_path(&self.view(all), rest),
        }
    }

    /// The one value that the discriminator may have, or that its parts have together, some of them in
    /// headers.
    fn event_name(&self, view: &View<'_>, naming: Naming<'_>) -> Option<String> {
        let parts = &naming.wire.name.parts;
        let one_value = |path: &[String]| {
            let [field] = path else { return None };
            match self.view(view.property(field)?).values.as_deref() {
                Some([one]) => one.as_str().map(str::to_owned),
                // An event may cover all values of the last part.
                _ if parts.len() > 1 && parts.last()?.field() == Some(field) => Some("*".to_owned()),
                _ => None,
            }
        };
        let value = |place: &NamePlace| match place {
            NamePlace::Header(name) => naming.body?.header(name),
            NamePlace::Field(path) => one_value(path),
        };
        naming.wire.name.compose(value).ok()
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
        let found = self.find(reference);
        if found.is_none() {
            let text = reference.as_str().unwrap_or("what is no text");
            let text = format!("`$ref` leads to `{text}`, which is neither in this document nor in a file beside it");
            self.not_understood(reference.line, text);
        }
        found
    }

    fn find(&self, reference: &Json) -> Option<&Json> {
        let pointer = reference.as_str()?.strip_prefix('#')?;
        let decoded = percent_encoding::percent_decode_str(pointer).decode_utf8().ok()?.into_owned();
        decoded.split('/').skip(1).try_fold(&self.root, |json, part| {
            let part = part.replace("~1", "/").replace("~0", "~");
            match &json.value {
                Value::List(items) => items.get(part.parse::<usize>().ok()?),
                _ => json.get(&part),
            }
        })
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
