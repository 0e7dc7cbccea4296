//! The rules of drift, and what breaks them.

use super::items::Item;
use crate::evidence::{Owner, Place};

/// How a document and the model can differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Rule {
    /// The model lacks an event.
    EventAdded,
    /// The document lacks an event.
    EventRemoved,
    /// The model lacks a field.
    FieldAdded,
    /// The document lacks a field.
    FieldRemoved,
    /// A field has another type.
    FieldTypeChanged,
    /// A field is required, or not, otherwise than in the model.
    PresenceChanged,
    /// The model lacks a value of an enum.
    EnumValueAdded,
    /// The document lacks a value of an enum.
    EnumValueRemoved,
    /// A field has other bounds.
    BoundChanged,
    /// The model refuses an example of the document.
    ExampleRefused,
    /// The document says in other words what it says.
    DocChanged,
}

impl Rule {
    /// All rules.
    pub(crate) const ALL: [Rule; 11] = [
        Rule::EventAdded,
        Rule::EventRemoved,
        Rule::FieldAdded,
        Rule::FieldRemoved,
        Rule::FieldTypeChanged,
        Rule::PresenceChanged,
        Rule::EnumValueAdded,
        Rule::EnumValueRemoved,
        Rule::BoundChanged,
        Rule::ExampleRefused,
        Rule::DocChanged,
    ];

    /// The rule's id.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Rule::EventAdded => "event-added",
            Rule::EventRemoved => "event-removed",
            Rule::FieldAdded => "field-added",
            Rule::FieldRemoved => "field-removed",
            Rule::FieldTypeChanged => "field-type-changed",
            Rule::PresenceChanged => "presence-changed",
            Rule::EnumValueAdded => "enum-value-added",
            Rule::EnumValueRemoved => "enum-value-removed",
            Rule::BoundChanged => "bound-changed",
            Rule::ExampleRefused => "example-refused",
            Rule::DocChanged => "doc-changed",
        }
    }

    /// Whether it says that something is gone.
    pub(crate) fn is_removal(self) -> bool {
        matches!(self, Rule::EventRemoved | Rule::FieldRemoved | Rule::EnumValueRemoved)
    }

    /// The rule of an id.
    pub(crate) fn from_id(id: &str) -> Option<Rule> {
        Rule::ALL.into_iter().find(|rule| rule.id() == id)
    }
}

/// One difference between documents and model.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Change {
    pub(crate) rule: Rule,
    /// The event that is new or gone.
    pub(crate) event: Option<String>,
    /// What the field or the value belongs to.
    pub(crate) owner: Option<String>,
    pub(crate) field: Option<String>,
    pub(crate) value: Option<String>,
    /// Where the document says so.
    pub(crate) at: Option<Place>,
    /// What of the schemas it concerns, the closest first.
    pub(crate) items: Vec<Item>,
    /// Whether an example of the document has what its tables lack.
    pub(crate) in_example: bool,
    /// In how many of how many captured values, if it is from captured traffic.
    pub(crate) rate: Option<Rate>,
    /// The owner of the field in the document, and the names that lead to it.
    pub(crate) subject: Option<(Owner, Vec<String>)>,
    /// What differs, as a sentence without a full stop.
    pub(crate) text: String,
}

/// How often something was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rate {
    pub(crate) count: u64,
    /// How often it could have been seen.
    pub(crate) of: u64,
    /// Whether it was seen more often than it was counted.
    pub(crate) at_least: bool,
}

impl Change {
    pub(super) fn new(rule: Rule, at: Option<Place>, items: Vec<Item>, text: String) -> Self {
        Change {
            rule,
            event: None,
            owner: None,
            field: None,
            value: None,
            at,
            items,
            in_example: false,
            rate: None,
            subject: None,
            text,
        }
    }

    pub(super) fn of_event(self, event: &str) -> Self {
        Change { event: Some(event.to_owned()), ..self }
    }

    pub(super) fn of(self, owner: String) -> Self {
        Change { owner: Some(owner), ..self }
    }

    pub(super) fn field(self, name: &str) -> Self {
        Change { field: Some(name.to_owned()), ..self }
    }

    pub(super) fn about(self, owner: &Owner, path: &[String]) -> Self {
        Change { subject: Some((owner.clone(), path.to_vec())), ..self }
    }

    pub(super) fn value(self, value: &str) -> Self {
        Change { value: Some(value.to_owned()), ..self }
    }

    /// Whether both say the same, wherever they were found.
    pub(super) fn is_same(&self, other: &Change) -> bool {
        let same = (self.rule, &self.event, &self.owner, &self.field, &self.value, &self.items)
            == (other.rule, &other.event, &other.owner, &other.field, &other.value, &other.items);
        // Each example is refused for itself.
        same && (self.rule != Rule::ExampleRefused || self.at == other.at)
    }

    /// Whether both are about the same thing, wherever it stands in the schemas.
    pub(crate) fn is_about_the_same(&self, other: &Change) -> bool {
        (self.rule, &self.event, &self.owner, &self.field, &self.value)
            == (other.rule, &other.event, &other.owner, &other.field, &other.value)
    }

    pub(super) fn order(&self) -> (Option<Place>, Rule, &Option<String>, &Option<String>, &Option<String>) {
        (self.at, self.rule, &self.event, &self.field, &self.value)
    }
}
