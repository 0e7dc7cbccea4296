//! JSON Schema of events, compared with the model.

mod objects;
mod values;

use std::collections::BTreeSet;

use super::lookup::{envelope_of, header_of, payload_of};
use super::{Change, Drift, Item, Rule};
use crate::evidence::json_schema::Schemas;
use crate::evidence::{NotUnderstood, Wire};
use crate::model::Vendor;

/// How much of a document was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct SchemasRead {
    pub(crate) events: usize,
    pub(crate) fields: usize,
}

/// Compares JSON Schema documents with a vendor's model. What the schemas allow is still among the
/// changes.
pub(crate) fn compare_json_schema(documents: &[Schemas], vendor: &Vendor, wire: &Wire) -> (Drift, SchemasRead) {
    let mut drift = Drift::default();
    let mut read = SchemasRead::default();
    let mut names = BTreeSet::new();
    for schemas in documents {
        let mut comparison = Comparison { vendor, schemas, drift: &mut drift, fields: 0, visited: BTreeSet::new() };
        let events = comparison.events(wire);
        if events.is_empty() {
            let places: Vec<String> = wire.name.parts.iter().map(|part| part.place.to_string()).collect();
            let text = format!("no event is found: no {} has one value only", places.join(" with "));
            comparison.drift.not_understood.push(NotUnderstood { at: schemas.place(1), text });
        }
        read.fields += comparison.fields;
        names.extend(events);
        drift.not_understood.extend(schemas.unclear());
    }
    read.events = names.len();
    removed_events(vendor, &names, &mut drift);
    drift.changes.sort_by(|a, b| a.order().cmp(&b.order()));
    (drift, read)
}

/// Reports events that no document has, if the documents have most: one that has a few is not about
/// the others.
fn removed_events(vendor: &Vendor, names: &BTreeSet<String>, drift: &mut Drift) {
    // What is deprecated may be gone.
    let expected = vendor.events.iter().filter(|event| event.docs.deprecated.is_none());
    let gone: Vec<_> = expected.filter(|event| !names.contains(event.name.as_str())).collect();
    if gone.len() * 3 > vendor.events.len() {
        return;
    }
    for event in gone {
        let text = format!("no document has the event `{}`", event.name);
        drift
            .changes
            .push(Change::new(Rule::EventRemoved, None, Item::of_event(vendor, event), text).of_event(&event.name));
    }
}

struct Comparison<'a, 'd> {
    vendor: &'a Vendor,
    schemas: &'a Schemas,
    drift: &'d mut Drift,
    fields: usize,
    /// Objects that were compared: an item, and the line of the schema.
    visited: BTreeSet<(Item, usize)>,
}

impl<'a> Comparison<'a, '_> {
    /// Compares all events, and returns their names.
    fn events(&mut self, wire: &Wire) -> Vec<String> {
        if let (Some(holder), Some(schema)) = (envelope_of(self.vendor), self.schemas.envelope(wire)) {
            let name = self.name_of(&Item::Envelope);
            self.object(&name, &[holder], &self.schemas.view(&[schema]));
        }
        let events = self.schemas.events(wire);
        for event in &events {
            let view = self.schemas.view(&[event.schema]);
            match self.vendor.events.find(&event.name) {
                None => {
                    let text = format!("the schemas have no event `{}`", event.name);
                    let at = Some(self.schemas.place(event.schema.line));
                    self.push(Change::new(Rule::EventAdded, at, Vec::new(), text).of_event(&event.name));
                }
                Some(known) => {
                    self.object(&event.name, &[header_of(self.vendor), payload_of(self.vendor, known)], &view);
                }
            }
        }
        events.into_iter().map(|event| event.name).collect()
    }

    /// Adds a change, unless the same was found before.
    fn push(&mut self, change: Change) {
        if !self.drift.changes.iter().any(|known| known.is_same(&change)) {
            self.drift.changes.push(change);
        }
    }

    /// What an item is called in a report.
    fn name_of(&self, item: &Item) -> String {
        item.name(self.vendor)
    }
}
