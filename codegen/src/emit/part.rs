//! What a document about a vendor's whole interface is to cover.

use crate::model::Vendor;

/// A vendor with all its events or some of them, under the names that it has as a whole: leaving
/// out one event must not rename another's types.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// What is covered.
    pub(super) vendor: &'a Vendor,
    /// What the names are chosen for.
    pub(super) whole: &'a Vendor,
}

impl<'a> Part<'a> {
    /// All of a vendor.
    pub fn all(vendor: &'a Vendor) -> Part<'a> {
        Part { vendor, whole: vendor }
    }

    /// What is left of a vendor, as [`narrow`](super::export::narrow) leaves it.
    pub fn of(narrowed: &'a Vendor, whole: &'a Vendor) -> Part<'a> {
        Part { vendor: narrowed, whole }
    }
}
