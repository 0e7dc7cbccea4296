//! Changes of what the schemas have: fields, values, types, presence, bounds, and what is gone.

mod apply;
mod fields;
mod gone;
mod said;
mod standing;
mod values;

pub(crate) use apply::{apply, commented, users};
pub(crate) use gone::removed;
pub(crate) use standing::Standing;

use super::draft::{FieldDraft, ValueDraft};
use super::infer::Inference;
use crate::drift::{Change, Item, Rule};
use crate::evidence::{Evidence, Place};
use crate::model::EnumBase;
use crate::naming::ScopeKind;

/// What has to be done for one change.
#[derive(Clone, Debug)]
pub(crate) enum Action {
    /// A field goes behind another, or to the front.
    AddField {
        holder: Item,
        after: Option<String>,
        field: Box<FieldDraft>,
        presence: Option<crate::syntax::PresenceSyntax>,
    },
    /// A value goes behind another.
    AddValue { ty: String, after: Option<String>, value: ValueDraft, base: EnumBase },
    /// A key gets a value.
    Set { item: Item, key: &'static str, value: String },
    /// A value of an enum is gone.
    EndValue { ty: String, value: String, text: String },
}

/// Decides what is to be done, change by change.
pub(crate) struct Decider<'d, 'k, 'a, 'e> {
    pub(crate) inference: &'d mut Inference<'k, 'a, 'e>,
    pub(crate) evidence: &'e Evidence,
    pub(crate) standing: Standing<'a>,
    pub(crate) documents: &'d [String],
    pub(crate) actions: Vec<Action>,
}

impl Decider<'_, '_, '_, '_> {
    pub(crate) fn decide(&mut self, change: &Change) {
        let missing = self.inference.sources.missing;
        if change.items.iter().any(|item| matches!(item, Item::Type(name) if missing.contains(name))) {
            // It is written whole.
            return;
        }
        match change.rule {
            // New events are drafted together.
            Rule::EventAdded => {}
            Rule::FieldAdded => self.field_added(change),
            Rule::FieldTypeChanged => self.type_changed(change),
            Rule::PresenceChanged => self.presence_changed(change),
            Rule::BoundChanged => self.bound_changed(change),
            Rule::EnumValueAdded => self.value_added(change),
            Rule::EventRemoved | Rule::FieldRemoved | Rule::EnumValueRemoved => {
                self.actions.extend(removed(change, self.standing, &self.place(change.at)));
            }
            // A person has to decide.
            Rule::ExampleRefused | Rule::DocChanged => {}
        }
    }

    fn place(&self, at: Option<Place>) -> String {
        let document = at.and_then(|at| Some(format!(" ({}:{})", self.documents.get(at.document)?, at.line)));
        document.unwrap_or_default()
    }

    fn set(&mut self, item: &Item, key: &'static str, value: String) {
        self.actions.push(Action::Set { item: item.clone(), key, value });
    }
}

/// The names that fields of an item must not have.
pub(crate) fn scope(holder: &Item) -> &'static [ScopeKind] {
    if *holder == Item::Header { &[ScopeKind::Header, ScopeKind::Fields] } else { &[ScopeKind::Fields] }
}

/// What names of types begin with that belong to an item.
fn prefix_of(holder: &Item) -> String {
    let name = match holder {
        Item::Event(name) | Item::Payload(name) | Item::Type(name) | Item::Dictionary(name) => name.as_str(),
        Item::Header => "header",
        Item::Envelope => "envelope",
        Item::Field(holder, _) => return prefix_of(holder),
    };
    super::names::camel_or(crate::model::ItemKind::Event, name, "Part")
}
