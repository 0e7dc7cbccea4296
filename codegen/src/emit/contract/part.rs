//! What a document about a vendor's whole interface is to cover.

use std::collections::BTreeSet;

use super::About;
use crate::model::{Event, TypeDef, TypeId, Vendor};

/// A vendor with all its events or some of them, and with the types that these use. Names are
/// those that the vendor has as a whole: leaving out one event must not rename another's types.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// The vendor.
    pub(in crate::emit) vendor: &'a Vendor,
    /// The events that are covered, in documented order.
    pub(in crate::emit) events: Vec<&'a Event>,
    /// The named types that are covered, sorted by name.
    pub(in crate::emit) types: Vec<&'a TypeDef>,
    /// What documents say about themselves.
    pub(in crate::emit) about: About<'a>,
    whole: bool,
}

impl<'a> Part<'a> {
    /// All of a vendor.
    pub fn all(vendor: &'a Vendor) -> Part<'a> {
        Part {
            vendor,
            events: vendor.events.iter().collect(),
            types: vendor.types.iter().collect(),
            about: About::default(),
            whole: true,
        }
    }

    /// The events of the given names and the types that they use; none if the vendor has none of
    /// them. With no names, it is all of the vendor.
    pub fn chosen(vendor: &'a Vendor, events: &[String]) -> Option<Part<'a>> {
        if events.is_empty() {
            return Some(Part::all(vendor));
        }
        let chosen: Vec<&Event> =
            vendor.events.iter().filter(|event| events.iter().any(|name| event.name == *name)).collect();
        let used: BTreeSet<&TypeId> = vendor.types.reachable(vendor.types_of(chosen.iter().copied()), |_| true);
        let types = vendor.types.iter().filter(|def| used.contains(&def.name)).collect();
        let about = About::default();
        (!chosen.is_empty()).then_some(Part { vendor, events: chosen, types, about, whole: false })
    }

    /// The same, with what documents say about themselves.
    pub fn with_about(self, about: About<'a>) -> Part<'a> {
        Part { about, ..self }
    }

    /// The types that are documents of their own; none if only some events are covered.
    pub fn documents(&self) -> impl Iterator<Item = &'a TypeDef> {
        let whole = self.whole;
        self.types.iter().copied().filter(move |def| def.document && whole)
    }
}
