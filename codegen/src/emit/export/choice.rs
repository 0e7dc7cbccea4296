//! What of a model is exported.

use crate::emit::contract::Part;
use crate::model::Vendor;

/// Some vendors and some events. Without names of the one or the other, all of them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Choice<'a> {
    /// The names of vendors.
    pub vendors: &'a [String],
    /// The wire names of events, of whatever vendor has one of that name.
    pub events: &'a [String],
}

impl Choice<'_> {
    /// What is exported of a vendor, if anything is.
    pub(super) fn of<'v>(&self, vendor: &'v Vendor) -> Option<Part<'v>> {
        let chosen = self.vendors.is_empty() || self.vendors.contains(&vendor.name);
        Part::chosen(vendor, self.events).filter(|_| chosen)
    }
}
