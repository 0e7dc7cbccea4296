//! A vendor of both sides.

use std::collections::BTreeSet;

use super::super::change::{Change, Place};
use super::super::judge::{missing_field, new_field, other_names, union_field};
use super::super::pairs::{Likeness, pairs};
use super::super::rule;
use super::super::side::Side;
use super::super::verdict::{Effects, View};
use super::names::below_vendor;
use super::{Comparison, Owner, types};
use crate::emit::rust::ident_of;
use crate::model::{EventName, Header, HttpHeader, HttpHeaderRole, Section, Vendor};

impl<'a> Comparison<'a> {
    pub(super) fn of(old: &'a Vendor, new: &'a Vendor) -> Self {
        Comparison {
            old: Side::of(old),
            new: Side::of(new),
            types: types::renamed(old, new),
            place: Place::vendor(&new.name),
            changes: Vec::new(),
        }
    }

    /// All that has changed about the vendor, apart from its name.
    pub(super) fn vendor(mut self) -> Vec<Change> {
        let (old, new) = (self.old.vendor, self.new.vendor);
        // The arenas are read from the sides.
        #[rustfmt::skip]
        let Vendor {
            name: _, title, docs, url, api_version, sections, files, discriminator, below, header, wire_order, envelope,
            wrapper, http_headers, signature: _, delivery, types: _, payloads: _, events: _,
        } = old;
        let place = self.place.clone();
        self.text_if(&place, "title", title, &new.title);
        self.text_if(&place, "docs", url, &new.url);
        self.text_if(&place, "api_version", api_version, &new.api_version);
        self.docs(&place, docs, &new.docs);
        self.sections(sections, &new.sections);
        self.files(files, &new.files);
        // What it does to events is said of their fields.
        self.text_if(&place, "below", below, &new.below);
        self.event_name(&place, discriminator, &new.discriminator);
        self.envelope(envelope.as_ref(), new.envelope.as_ref());
        self.wrapper(wrapper.as_ref(), new.wrapper.as_ref());
        self.header(header.as_ref(), new.header.as_ref());
        self.wire_order(wire_order, &new.wire_order);
        self.http_headers(http_headers, &new.http_headers);
        self.signature();
        self.delivery(delivery.as_ref(), new.delivery.as_ref());
        self.events();
        self.types();
        self.with_examples_in_one();
        self.changes
    }

    /// How events are named.
    fn event_name(&mut self, place: &Place, old: &EventName, new: &EventName) {
        let EventName { parts, join, doc, open, preset } = old;
        if *parts != new.parts || *join != new.join {
            let effects = match (old.tag(), new.tag()) {
                (Some(one), Some(other)) if one == other => Effects::default(),
                (Some(field), Some(_)) => union_field(field),
                _ => other_names(old, new),
            };
            let text = format!("the discriminator is {}, and was {}", shown(new), shown(old));
            self.found(&rule::DISCRIMINATOR_CHANGED, place, text, effects);
        }
        if *preset != new.preset {
            let effects = match preset {
                Some(_) => Effects::default().breaking(View::Rust, "The function `Event::from_batch` is gone."),
                None => Effects::default().compatible(View::Rust, "There is a function `Event::from_batch` now."),
            };
            let text = if new.preset.is_some() { "events are CloudEvents" } else { "events are no CloudEvents" };
            self.found(&rule::DISCRIMINATOR_CHANGED, place, text, effects);
        }
        if *open != new.open {
            let text = if new.open { "some event covers several names" } else { "every event has one name" };
            self.found(&rule::DISCRIMINATOR_CHANGED, place, text, Effects::default());
        }
        self.text_if(place, "discriminator.doc", doc, &new.doc);
    }

    /// The order of what every event has. Where that has changed, its order has, too.
    fn wire_order(&mut self, old: &[Option<String>], new: &[Option<String>]) {
        let common = |list: &[Option<String>], other: &[Option<String>]| -> Vec<Option<String>> {
            list.iter().filter(|name| other.contains(name)).cloned().collect()
        };
        let names = |vendor: &Vendor| -> BTreeSet<String> {
            let header = vendor.header.iter().flat_map(|header| &header.fields).map(|field| field.name.clone());
            header.chain(vendor.discriminator.tag().map(str::to_owned)).collect()
        };
        let is_same_set = names(self.old.vendor) == names(self.new.vendor);
        if common(old, new) != common(new, old) || is_same_set && old != new {
            let place = self.place.clone();
            self.order(&place, "fields of every event");
        }
    }

    fn sections(&mut self, old: &[Section], new: &[Section]) {
        let place = self.place.clone();
        let pairs = pairs(old, new, |section| below_vendor(&section.file), |_, _| Likeness::Different);
        for (old, new) in &pairs.both {
            let Section { title, file, docs } = old;
            let place = place.owner(file);
            self.text_if(&place, "title", title, &new.title);
            self.docs(&place, docs, &new.docs);
        }
        for section in pairs.added.into_iter().chain(pairs.removed) {
            self.text(&place.owner(&section.file), "doc");
        }
        if pairs.reordered {
            self.order(&place, "sections");
        }
    }

