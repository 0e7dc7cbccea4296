//! The object around a list of events.

use super::super::judge::refused;
use super::super::rule;
use super::super::verdict::{Effects, View};
use super::{Comparison, Owner};
use crate::emit::rust::ident_of;
use crate::model::Envelope;

impl<'a> Comparison<'a> {
    pub(super) fn envelope(&mut self, old: Option<&'a Envelope>, new: Option<&'a Envelope>) {
        match (old, new) {
            (None, None) => {}
            (None, Some(envelope)) => {
                let effects = other_body("Events are boxed in their variants.");
                let why = format!("Code compiles, and has to look for events in `{}`.", envelope.events_field);
                let effects = effects.compatible(View::TypeScript, why);
                let text = format!("a body is a list of events in `{}`", envelope.events_field);
                self.found(&rule::ENVELOPE_ADDED, &self.place.owner(&envelope.name), text, effects);
            }
            (Some(envelope), None) => {
                let effects = other_body(&format!("The type `{}` is gone.", ident_of(envelope)));
                self.found(&rule::ENVELOPE_REMOVED, &self.place.owner(&envelope.name), "a body is one event", effects);
            }
            (Some(old), Some(new)) => self.envelopes(old, new),
        }
    }

    fn envelopes(&mut self, old: &'a Envelope, new: &'a Envelope) {
        let Envelope { name, docs, object, events_field, events_doc, example } = old;
        let place = self.place.owner(&new.name);
        if *name != new.name {
            let (before, after) = (ident_of(old).to_string(), ident_of(new).to_string());
            let mut effects = Effects::default();
            if before != after {
                effects = effects.breaking(View::Rust, format!("`{before}` is called `{after}` now."));
            }
            if self.old.keys.body() != self.new.keys.body() {
                let why = format!("`{}` is called `{}` now.", self.old.keys.body(), self.new.keys.body());
                effects = effects.breaking(View::TypeScript, why);
            }
            let text = format!("the envelope `{}` was called `{name}`", new.name);
            self.found(&rule::ENVELOPE_RENAMED, &place, text, effects);
        }
        self.docs(&place, docs, &new.docs);
        if *events_field != new.events_field {
            let effects = other_body("The list of events has another name.");
            let effects = match self.old.rust.event_list() == self.new.rust.event_list() {
                true => effects.compatible(View::Rust, "The field is the same."),
                false => effects,
            };
            let text = format!("the list of events is `{}`, and was `{events_field}`", new.events_field);
            self.found(&rule::EVENT_LIST_RENAMED, &place, text, effects);
        }
        self.text_if(&place, "events.doc", events_doc, &new.events_doc);
        self.example(&place, example, &new.example);
        self.object(&Owner { place, types: None, is_used: true }, object, &new.object);
    }
}

/// The effects of a body that is another object.
fn other_body(why: &str) -> Effects {
    let effects = refused("a body is another object");
    effects.breaking(View::Rust, why).breaking(View::TypeScript, "A body is another object.")
}
