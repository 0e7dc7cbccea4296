//! Since which release an item is there, and what has changed since.

use std::collections::{BTreeMap, BTreeSet};

use crate::diff::{Change, compare};
use crate::model::{Model, Vendor};

/// The last release: its version, the events that it had, and what has changed since.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Since {
    version: String,
    /// The events of each vendor.
    events: BTreeMap<String, BTreeSet<String>>,
    changes: Vec<Changed>,
}

/// A change of an event or of another item.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Changed {
    vendor: String,
    item: Option<String>,
    text: String,
}

impl Since {
    /// What has changed from a released model, whose version is known, to another.
    pub fn release(version: &str, released: &Model, model: &Model) -> Since {
        let names = |vendor: &Vendor| vendor.events.iter().map(|event| event.name.to_string()).collect();
        let events = released.vendors.iter().map(|vendor| (vendor.name.clone(), names(vendor)));
        let changes = compare(released, model).into_iter().filter_map(Changed::of).collect();
        Since { version: version.to_owned(), events: events.collect(), changes }
    }
}

impl Changed {
    fn of(change: Change) -> Option<Changed> {
        let Change { place, text, .. } = change;
        let subject = match place.field.as_ref().or(place.value.as_ref()) {
            Some(name) if !text.contains(&format!("`{name}`")) => format!("`{name}`: "),
            _ => String::new(),
        };
        Some(Changed { vendor: place.vendor?, item: place.event.or(place.owner), text: format!("{subject}{text}.") })
    }
}

/// The history of a vendor.
pub(super) struct History<'a> {
    vendor: &'a str,
    since: Option<&'a Since>,
}

impl<'a> History<'a> {
    pub(super) fn of(vendor: &'a str, since: Option<&'a Since>) -> Self {
        History { vendor, since }
    }

    /// Since which release there is an event, in a sentence; none if no release is known.
    pub(super) fn event(&self, name: &str) -> Option<String> {
        let since = self.since?;
        let known = since.events.get(self.vendor).is_some_and(|events| events.contains(name));
        Some(match known {
            true => format!("In release {} already.", since.version),
            false => format!("New since release {}.", since.version),
        })
    }

    /// What has changed in any of these items since the last release; none if no release is known.
    pub(super) fn changes(&self, items: &[&str]) -> Option<(&'a str, Vec<&'a str>)> {
        let since = self.since?;
        let of_items =
            |it: &&Changed| it.vendor == self.vendor && it.item.as_deref().is_some_and(|item| items.contains(&item));
        Some((&since.version, since.changes.iter().filter(of_items).map(|it| it.text.as_str()).collect()))
    }
}
