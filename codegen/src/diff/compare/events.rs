//! Events and their payloads.

use std::collections::BTreeSet;

use super::super::change::{Change, Place};
use super::super::judge::{Reader, Taken, wire};
use super::super::pairs::{Likeness, Pairs, Renamed, are_alike, pairs};
use super::super::rule;
use super::super::verdict::{Effects, View};
use super::names::{Names, name_change};
use super::{Comparison, Owner};
use crate::emit::contract::{Profile, takes_unknown_events};
use crate::emit::rust::ident_of;
use crate::model::{Event, Payload};

impl<'a> Comparison<'a> {
    pub(super) fn events(&mut self) {
        let (old, new) = (self.old.vendor, self.new.vendor);
        let Pairs { both, renamed, removed, added, reordered } =
            pairs(&old.events, &new.events, |event| event.name.as_str(), |old, new| self.event_likeness(old, new));
        for event in added {
            let text = format!("the event `{}` is new", event.name);
            // The schemas of a vendor without events take any object.
            let effects =
                if old.events.is_empty() { wire(|_| Taken::Accepted(None)) } else { self.other_event(false, true) };
            let effects = effects.compatible(View::Rust, "The enums are `#[non_exhaustive]`.");
            let why = "A member of the union more: a `switch` with a `default` takes it.";
            let effects = effects.compatible(View::TypeScript, why);
            self.found(&rule::EVENT_ADDED, &self.place.event(&event.name), text, effects);
        }
        for event in removed {
            let text = format!("the event `{}` is gone", event.name);
            let effects = self.other_event(true, false);
            let effects = effects.breaking(View::Rust, format!("The variant `{}` is gone.", ident_of(event)));
            let why = format!("No member of the union is called \"{}\" any more.", event.name);
            let effects = effects.breaking(View::TypeScript, why);
            self.found(&rule::EVENT_REMOVED, &self.place.event(&event.name), text, effects);
        }
        for it in &renamed {
            self.event_renamed(it);
            self.event(it.old, it.new);
        }
        for (old, new) in &both {
            self.event(old, new);
            let change =
                name_change(&self.place.event(&new.name), &self.event_names(old, true), &self.event_names(new, false));
            self.changes.extend(change);
        }
        if reordered {
            let place = self.place.clone();
            self.order(&place, "events");
        }
        self.payloads(both.into_iter().chain(renamed.iter().map(|it| (it.old, it.new))));
    }

    /// What becomes of an event whose name only one side has: a decoder keeps it whole, and so do the
    /// schemas for receivers where a body tells its name.
    fn other_event(&self, is_gone: bool, has_come: bool) -> Effects {
        wire(|lens| {
            let is_met = if lens.old_reads { has_come } else { is_gone };
            let (reader, _) = lens.sides(self.old.vendor, self.new.vendor);
            match lens.reader {
                _ if !is_met => Taken::Accepted(None),
                Reader::Decoder => Taken::Accepted(Some("such an event is `Unknown`, and kept whole")),
                Reader::Schema(Profile::Receiver) if takes_unknown_events(reader) => {
                    Taken::Accepted(Some("such an event is an `UnknownEvent`"))
                }
                Reader::Schema(_) => Taken::Refused("they have no event of that name".to_owned()),
            }
        })
    }

    /// Whether an event is another under a new name: it has the same fields and, if there are any,
    /// a name or docs that are alike.
    fn event_likeness(&self, old: &Event, new: &Event) -> Likeness {
        let (one, other) = (self.old.vendor.payload(old), self.new.vendor.payload(new));
        let (one, other) = (&one.object.fields, &other.object.fields);
        let is_same = one.len() == other.len()
            && one
                .iter()
                .zip(other)
                .all(|(one, other)| one.name == other.name && self.types.is_same_type(&one.ty, &other.ty));
        let is_same_doc = !old.docs.text.is_empty() && old.docs.text == new.docs.text;
        match is_same && (is_same_doc || are_alike(&old.name, &new.name) && old.file == new.file) {
            true => Likeness::AtSamePlace,
            false => Likeness::Different,
        }
    }

    fn event_renamed(&mut self, it: &Renamed<'a, Event>) {
        let effects = self.event_names(it.old, true).effects(&self.event_names(it.new, false));
        let effects = effects.or_worse(self.other_event(true, true));
        let why = format!("No member of the union is called \"{}\" any more.", it.old.name);
        let effects = effects.breaking(View::TypeScript, why);
        let text = format!("the event `{}` was called `{}`", it.new.name, it.old.name);
        let change = Change::new(&rule::EVENT_RENAMED, self.place.event(&it.new.name), text);
        self.push(change.judged(effects).guessed(it.guess));
    }

    fn event_names<'s>(&'s self, event: &'s Event, is_old: bool) -> Names<'s> {
        let keys = if is_old { &self.old.keys } else { &self.new.keys };
        let rust = ident_of(event).to_string();
        Names { preferred: event.preferred_name.as_deref(), rust, key: Some(keys.event(&event.name)) }
    }

