//! The schema files of a vendor while they are edited, and where its items stand in them.

use std::collections::BTreeMap;
use std::path::Path;

use heck::ToSnakeCase;

use super::edit::{At, EditError, Step, Text};
use super::render::presence_text;
use super::written::written_as;
use crate::drift::Item;
use crate::format::formatted;
use crate::load::{LoadedFile, LoadedVendor};
use crate::model::ascii_words;
use crate::scaffold::modeline;
use crate::source::Sources;
use crate::syntax::{KindSyntax, Policy, PresenceSyntax};

/// The files of a vendor. Paths are relative to the schema directory.
pub(crate) struct Files<'a> {
    schemas: &'a Path,
    loaded: &'a LoadedVendor,
    old: BTreeMap<String, String>,
    new: BTreeMap<String, Text>,
    /// Whether fields of whose presence nothing is known may be absent and null, which new files say once
    /// for all of them.
    pub(crate) is_forgiving: bool,
}

/// What a new file says then.
const FORGIVING: PresenceSyntax =
    PresenceSyntax { nullable: Some(Policy::Always), optional: Some(Policy::Always), required: None };

/// A file that is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) path: String,
    /// What stands in it; none if it is new.
    pub(crate) old: Option<String>,
    pub(crate) new: String,
}

impl<'a> Files<'a> {
    pub(crate) fn new(schemas: &'a Path, loaded: &'a LoadedVendor, sources: &Sources) -> Self {
        let mut old = BTreeMap::new();
        let texts: BTreeMap<&str, &str> = sources.iter().map(|file| (file.path.as_str(), file.text.as_ref())).collect();
        let own = format!("{}/vendor.yaml", loaded.name);
        for relative in loaded.files.iter().map(|file| file.path.clone()).chain([own]) {
            let path = schemas.join(&relative).display().to_string();
            old.extend(texts.get(path.as_str()).map(|text| (relative, (*text).to_owned())));
        }
        Files { schemas, loaded, old, new: BTreeMap::new(), is_forgiving: false }
    }

    /// The files that have changed, in their canonical form if they were in it, or are new.
    pub(crate) fn finish(self) -> Vec<Written> {
        let Files { old, new, .. } = self;
        let written = new.into_iter().filter_map(|(path, text)| {
            let old = old.get(&path).cloned();
            let new = text.finish();
            let canonical = old.as_ref().is_none_or(|old| formatted(old).as_ref() == Some(old));
            let new = if canonical { formatted(&new).unwrap_or(new) } else { new };
            (old.as_ref() != Some(&new)).then_some(Written { path, old, new })
        });
        written.collect()
    }

    /// The text of a file, a new one if there is none.
    pub(crate) fn text(&mut self, path: &str, source: Option<&str>) -> &mut Text {
        let old = self.old.get(path);
        let presence =
            if self.is_forgiving { format!("presence: {}\n", presence_text(FORGIVING)) } else { String::new() };
        self.new.entry(path.to_owned()).or_insert_with(|| match old {
            Some(old) => Text::new(old),
            None => {
                let source = source.filter(|source| !source.is_empty());
                let source = source.map(|source| format!("source: {}\n", super::yaml::prose(source)));
                Text::new(&(modeline(self.schemas, path, "events") + &source.unwrap_or_default() + &presence))
            }
        })
    }

    /// The text of `vendor.yaml`.
    pub(crate) fn vendor_path(&self) -> String {
        format!("{}/vendor.yaml", self.loaded.name)
    }

    /// The presence that a file says for its fields.
    pub(crate) fn presence(&self, path: &str) -> Option<PresenceSyntax> {
        match self.old.contains_key(path) {
            true => self.loaded.files.iter().find(|file| file.path == path)?.schema.presence,
            false => self.is_forgiving.then_some(FORGIVING),
        }
    }

    /// The presence that an item says for its fields.
    pub(crate) fn presence_of(&self, item: &Item) -> Option<PresenceSyntax> {
        let item = &written_as(item, self.loaded);
        let schemas = || self.loaded.files.iter().map(|file| &file.schema);
        match item {
            Item::Type(name) => {
                let mut types = schemas().flat_map(|file| file.types.iter());
                match &types.find(|(key, _)| key.value == *name)?.1.kind {
                    KindSyntax::Object(object) => object.presence,
                    _ => None,
                }
            }
            Item::Event(name) => {
                schemas().flat_map(|file| file.events.iter()).find(|(key, _)| key.value == *name)?.1.presence
            }
            Item::Payload(name) => {
                schemas().flat_map(|file| file.payloads.iter()).find(|(key, _)| key.value == *name)?.1.presence
            }
            Item::Header => self.loaded.vendor.header.as_ref()?.presence,
            Item::Envelope => self.loaded.vendor.envelope.as_ref()?.presence,
            Item::Field(..) | Item::Dictionary(_) => None,
        }
    }

    /// The file that an item is written in.
    pub(crate) fn home(&self, item: &Item) -> Option<String> {
        let item = &written_as(item, self.loaded);
        let has = |test: &dyn Fn(&LoadedFile) -> bool| {
            self.loaded.files.iter().find(|file| test(file)).map(|file| file.path.clone())
        };
        match item {
            Item::Event(name) => has(&|file| file.schema.events.iter().any(|(key, _)| key.value == *name)),
            Item::Payload(name) => has(&|file| file.schema.payloads.iter().any(|(key, _)| key.value == *name)),
            Item::Type(name) => has(&|file| file.schema.types.iter().any(|(key, _)| key.value == *name)),
            Item::Dictionary(name) => has(&|file| file.schema.fields.iter().any(|(key, _)| key.value == *name)),
            Item::Header | Item::Envelope => Some(self.vendor_path()),
            Item::Field(holder, _) => self.home(holder),
        }
    }

