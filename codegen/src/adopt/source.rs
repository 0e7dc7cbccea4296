//! Where what is adopted comes from: pages, captured requests, JSON Schema. Each finds what differs and
//! drafts what is to be written; who writes it does not know where it is from.

use super::changes::{Action, Standing};
use super::draft::{EventDraft, FieldDraft, PayloadDraft, TypeDraft};
use super::known::Known;
use super::missing::Missing;
use crate::drift::{Change, Drift};
use crate::evidence::{EventEvidence, NotUnderstood};
use crate::model::Vendor;

/// Evidence that can be adopted.
pub(crate) trait Source {
    /// What differs from a vendor's schemas.
    fn drift(&self, vendor: &Vendor) -> Drift;

    /// What is to be written for some of the changes.
    fn drafts(&self, known: &Known<'_>, standing: Standing<'_>, missing: &Missing, changes: &[&Change]) -> Drafts;

    /// The events in order, which tells where a new one goes.
    fn order(&self) -> &[EventEvidence] {
        &[]
    }

    /// The file for new events, relative to the schema directory, if their order does not tell.
    fn home(&self) -> Option<&str> {
        None
    }

    /// Whether a comment in the schemas says what is left to people.
    fn is_noted(&self, _change: &Change) -> bool {
        true
    }
}

/// What is to be written.
#[derive(Debug, Default)]
pub(crate) struct Drafts {
    pub(crate) new: NewItems,
    pub(crate) types: Vec<TypeDraft>,
    /// What is done about what is there.
    pub(crate) actions: Vec<Action>,
    pub(crate) unclear: Vec<NotUnderstood>,
    /// Whether a field of one name means the same everywhere, so that the dictionary can have it.
    pub(crate) has_dictionary: bool,
    /// Whether a field of whose presence nothing is known may be absent and null.
    pub(crate) is_forgiving: bool,
}

/// New events with their payloads.
#[derive(Debug, Default)]
pub(crate) struct NewItems {
    /// Each with the heading that it stands under.
    pub(crate) events: Vec<(String, EventDraft)>,
    pub(crate) payloads: Vec<(String, PayloadDraft)>,
    /// The fields of every event, of a vendor that has no events yet.
    pub(crate) header: Vec<FieldDraft>,
}
