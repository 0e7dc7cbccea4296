//! What documents say, compared with the model: which events and fields are new, gone or changed.

mod allow;
mod captured;
mod change;
mod check;
mod declared;
mod events;
mod examples;
mod fields;
mod items;
mod json_schema;
mod lookup;
mod removed;
mod report;
mod texts;
mod types;
mod values;

pub(crate) use allow::{Allowance, Unused, read_id};
pub(crate) use captured::{Traffic, compare_captured, could_take, hide_values, takes, takes_scalar, takes_values};
pub(crate) use change::{Change, Rate, Rule};
pub(crate) use check::check_layouts;
pub(crate) use declared::Declared;
pub(crate) use items::Item;
pub(crate) use json_schema::{SchemasRead, compare_json_schema};
pub(crate) use report::{ReadParts, Report, Subject};
pub(crate) use texts::compare_texts;
pub(crate) use types::difference;

use std::collections::BTreeSet;

use crate::evidence::layout::Layout;
use crate::evidence::{Evidence, NotUnderstood, Owner, Place};
use crate::model::Vendor;
use crate::source::FileId;

/// What comes of comparing documents with the model.
#[derive(Debug, Default)]
pub(crate) struct Drift {
    pub(crate) changes: Vec<Change>,
    pub(crate) not_understood: Vec<NotUnderstood>,
    /// What a document does not say where the schemas expect it: not understood, unless the schemas
    /// allow the change.
    unread: Vec<Change>,
}

impl Drift {
    /// Adds what another comparison found.
    pub(crate) fn extend(&mut self, other: Drift) {
        self.changes.extend(other.changes);
        self.not_understood.extend(other.not_understood);
        self.unread.extend(other.unread);
    }

    /// Takes out what the schemas allow, and tells which allowances are of no use.
    pub(crate) fn allow(&mut self, allowances: &[Allowance], file_of: impl Fn(&Item) -> Option<FileId>) -> Vec<Unused> {
        let unused = allow::apply(self, allowances, file_of);
        self.not_understood.sort();
        self.not_understood.dedup();
        unused
    }
}

/// Compares evidence with a vendor's model. What the schemas allow is still among the changes.
pub(crate) fn compare(evidence: &Evidence, layout: &Layout, vendor: &Vendor) -> Drift {
    let mut comparison = Comparison::new(evidence, layout, vendor);
    if evidence.events.is_empty() {
        // Another page: it says nothing about what is gone.
        let text = "no event is found: this is another page, or its layout has changed".to_owned();
        comparison.not_understood(Place { document: 0, line: 1 }, text);
        return comparison.finish();
    }
    comparison.events();
    comparison.fields();
    comparison.removed_fields();
    comparison.values();
    comparison.examples();
    comparison.finish()
}

struct Comparison<'a> {
    evidence: &'a Evidence,
    layout: &'a Layout,
    vendor: &'a Vendor,
    /// Types whose values have rows or sections of their own.
    listed_types: BTreeSet<&'a str>,
    drift: Drift,
}

impl<'a> Comparison<'a> {
    fn new(evidence: &'a Evidence, layout: &'a Layout, vendor: &'a Vendor) -> Self {
        let listed_types = evidence.values.iter().map(|value| value.ty.as_str()).collect();
        let drift = Drift { not_understood: evidence.not_understood.clone(), ..Drift::default() };
        Comparison { evidence, layout, vendor, listed_types, drift }
    }

    fn not_understood(&mut self, at: Place, text: String) {
        self.drift.not_understood.push(NotUnderstood { at, text });
    }

    /// Adds a change, unless the same was found before.
    fn push(&mut self, change: Change) {
        if !self.drift.changes.iter().any(|known| known.is_same(&change)) {
            self.drift.changes.push(change);
        }
    }

    fn finish(mut self) -> Drift {
        self.drift.changes.sort_by(|a, b| a.order().cmp(&b.order()));
        self.drift
    }

    /// The events of an owner that the model has.
    fn known_events(&self, owner: &Owner) -> Vec<&'a crate::model::Event> {
        let known = |name: &String| self.vendor.events.find(name);
        match owner {
            Owner::Event(name) => known(name).into_iter().collect(),
            Owner::Group { events, .. } => events.iter().filter_map(known).collect(),
            Owner::Header => self.vendor.events.iter().collect(),
            Owner::Type(_) | Owner::Envelope => Vec::new(),
        }
    }

    /// Whether the model has the owner; what belongs to a new event is part of it.
    fn is_known(&self, owner: &Owner) -> bool {
        match owner {
            Owner::Event(_) | Owner::Group { .. } => !self.known_events(owner).is_empty(),
            Owner::Type(name) => self.vendor.type_def(name).is_some(),
            Owner::Envelope => self.vendor.envelope.is_some(),
            Owner::Header => true,
        }
    }

    /// The owner as it is called in a report.
    fn owner_name(&self, owner: &Owner) -> String {
        match owner {
            Owner::Event(name) | Owner::Type(name) => name.clone(),
            Owner::Group { title, .. } => title.clone(),
            Owner::Header => "header".to_owned(),
            Owner::Envelope => self.vendor.envelope.as_ref().map_or("envelope", |envelope| &envelope.name).to_owned(),
        }
    }
}
