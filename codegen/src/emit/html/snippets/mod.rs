//! Code that receives one event, in three languages. It is compiled or run in the tests.

mod python;
mod rust;
mod typescript;

use super::site::VendorSite;
use crate::model::{Event, Field, Vendor};

/// Code that receives an event.
pub(super) struct Snippet {
    /// The language, for people.
    pub(super) language: &'static str,
    /// What it needs.
    pub(super) needs: &'static str,
    /// The code.
    pub(super) code: String,
}

/// The code for an event, in all languages.
pub(super) fn snippets(site: &VendorSite<'_>, event: &Event) -> [Snippet; 3] {
    [
        Snippet { language: "Rust", needs: "With the generated crate.", code: rust::snippet(site, event) },
        Snippet {
            language: "TypeScript",
            needs: "With `hookwright export --format typescript`.",
            code: typescript::snippet(site.vendor, event),
        },
        Snippet {
            language: "Python",
            needs: "With the standard library alone.",
            code: python::snippet(site.vendor, event),
        },
    ]
}

/// The field that the code shows: the first of the event's own that is always there.
fn shown_field<'a>(vendor: &'a Vendor, event: &Event) -> Option<&'a Field> {
    let fields = || vendor.payload(event).object.fields.iter().filter(|field| field.constant.is_none());
    fields().find(|field| field.required && !field.may_be_absent()).or_else(|| fields().next())
}

/// The names of the fields from a whole body to the event in it; none where the body is the event.
pub(super) fn way_to_event(vendor: &Vendor) -> Vec<&str> {
    vendor.wrapper.as_ref().map_or_else(Vec::new, |id| vendor.types.way_to_event(id))
}
