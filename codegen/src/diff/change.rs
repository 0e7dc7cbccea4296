//! One difference between two models.

use serde::Serialize;

use super::rule::{self, ChangeRule};
use super::verdict::Effects;

/// One difference between two models.
#[derive(Clone, Debug)]
pub struct Change {
    /// What kind of change it is.
    pub rule: &'static ChangeRule,
    /// What it is about.
    pub place: Place,
    /// What has changed, as a sentence without a full stop.
    pub text: String,
    /// That one item is the other under a new name is only likely.
    pub guess: bool,
    /// Whom it breaks.
    pub effects: Effects,
}

/// What a change is about. What the schemas have no vendor for is about the crate as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The vendor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vendor: Option<String>,
    /// The event, of changes of an event as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// What a field, a value or a variant belongs to: an event, a payload, a type, `header`, or the
    /// envelope; or the type or payload that has changed as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// The field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The value of an enum, or the variant of a union.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

impl Place {
    pub(super) fn vendor(name: &str) -> Place {
        Place { vendor: Some(name.to_owned()), ..Place::default() }
    }

    pub(super) fn event(&self, name: &str) -> Place {
        Place { event: Some(name.to_owned()), ..self.clone() }
    }

    pub(super) fn owner(&self, name: &str) -> Place {
        Place { owner: Some(name.to_owned()), ..self.clone() }
    }

    pub(super) fn field(&self, name: &str) -> Place {
        Place { field: Some(name.to_owned()), ..self.clone() }
    }

    pub(super) fn value(&self, name: &str) -> Place {
        Place { value: Some(name.to_owned()), ..self.clone() }
    }

    /// The item within its vendor, for a heading.
    pub(super) fn item(&self) -> Option<&str> {
        self.event.as_deref().or(self.owner.as_deref())
    }
}

impl Change {
    pub(super) fn new(rule: &'static ChangeRule, place: Place, text: impl Into<String>) -> Change {
        Change { rule, place, text: text.into(), guess: false, effects: Effects::default() }
    }

    /// Whether it is the version itself that has changed, which asks for no other.
    pub(super) fn is_version(&self) -> bool {
        std::ptr::eq(self.rule, &rule::PACKAGE_VERSION_CHANGED)
    }

    pub(super) fn judged(self, effects: Effects) -> Change {
        Change { effects, ..self }
    }

    pub(super) fn guessed(self, guess: bool) -> Change {
        Change { guess, ..self }
    }
}