    /// An event of both sides. Its fields are compared with its payload.
    fn event(&mut self, old: &'a Event, new: &'a Event) {
        let Event { name: _, pattern, preferred_name: _, docs, file, payload: _, example } = old;
        let place = self.place.event(&new.name);
        self.docs(&place, docs, &new.docs);
        if *pattern != new.pattern {
            let text = format!("the event `{}` covers other names", new.name);
            let effects = self.other_event(old.pattern.is_some(), new.pattern.is_some());
            self.found(&rule::DISCRIMINATOR_CHANGED, &place, text, effects);
        }
        let own_struct = !self.new.vendor.payload(new).shared;
        self.file(&place, file, &new.file, own_struct);
        self.example(&place, example, &new.example);
        self.payload_of(&place, old, new);
    }

    /// Whether the struct in the event's variant is another. That of an event with fields of its
    /// own is called like the event.
    fn payload_of(&mut self, place: &Place, old: &Event, new: &Event) {
        let (before, after) = (self.old.vendor.payload(old), self.new.vendor.payload(new));
        let is_same = match (before.shared, after.shared) {
            (true, true) => before.name == after.name,
            (one, other) => one == other,
        };
        if is_same {
            return;
        }
        let name =
            |payload: &Payload| if payload.shared { format!("`{}`", payload.name) } else { "its own".to_owned() };
        let text = format!("its fields are {}, and were {}", shown(after), shown(before));
        let effects = Effects::default().breaking(
            View::Rust,
            format!("The struct in the event's variant is {}, and was {}.", name(after), name(before)),
        );
        self.found(&rule::PAYLOAD_CHANGED, place, text, effects);
    }

    /// Payloads, each pair of them once, however many events have it.
    fn payloads(&mut self, events: impl Iterator<Item = (&'a Event, &'a Event)>) {
        let (old, new) = (self.old.vendor, self.new.vendor);
        let mut done = BTreeSet::new();
        let of_events = events.map(|(one, other)| (old.payload(one), new.payload(other), true));
        let unused = old.payloads.iter().filter_map(|one| Some((one, new.payloads.find(&one.id)?, false)));
        let all: Vec<(&Payload, &Payload, bool)> = of_events.chain(unused).collect();
        for (one, other, is_used) in all {
            if done.insert((&one.id, &other.id)) {
                self.payload(one, other, is_used);
            }
        }
        let shared = |list: &'a [Payload]| list.iter().filter(|payload| payload.shared);
        for payload in shared(&new.payloads).filter(|it| old.payloads.find(&it.id).is_none()) {
            let text = format!("the payload `{}` is new", payload.name);
            let effects = Effects::default().compatible(View::Rust, "A struct more.");
            self.found(&rule::PAYLOAD_ADDED, &self.place.owner(&payload.name), text, effects);
        }
        for payload in shared(&old.payloads).filter(|it| new.payloads.find(&it.id).is_none()) {
            let text = format!("the payload `{}` is gone", payload.name);
            let effects = match self.old.rust.has_struct(payload) {
                true => Effects::default().breaking(View::Rust, format!("The struct `{}` is gone.", ident_of(payload))),
                false => Effects::default(),
            };
            self.found(&rule::PAYLOAD_REMOVED, &self.place.owner(&payload.name), text, effects);
        }
        let order = |list: &'a [Payload], other: &'a [Payload]| -> Vec<&'a str> {
            let known = list.iter().filter(|it| other.iter().any(|known| known.id == it.id));
            known.map(|it| it.id.as_str()).collect()
        };
        if order(&old.payloads, &new.payloads) != order(&new.payloads, &old.payloads) {
            let place = self.place.clone();
            self.order(&place, "payloads");
        }
    }

    fn payload(&mut self, old: &'a Payload, new: &'a Payload, is_used: bool) {
        let Payload { id: _, name, preferred_name, docs, shared, object } = old;
        let place = if new.shared { self.place.owner(&new.name) } else { self.place.event(&new.name) };
        if *shared == new.shared {
            self.docs(&place, docs, &new.docs);
        }
        if *shared == new.shared && *name == new.name {
            let names = |payload: &Payload| ident_of(payload).to_string();
            let before = Names { preferred: preferred_name.as_deref(), rust: names(old), key: None };
            let after = Names { preferred: new.preferred_name.as_deref(), rust: names(new), key: None };
            self.changes.extend(name_change(&place, &before, &after));
        }
        let owner = Owner { place: self.place.owner(&new.name), types: None, is_used };
        self.object(&owner, object, &new.object);
    }
}

fn shown(payload: &Payload) -> String {
    if payload.shared { format!("those of the payload `{}`", payload.name) } else { "its own".to_owned() }
}
