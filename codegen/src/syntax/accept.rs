//! Changes that are accepted, for `hookwright diff --accept`.

use super::Spanned;
use super::read::macros::syntax;

syntax! {
    /// Changes that are accepted although they break somebody.
    pub struct AcceptFile {
        /// The changes, each with the reason.
        accept: Vec<AcceptSyntax>,
    }

    /// Changes of one rule, at a place. What is not named may be anything.
    pub struct AcceptSyntax {
        /// The rule's id.
        rule: Spanned<String>,
        /// The vendor.
        vendor: Option<Spanned<String>>,
        /// The event that has changed as a whole.
        event: Option<Spanned<String>>,
        /// What has the field or the value: an event, a payload, a type, `header`, or the envelope.
        owner: Option<Spanned<String>>,
        /// The field.
        field: Option<Spanned<String>>,
        /// The value of an enum, or the variant of a union.
        value: Option<Spanned<String>>,
        /// Why the change is accepted.
        reason: Spanned<String>,
    }
}
