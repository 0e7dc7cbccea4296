//! Strings of a form that only a pattern says. Each form has a definition, so that generators make
//! one type of all its strings.

use super::{Content, Contract, Definition};
use crate::model::{Scalar, StringForm};

impl Contract<'_> {
    /// The form of a scalar's strings, if it has a definition. The strict contract has formats for
    /// all others.
    pub(in crate::emit) fn string_form(&self, scalar: Scalar) -> Option<StringForm> {
        scalar.string_form().filter(|_| !self.profile.is_strict() || scalar == Scalar::DateTimeOptionalOffset)
    }
}

/// The definition of a form.
pub(super) fn definition(form: StringForm, key: &str, strict: bool) -> Definition<'_> {
    let (pattern, forgiven) = match strict {
        true => (form.documented(), ""),
        false => (form.accepted(), " Receivers accept other spellings, too."),
    };
    let (description, examples): (_, &[_]) = match form {
        StringForm::Guid => ("A GUID, 8-4-4-4-12.", &["9cae633f-68d0-4315-8b9a-b83c7673d8dc"]),
        StringForm::DateTime => {
            ("A date-time with an offset, `Z`, or neither.", &["2020-01-01T12:00:00Z", "2018-01-01T08:01:23.45"])
        }
    };
    let description = format!("{description}{forgiven}");
    Definition { key, description, deprecated: false, content: Content::Strings { pattern, examples } }
}
