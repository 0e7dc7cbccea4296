//! What of a model is exported.

/// Some vendors and some events. Without names of the one or the other, all of them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Choice<'a> {
    /// The names of vendors.
    pub vendors: &'a [String],
    /// The wire names of events, of whatever vendor has one of that name.
    pub events: &'a [String],
}

impl Choice<'_> {
    /// Whether a vendor may be exported: it also needs an event that is.
    pub(super) fn has_vendor(&self, name: &str) -> bool {
        self.vendors.is_empty() || self.vendors.iter().any(|chosen| chosen == name)
    }

    /// Whether an event is exported, if its vendor is.
    pub(super) fn has_event(&self, name: &str) -> bool {
        self.events.is_empty() || self.events.iter().any(|chosen| chosen == name)
    }
}
