//! Captured traffic, compared with the model.

mod fields;
mod header;
mod hide;
mod objects;
mod takes;
mod values;

pub(crate) use hide::hide_values;
pub(crate) use takes::{could_take, takes, takes_scalar, takes_values};

use std::collections::{BTreeMap, BTreeSet};

use super::lookup::{Holder, envelope_of, header_of, payload_of};
use super::{Change, Drift, Item, Rate, Rule};
use crate::evidence::captured::{At, Seen, Summary};
use crate::evidence::{NotUnderstood, Place};
use crate::model::Vendor;

/// How many objects show that a field is gone: of fewer it may have been left out by chance.
const ENOUGH: u64 = 1_000;

/// What captured traffic was, and what it says nothing about.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Traffic {
    pub(crate) requests: u64,
    pub(crate) events: u64,
    /// How many different events, and fields of them, were seen.
    pub(crate) event_types: usize,
    pub(crate) fields: usize,
    /// Events that were never seen.
    pub(crate) unseen_events: Vec<String>,
    /// Fields that may be absent, and always were: owner and field.
    pub(crate) unseen_fields: Vec<(String, String)>,
}

impl Traffic {
    /// Both together: what either has seen was seen.
    pub(crate) fn and(self, other: Traffic) -> Traffic {
        let (events, fields) = (other.unseen_events, other.unseen_fields);
        Traffic {
            requests: self.requests.saturating_add(other.requests),
            events: self.events.saturating_add(other.events),
            event_types: self.event_types.max(other.event_types),
            fields: self.fields.max(other.fields),
            unseen_events: self.unseen_events.into_iter().filter(|event| events.contains(event)).collect(),
            unseen_fields: self.unseen_fields.into_iter().filter(|field| fields.contains(field)).collect(),
        }
    }
}

/// Compares a summary with a vendor's model. What the schemas allow is still among the changes. The
/// files of the summary are documents, the first of which has the given number.
pub(crate) fn compare_captured(
    summary: &Summary,
    vendor: &Vendor,
    first_document: usize,
    show_values: bool,
) -> (Drift, Traffic) {
    let mut comparison =
        Comparison { first_document, show_values: show_values && summary.shows_values, ..Comparison::new(vendor) };
    comparison.not_understood(summary);
    let holders: Vec<Holder<'_>> = envelope_of(vendor).into_iter().collect();
    if let Some(values) = &summary.envelope {
        let place = Spot { owner: comparison.name_of(&Item::Envelope), path: Vec::new(), event: None };
        comparison.objects(&place, &holders, values);
    }
    for (name, values) in &summary.events {
        match vendor.event_named(name) {
            None => comparison.event_added(name, values.seen(), summary.event_count()),
            Some(event) => {
                let holders = [header_of(vendor), payload_of(vendor, event)];
                let place = Spot { owner: name.to_string(), path: Vec::new(), event: Some(name) };
                comparison.objects(&place, &holders, values);
            }
        }
    }
    comparison.finish(summary)
}

struct Comparison<'a> {
    vendor: &'a Vendor,
    first_document: usize,
    show_values: bool,
    drift: Drift,
    /// For each field that may be absent: how many objects could have it, and how many do.
    tally: BTreeMap<(Item, &'a str), (Seen, u64)>,
    fields: usize,
}

/// Where in an event values are.
#[derive(Clone, Debug)]
struct Spot<'s> {
    /// The event, or the envelope.
    owner: String,
    path: Vec<String>,
    event: Option<&'s str>,
}

impl Spot<'_> {
    fn at(&self, name: &str) -> Self {
        let path = self.path.iter().cloned().chain([name.to_owned()]).collect();
        Spot { path, ..self.clone() }
    }

    /// The path with the event, for people.
    fn text(&self) -> String {
        let path = self.path.join(".");
        let event = self.event.unwrap_or(&self.owner);
        if path.is_empty() { format!("in `{event}`") } else { format!("at `{path}` in `{event}`") }
    }
}

impl<'a> Comparison<'a> {
    fn new(vendor: &'a Vendor) -> Self {
        let (drift, tally) = (Drift::default(), BTreeMap::new());
        Comparison { vendor, first_document: 0, show_values: false, drift, tally, fields: 0 }
    }

    fn place(&self, at: At) -> Place {
        let file = usize::try_from(at.file).unwrap_or(usize::MAX);
        Place {
            document: self.first_document.saturating_add(file),
            line: usize::try_from(at.line).unwrap_or(usize::MAX),
        }
    }

    fn not_understood(&mut self, summary: &Summary) {
        let unclear = &summary.not_understood;
        for it in &unclear.first {
            let at = self.place(it.at);
            self.drift.not_understood.push(NotUnderstood { at, text: it.text.clone() });
        }
        let kept = u64::try_from(unclear.first.len()).unwrap_or(u64::MAX);
        if let Some(last) = unclear.first.last().filter(|_| unclear.count > kept) {
            let text = format!("{} more lines are not understood", unclear.count - kept);
            let at = self.place(last.at);
            self.drift.not_understood.push(NotUnderstood { at, text });
        }
    }

    /// Adds a change, or its count to the same one that was found elsewhere.
    fn push(&mut self, change: Change, seen: Seen, of: u64, at_least: bool) {
        let rate = Rate { count: seen.count, of, at_least };
        let change = Change { at: Some(self.place(seen.first)), rate: Some(rate), ..change };
        let Some(known) = self.drift.changes.iter_mut().find(|known| known.is_same(&change)) else {
            self.drift.changes.push(change);
            return;
        };
        if let Some(sum) = &mut known.rate {
            sum.count = sum.count.saturating_add(rate.count);
            sum.of = sum.of.saturating_add(rate.of);
            sum.at_least |= rate.at_least;
        }
        if change.at < known.at {
            (known.at, known.text) = (change.at, change.text);
        }
    }

    fn event_added(&mut self, name: &str, seen: Seen, of: u64) {
        let text = format!("the schemas have no event `{name}`");
        self.push(Change::new(Rule::EventAdded, None, Vec::new(), text).of_event(name), seen, of, false);
    }

    /// What an item is called in a report.
    fn name_of(&self, item: &Item) -> String {
        item.name(self.vendor)
    }

    fn finish(mut self, summary: &Summary) -> (Drift, Traffic) {
        let named = summary.events.keys().filter_map(|name| self.vendor.event_named(name));
        let seen: BTreeSet<&str> = named.map(|event| event.name.as_str()).collect();
        let unseen = self.vendor.events.iter().filter(|event| !seen.contains(event.name.as_str()));
        let mut traffic = Traffic {
            requests: summary.lines,
            events: summary.event_count(),
            event_types: summary.events.len(),
            fields: self.fields,
            unseen_events: unseen.map(|event| event.name.to_string()).collect(),
            unseen_fields: Vec::new(),
        };
        for ((item, name), (objects, present)) in std::mem::take(&mut self.tally) {
            if present > 0 || objects.is_never() {
                continue;
            }
            let owner = self.name_of(&item);
            if objects.count < ENOUGH {
                traffic.unseen_fields.push((owner, name.to_owned()));
                continue;
            }
            let text = format!("`{name}` was never seen");
            let change = Change::new(Rule::FieldRemoved, None, Item::of_field(&item, name), text);
            self.push(change.of(owner).field(name), objects, objects.count, false);
        }
        let known = self.vendor.events.iter().filter(|event| seen.contains(event.name.as_str()));
        self.drift.changes = header::gathered(self.drift.changes, known.count());
        self.drift.changes.sort_by(|a, b| a.order().cmp(&b.order()));
        (self.drift, traffic)
    }
}
