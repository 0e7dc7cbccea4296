//! Puts new events, payloads and types into the right files.

use std::collections::{BTreeMap, BTreeSet};

use super::dictionary::take_common;
use super::draft::{Body, FieldDraft, KindDraft, TypeDraft};
use super::edit::{At, EditError, Step};
use super::files::Files;
use super::presence::Defaults;
use super::render::Renderer;
use super::source::{NewItems, Source};
use super::types::name_in;
use crate::evidence::EventEvidence;
use crate::model::TypeRef;

/// Writes new items, and returns how many descriptions are to be written by people.
pub(crate) struct Placer<'p, 'a> {
    pub(crate) files: &'p mut Files<'a>,
    pub(crate) source: &'p dyn Source,
    pub(crate) documents: &'p [String],
    /// What holds for all of the vendor.
    pub(crate) defaults: Defaults,
    pub(crate) is_reference: &'p dyn Fn(&TypeRef<String>) -> bool,
    pub(crate) in_dictionary: &'p dyn Fn(&str) -> bool,
    /// Types that files name besides those that are new.
    pub(crate) users: BTreeMap<String, BTreeSet<String>>,
    pub(crate) docs: usize,
}

/// The files of new events and payloads, one for each.
struct Homes {
    events: Vec<String>,
    payloads: Vec<String>,
}

