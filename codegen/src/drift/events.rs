//! Events that are new or gone.

use super::items::Item;
use super::{Change, Comparison, Rule};
use crate::evidence::{Owner, Place};

impl Comparison<'_> {
    pub(super) fn events(&mut self) {
        let evidence = self.evidence;
        // Some vendors have nothing but examples.
        let has_tables = evidence.tables.iter().any(|table| matches!(table.owner, Owner::Event(_)));
        for event in &evidence.events {
            match self.vendor.events.find(&event.name) {
                None => {
                    self.event_added(&event.name, event.at);
                    if event.section && event.has_unread && !self.is_described(&event.name) {
                        let text = format!("nothing under `{}` is read as its fields", event.name);
                        self.not_understood(event.at, text);
                    }
                }
                Some(known) => {
                    let owner = Owner::Event(event.name.clone());
                    let has_table = evidence.tables.iter().any(|table| table.owner == owner);
                    let has_fields = !self.vendor.payload(known).object.fields.is_empty();
                    let by_example = !has_tables && self.is_described(&event.name);
                    if event.section && !has_table && has_fields && !by_example {
                        self.not_understood(event.at, format!("there is no table of the fields of `{}`", event.name));
                    }
                }
            }
        }
        for example in &evidence.examples {
            if let Owner::Event(name) = &example.owner
                && self.vendor.events.find(name).is_none()
            {
                self.event_added(name, example.at);
            }
        }
        self.removed_events();
    }

    /// Whether a table, a list or an example has fields of an event.
    fn is_described(&self, name: &str) -> bool {
        let is_event = |owner: &Owner| matches!(owner, Owner::Event(event) if event == name);
        self.evidence.tables.iter().any(|table| is_event(&table.owner))
            || self.evidence.examples.iter().any(|example| is_event(&example.owner))
    }

    fn event_added(&mut self, name: &str, at: Place) {
        let text = format!("the schemas have no event `{name}`");
        self.push(Change::new(Rule::EventAdded, Some(at), Vec::new(), text).of_event(name));
    }

    fn removed_events(&mut self) {
        let documented = |name: &str| self.evidence.events.iter().any(|event| event.name == name);
        let expected = self.vendor.events.iter().filter(|event| event.docs.deprecated.is_none());
        let gone: Vec<_> = expected.filter(|event| !documented(&event.name)).collect();
        // No vendor drops so many at once.
        let cut_off = gone.len() * 3 > self.vendor.events.len();
        if !gone.is_empty() && (cut_off || self.evidence.may_miss_events) {
            let names: Vec<&str> = gone.iter().map(|event| event.name.as_str()).collect();
            let (number, all, names) = (gone.len(), self.vendor.events.len(), names.join("`, `"));
            let text = format!("{number} of the {all} events of the schemas are not found in what was read: `{names}`");
            self.not_understood(Place { document: 0, line: 1 }, text);
            return;
        }
        for event in &gone {
            let items = Item::of_event(self.vendor, event);
            let text = format!("no document has the event `{}`", event.name);
            self.push(Change::new(Rule::EventRemoved, None, items, text).of_event(&event.name));
        }
    }
}
