//! Which keys say what is known of a field's presence, where something holds for those that say
//! nothing.

use super::draft::FieldDraft;
use crate::syntax::{Policy, PresenceSyntax, RequiredPolicy};

/// What holds for fields that say nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Defaults {
    pub(crate) nullable: Policy,
    pub(crate) optional: Policy,
    pub(crate) required: RequiredPolicy,
}

impl Default for Defaults {
    fn default() -> Self {
        Defaults { nullable: Policy::Never, optional: Policy::Never, required: RequiredPolicy::Present }
    }
}

impl Defaults {
    /// What holds within something that may say otherwise.
    pub(crate) fn within(self, closer: Option<PresenceSyntax>) -> Self {
        let closer = closer.unwrap_or_default();
        Defaults {
            nullable: closer.nullable.unwrap_or(self.nullable),
            optional: closer.optional.unwrap_or(self.optional),
            required: closer.required.unwrap_or(self.required),
        }
    }

    /// Whether a field may be null if it says nothing.
    pub(crate) fn nullable(self, is_reference: bool) -> bool {
        holds(self.nullable, is_reference)
    }

    /// The keys of a field that differ from what holds.
    pub(crate) fn keys(self, field: &FieldDraft, is_reference: bool) -> Keys {
        let by_default = self.nullable(is_reference);
        let nullable = field.nullable.unwrap_or(by_default);
        let attempts = [None, field.optional].into_iter();
        let attempts = attempts.flat_map(|optional| [None, field.required].map(|required| (optional, required)));
        // The fewest keys that say it.
        let mut attempts: Vec<_> = attempts.collect();
        attempts.sort_by_key(|(optional, required)| usize::from(optional.is_some()) + usize::from(required.is_some()));
        let says_all = |(optional, required): &(Option<bool>, Option<bool>)| {
            let (may_be_absent, is_required) = self.effect(is_reference, nullable, *optional, *required);
            field.optional.is_none_or(|wanted| wanted == may_be_absent)
                && field.required.is_none_or(|wanted| wanted == is_required)
        };
        let found = attempts.into_iter().find(says_all);
        let (optional, required) = found.unwrap_or((field.optional, field.required));
        Keys { nullable: (nullable != by_default).then_some(nullable), optional, required }
    }

    /// Whether a field with these keys may be absent, and whether the strict contract requires it.
    fn effect(
        self,
        is_reference: bool,
        nullable: bool,
        optional: Option<bool>,
        required: Option<bool>,
    ) -> (bool, bool) {
        let left_out = holds(self.optional, is_reference) || (self.optional == Policy::References && nullable);
        let optional = optional.unwrap_or(required == Some(false) || left_out);
        let required = required.unwrap_or(match self.required {
            RequiredPolicy::Never => false,
            RequiredPolicy::Present => !optional,
            RequiredPolicy::Always => true,
        });
        (optional, required)
    }
}

/// What a field has to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Keys {
    pub(crate) nullable: Option<bool>,
    pub(crate) optional: Option<bool>,
    pub(crate) required: Option<bool>,
}

fn holds(policy: Policy, is_reference: bool) -> bool {
    match policy {
        Policy::Never => false,
        Policy::References => is_reference,
        Policy::Always => true,
    }
}