impl<'p> Placer<'p, '_> {
    /// Writes all.
    pub(crate) fn write(&mut self, mut new: NewItems, mut types: Vec<TypeDraft>) -> Result<(), EditError> {
        let dictionary = self.dictionary(&mut new, &mut types);
        let homes = self.homes(&new);
        self.note_users(&new, &homes, &dictionary);
        self.write_header(&new.header)?;
        for field in &dictionary {
            let path = self.files.shared("fields");
            let entry = self.render(&path, |renderer| renderer.dictionary(field));
            self.files.text(&path, None).add(&[Step::Key("fields")], At::Last, &entry)?;
        }
        let under = homes.events.iter().zip(new.events.iter().map(|(under, _)| under));
        let sources: BTreeMap<&String, &String> = under.collect();
        let mut entries = Vec::new();
        for ty in self.in_order(types) {
            let home = self.home_of_type(&ty.name);
            let entry = self.render(&home, |renderer| renderer.ty(&ty));
            entries.push((home, entry));
        }
        self.add_all("types", entries, &sources)?;
        let mut entries = Vec::new();
        for ((_, payload), home) in new.payloads.iter().zip(&homes.payloads) {
            let entry = self.render(home, |renderer| renderer.payload(payload));
            entries.push((home.clone(), entry));
        }
        self.add_all("payloads", entries, &sources)?;
        self.write_events(&new, &homes.events, &sources)
    }

    /// The files of new events and payloads.
    fn homes(&self, new: &NewItems) -> Homes {
        let events: Vec<String> = new.events.iter().map(|(under, event)| self.home(under, &event.name)).collect();
        let payloads = new.payloads.iter().map(|(_, payload)| self.home_of_payload(new, &events, &payload.name));
        Homes { payloads: payloads.collect(), events }
    }

    /// Notes which types are used in which files.
    fn note_users(&mut self, new: &NewItems, homes: &Homes, dictionary: &[FieldDraft]) {
        for ((_, event), home) in new.events.iter().zip(&homes.events) {
            if let Body::Own(fields) = &event.body {
                self.use_types(fields, home);
            }
        }
        for ((_, payload), home) in new.payloads.iter().zip(&homes.payloads) {
            self.use_types(&payload.fields, home);
        }
        let shared = self.files.shared("types");
        self.use_types(dictionary, &shared);
    }

    /// Writes new events, each behind the one before it in the documents.
    fn write_events(
        &mut self,
        new: &NewItems,
        homes: &[String],
        sources: &BTreeMap<&String, &String>,
    ) -> Result<(), EditError> {
        let source = |home: &String| sources.get(home).map(|source| source.as_str());
        let mut entries = Vec::new();
        let mut beside = Vec::new();
        // To look into a file takes a pass over all of it, and a file may get hundreds of events.
        let mut has_events: BTreeMap<&String, bool> = BTreeMap::new();
        for ((_, event), home) in new.events.iter().zip(homes) {
            let entry = self.render(home, |renderer| renderer.event(event));
            let has = || self.files.text(home, source(home)).has(&[Step::Key("events")]);
            match *has_events.entry(home).or_insert_with(has) {
                true => beside.push((event, home, entry)),
                false => entries.push((home.clone(), entry)),
            }
        }
        self.add_all("events", entries, sources)?;
        let is_ordered = !self.source.order().is_empty();
        for (event, home, entry) in beside {
            let before = self.before(&event.name);
            let text = self.files.text(home, source(home));
            let before = before.into_iter().find(|before| text.has(&[Step::Key("events"), Step::Key(before)]));
            let at = match before {
                Some(before) => At::After(before),
                None if is_ordered && text.has(&[Step::Key("events")]) => At::First,
                None => At::Last,
            };
            match &event.body {
                Body::Own(_) => text.add_apart(&[Step::Key("events")], at, &entry)?,
                Body::Shared(_) => text.add(&[Step::Key("events")], at, &entry)?,
            }
        }
        Ok(())
    }

    /// Writes the fields of every event, of a vendor that has none of these.
    fn write_header(&mut self, fields: &[FieldDraft]) -> Result<(), EditError> {
        if fields.is_empty() {
            return Ok(());
        }
        let home = self.files.vendor_path();
        self.use_types(fields, &home);
        let lines = self.render(&home, |renderer| renderer.header(fields));
        self.files.text(&home, None).add(&[Step::Key("header")], At::Last, &lines)
    }

    /// Adds entries to a mapping of their files: all at once where a file has none yet.
    fn add_all(
        &mut self,
        mapping: &str,
        entries: Vec<(String, Vec<String>)>,
        sources: &BTreeMap<&String, &String>,
    ) -> Result<(), EditError> {
        let mut homes: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
        for (home, entry) in entries {
            homes.entry(home).or_default().push(entry);
        }
        for (home, entries) in homes {
            let source = sources.get(&home).map(|source| source.as_str());
            let text = self.files.text(&home, source);
            if text.has(&[Step::Key(mapping)]) {
                entries.iter().try_for_each(|entry| text.add_apart(&[Step::Key(mapping)], At::Last, entry))?;
            } else {
                let all = entries.join(&String::new());
                text.add(&[Step::Key(mapping)], At::Last, &all)?;
            }
        }
        Ok(())
    }

    pub(crate) fn render(&mut self, home: &str, lines: impl FnOnce(&mut Renderer<'_>) -> Vec<String>) -> Vec<String> {
        let defaults = self.defaults.within(self.files.presence(home));
        let is_forgiving = self.files.is_forgiving;
        let mut renderer =
            Renderer { defaults, is_forgiving, is_reference: self.is_reference, documents: self.documents, docs: 0 };
        let lines = lines(&mut renderer);
        self.docs += renderer.docs;
        lines
    }

    fn dictionary(&self, new: &mut NewItems, types: &mut [TypeDraft]) -> Vec<FieldDraft> {
        let events = new.events.iter_mut().filter_map(|(_, event)| match &mut event.body {
            Body::Own(fields) => Some(fields),
            Body::Shared(_) => None,
        });
        let payloads = new.payloads.iter_mut().map(|(_, payload)| &mut payload.fields);
        let types = types.iter_mut().filter_map(|ty| match &mut ty.kind {
            KindDraft::Object { fields, presence: None } => Some(fields),
            _ => None,
        });
        let mut lists: Vec<&mut Vec<FieldDraft>> = events.chain(payloads).chain(types).collect();
        take_common(&mut lists, self.in_dictionary)
    }

    /// The events before one in the documents, the closest first.
    fn before(&self, name: &str) -> Vec<&'p str> {
        let events = self.source.order().iter();
        let mut before: Vec<&str> =
            events.take_while(|event| event.name != name).map(|event| event.name.as_str()).collect();
        before.reverse();
        before
    }

    fn home(&self, under: &str, name: &str) -> String {
        let is_beside = |event: &&EventEvidence| event.under == under;
        if let Some(home) = self.source.home() {
            return home.to_owned();
        }
        let order = self.source.order();
        let index = order.iter().position(|event| event.name == name).unwrap_or_default();
        let (before, behind) = order.split_at(index);
        let beside: Vec<&str> =
            before.iter().rev().chain(behind).filter(is_beside).map(|event| event.name.as_str()).collect();
        self.files.home_of_events(under, &beside)
    }

    fn home_of_payload(&self, new: &NewItems, homes: &[String], payload: &str) -> String {
        let uses = |body: &Body| matches!(body, Body::Shared(name) if name == payload);
        let first = new.events.iter().zip(homes).find(|((_, event), _)| uses(&event.body));
        first.map_or_else(|| self.files.shared("types"), |(_, home)| home.clone())
    }

    pub(crate) fn use_types(&mut self, fields: &[FieldDraft], home: &str) {
        for name in fields.iter().filter_map(|field| name_in(&field.ty.as_ref()?.shape)) {
            self.users.entry(name.clone()).or_default().insert(home.to_owned());
        }
    }

    /// Sorts types so that each comes behind the one that uses it, with its file among its own.
    fn in_order(&mut self, types: Vec<TypeDraft>) -> Vec<TypeDraft> {
        // A type is where its users are, and they can be types: as often as types can nest.
        for _ in 0..types.len() {
            let before: usize = self.users.values().map(BTreeSet::len).sum();
            for ty in &types {
                let home = self.home_of_type(&ty.name);
                let names: Vec<&String> = match &ty.kind {
                    KindDraft::Object { fields, .. } => {
                        fields.iter().filter_map(|field| name_in(&field.ty.as_ref()?.shape)).collect()
                    }
                    KindDraft::Union { variants, .. } => variants.iter().map(|variant| &variant.ty).collect(),
                    KindDraft::Alias(ty) => name_in(&ty.shape).into_iter().collect(),
                    KindDraft::Enum { .. } => Vec::new(),
                };
                for name in names {
                    self.users.entry(name.clone()).or_default().insert(home.clone());
                }
            }
            if self.users.values().map(BTreeSet::len).sum::<usize>() == before {
                break;
            }
        }
        types
    }

    /// The file of a new type: that of all who use it, or the one for all.
    fn home_of_type(&self, name: &str) -> String {
        let users = self.users.get(name).map(|users| users.iter().collect::<Vec<_>>()).unwrap_or_default();
        match users.as_slice() {
            [only] if !only.ends_with("/vendor.yaml") => (*only).clone(),
            _ => self.files.shared("types"),
        }
    }
}
