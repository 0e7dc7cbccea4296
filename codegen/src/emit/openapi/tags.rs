//! Tags, by which readers group operations: the sections of the vendor's document.

use serde_json::{Value, json};

use super::Operations;
use super::webhooks::has_any_event;
use crate::emit::contract::{Contract, Section};

/// The tag and the heading of what is about all events.
pub(super) const ANY_EVENT: &str = "Any event";

/// The tag of what is about requests.
pub(super) const REQUESTS: &str = "Requests";

/// The tags of a document, each with what it is about.
pub(super) fn tags(contract: &Contract<'_>, operations: Operations) -> Vec<Value> {
    let vendor = contract.part.vendor;
    let mut tags = Vec::new();
    if operations == Operations::Webhooks {
        let sections = Section::all(vendor, &contract.part.events).into_iter();
        tags.extend(sections.map(|section| json!({"name": section.title, "description": section.about()})));
        if has_any_event(contract) {
            tags.push(json!({"name": ANY_EVENT, "description": "Every event, whatever its type."}));
        }
    }
    let has_validation = vendor.delivery.as_ref().is_some_and(|delivery| delivery.validation.is_some());
    if operations == Operations::Paths || has_validation {
        tags.push(json!({"name": REQUESTS, "description": "What the receiver is asked."}));
    }
    tags
}