    /// Whether an item stands in a file, and not only stands for what is there.
    pub(crate) fn has(&self, item: &Item) -> bool {
        let Some(text) = self.home(item).and_then(|home| self.old.get(&home)) else { return false };
        with_steps(&written_as(item, self.loaded), |steps| Text::new(text).has(steps))
    }

    /// The file of new events under a heading: that of the event before them, or of one behind, or
    /// the one whose source the heading is, or a new one.
    pub(crate) fn home_of_events(&self, under: &str, beside: &[&str]) -> String {
        let known = beside.iter().find_map(|event| self.home(&Item::Event((*event).to_owned())));
        let of_source = || {
            let is_source = |file: &&LoadedFile| {
                !file.schema.events.is_empty()
                    && file.schema.about.source.as_ref().is_some_and(|source| source.value == under)
            };
            self.loaded.files.iter().find(is_source).map(|file| file.path.clone())
        };
        known.or_else(of_source).unwrap_or_else(|| {
            let name = ascii_words(under).to_snake_case();
            format!("{}/events/{}.yaml", self.loaded.name, if name.is_empty() { "events" } else { &name })
        })
    }

    /// The file for what several files use.
    pub(crate) fn shared(&self, name: &str) -> String {
        format!("{}/{name}.yaml", self.loaded.name)
    }

    /// Sets a key of an item, a field or any other.
    pub(crate) fn set(&mut self, item: &Item, key: &str, value: &str) -> Result<(), EditError> {
        let path = self.home(item).ok_or_else(|| EditError::Missing(label(item)))?;
        with_steps(&written_as(item, self.loaded), |steps| self.text(&path, None).set(steps, key, value, "type"))
    }

    /// Puts a comment above an item.
    pub(crate) fn comment(&mut self, item: &Item, comment: &str) -> Result<(), EditError> {
        let path = self.home(item).ok_or_else(|| EditError::Missing(label(item)))?;
        with_steps(&written_as(item, self.loaded), |steps| self.text(&path, None).comment(steps, comment))
    }

    /// Adds a field to what has fields.
    pub(crate) fn add_field(&mut self, holder: &Item, at: At<'_>, entry: &[String]) -> Result<(), EditError> {
        let path = self.home(holder).ok_or_else(|| EditError::Missing(label(holder)))?;
        with_steps(&written_as(holder, self.loaded), |steps| {
            let steps: Vec<Step<'_>> = steps.iter().copied().chain([Step::Key("fields")]).collect();
            self.text(&path, None).add(&steps, at, entry)
        })
    }

    /// Adds a value to an enum.
    pub(crate) fn add_value(&mut self, ty: &str, at: At<'_>, entry: &[String]) -> Result<(), EditError> {
        let path = self.home(&Item::Type(ty.to_owned())).ok_or_else(|| EditError::Missing(ty.to_owned()))?;
        let steps = [Step::Key("types"), Step::Key(ty), Step::Key("values")];
        self.text(&path, None).add(&steps, at, entry)
    }

    /// Sets a key of an enum's value.
    pub(crate) fn set_value(&mut self, ty: &str, value: &str, key: &str, text: &str) -> Result<(), EditError> {
        let path = self.home(&Item::Type(ty.to_owned())).ok_or_else(|| EditError::Missing(ty.to_owned()))?;
        let steps = [Step::Key("types"), Step::Key(ty), Step::Key("values"), Step::Key(value)];
        self.text(&path, None).set(&steps, key, text, "doc")
    }
}

fn with_steps<T>(item: &Item, then: impl FnOnce(&[Step<'_>]) -> T) -> T {
    let mut steps = Vec::new();
    steps_to(item, &mut steps);
    then(&steps)
}

/// The steps to an item in its file.
fn steps_to<'i>(item: &'i Item, steps: &mut Vec<Step<'i>>) {
    match item {
        Item::Event(name) => steps.extend([Step::Key("events"), Step::Key(name)]),
        Item::Payload(name) => steps.extend([Step::Key("payloads"), Step::Key(name)]),
        Item::Type(name) => steps.extend([Step::Key("types"), Step::Key(name)]),
        Item::Dictionary(name) => steps.extend([Step::Key("fields"), Step::Key(name)]),
        Item::Header => steps.push(Step::Key("header")),
        Item::Envelope => steps.push(Step::Key("envelope")),
        Item::Field(holder, name) => {
            steps_to(holder, steps);
            steps.extend([Step::Key("fields"), Step::Item(name)]);
        }
    }
}

/// An item as messages call it.
pub(crate) fn label(item: &Item) -> String {
    match item {
        Item::Event(name) | Item::Payload(name) | Item::Type(name) | Item::Dictionary(name) => name.clone(),
        Item::Header => "header".to_owned(),
        Item::Envelope => "envelope".to_owned(),
        Item::Field(holder, name) => format!("{}.{name}", label(holder)),
    }
}
