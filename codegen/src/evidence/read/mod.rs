//! From the sections of documents to evidence, as the layout says.

mod blocks;
mod cells;
mod events;
mod examples;
mod reader;
mod roles;
mod rows;

pub(crate) use cells::{Listed, values as listed_values};

use super::Evidence;
use super::layout::Layout;
use super::page::Sections;
use crate::model::{EventName, Vendor};

/// A document and its sections.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) sections: Sections,
}

/// How events look on the wire: what tells an example from any other JSON.
#[derive(Clone, Debug)]
pub(crate) struct Wire {
    /// How the type of an event is named.
    pub(crate) name: EventName,
    /// The field of an envelope with the list of events.
    pub(crate) events: Option<String>,
    /// The paths at which a wrapper has its event.
    pub(crate) wrapped: Vec<Vec<String>>,
}

impl Wire {
    /// That of a vendor.
    pub(crate) fn of(vendor: &Vendor) -> Self {
        let events = vendor.envelope.as_ref().map(|envelope| envelope.events_field.clone());
        Wire { name: vendor.discriminator.clone(), events, wrapped: vendor.event_paths() }
    }
}

/// Reads all that documents say.
pub(crate) fn read(sources: &[Source], layout: &Layout, wire: &Wire) -> Evidence {
    let mut evidence = Evidence::default();
    let mut used = vec![false; layout.sections.len()];
    for (document, source) in sources.iter().enumerate() {
        reader::read((document, &source.sections), layout, wire, &mut used, &mut evidence);
    }
    roles::report_unused(layout, &used, sources, &mut evidence);
    evidence.not_understood.sort();
    evidence.not_understood.dedup();
    evidence
}