    fn files(&mut self, old: &[String], new: &[String]) {
        let place = self.place.clone();
        let pairs = pairs(old, new, |file| below_vendor(file), |_, _| Likeness::Different);
        for file in &pairs.added {
            self.found(&rule::FILE_CHANGED, &place, format!("the file `{file}` is new"), Effects::default());
        }
        for file in &pairs.removed {
            self.found(&rule::FILE_CHANGED, &place, format!("the file `{file}` is gone"), Effects::default());
        }
        if pairs.reordered {
            self.order(&place, "files");
        }
    }

    fn header(&mut self, old: Option<&'a Header>, new: Option<&'a Header>) {
        let place = self.place.owner("header");
        match (old, new) {
            (None, None) => {}
            (Some(old), Some(new)) => {
                let Header { docs, fields } = old;
                self.docs(&place, docs, &new.docs);
                self.fields(&Owner { place, types: None, is_used: true }, fields, &new.fields);
            }
            (None, Some(header)) => {
                let effects = header.fields.iter().map(|field| new_field(&self.old, &self.new, self.same(), field));
                let effects = effects.fold(Effects::default(), Effects::or_worse);
                let effects =
                    effects.compatible(View::Rust, "Structs are `#[non_exhaustive]`: a field more breaks no code.");
                self.found(&rule::HEADER_ADDED, &place, "every event has a header", effects);
            }
            (Some(header), None) => {
                let effects = header.fields.iter().map(|field| missing_field(&self.old, &self.new, self.same(), field));
                let effects = effects.fold(Effects::default(), Effects::or_worse);
                let effects = match self.old.rust.has_header() {
                    true => effects.breaking(View::Rust, "The field `header` of every event is gone."),
                    false => effects,
                };
                self.found(&rule::HEADER_REMOVED, &place, "no event has a header any more", effects);
            }
        }
    }

    fn http_headers(&mut self, old: &[HttpHeader], new: &[HttpHeader]) {
        let pairs = pairs(old, new, |header| header.name.as_str(), |_, _| Likeness::Different);
        let place = |header: &HttpHeader| self.place.owner(&header.name);
        let places: Vec<Place> = pairs.both.iter().map(|(_, header)| place(header)).collect();
        let (added, removed): (Vec<Place>, Vec<Place>) =
            (pairs.added.iter().map(|it| place(it)).collect(), pairs.removed.iter().map(|it| place(it)).collect());
        for (header, place) in pairs.added.iter().zip(added) {
            let effects = Effects::default().compatible(View::Rust, "A constant more.");
            let text = format!("the HTTP header `{}` is new", header.name);
            self.found(&rule::HTTP_HEADER_ADDED, &place, text, effects);
        }
        for (header, place) in pairs.removed.iter().zip(removed) {
            let name = ident_of(*header);
            let effects = match new.iter().any(|other| ident_of(other) == name) {
                true => Effects::default().compatible(View::Rust, "The constant is the same."),
                false => Effects::default().breaking(View::Rust, format!("The constant `{name}` is gone.")),
            };
            let text = format!("the HTTP header `{}` is gone", header.name);
            self.found(&rule::HTTP_HEADER_REMOVED, &place, text, secrets(effects, old, new));
        }
        for ((old_header, header), place) in pairs.both.iter().zip(places) {
            let HttpHeader { name: _, role, docs } = old_header;
            self.docs(&place, docs, &header.docs);
            if *role != header.role {
                let text = format!("its role is `{}`, and was `{}`", word(header.role), word(*role));
                self.found(&rule::HTTP_HEADER_ROLE_CHANGED, &place, text, secrets(Effects::default(), old, new));
            }
        }
        if pairs.reordered {
            let place = self.place.clone();
            self.order(&place, "HTTP headers");
        }
    }
}

/// A vendor without a secret has no `verify_token`.
fn secrets(effects: Effects, old: &[HttpHeader], new: &[HttpHeader]) -> Effects {
    let has = |headers: &[HttpHeader]| headers.iter().any(|header| header.role == HttpHeaderRole::Secret);
    match (has(old), has(new)) {
        (true, false) => effects.breaking(View::Rust, "The function `verify_token` is gone."),
        (false, true) => effects.compatible(View::Rust, "There is a function `verify_token` now."),
        _ => effects,
    }
}

fn word(role: HttpHeaderRole) -> &'static str {
    HttpHeaderRole::WORDS.iter().find(|(_, known, _)| *known == role).map_or("", |(word, _, _)| word)
}

/// Where the name of an event is.
fn shown(name: &EventName) -> String {
    let places: Vec<String> = name.parts.iter().map(|part| part.place.to_string()).collect();
    match places.as_slice() {
        [place] => place.clone(),
        places => format!("{}, joined by `{}`", places.join(" and "), name.join),
    }
}
