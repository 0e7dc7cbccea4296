//! How a vendor's requests name the type of an event.

use super::Spanned;
use super::read::macros::{read_words, syntax};
use crate::model::NamePreset;

syntax! {
    /// How a request names the type of its event: one field of the body, one header, or several
    /// parts.
    pub struct EventNameSyntax where {
        "oneOf": [
            {"required": ["field", "doc"]}, {"required": ["header"]}, {"required": ["parts"]}, {"required": ["preset"]},
        ],
    } {
        /// The field that names the type: its name on the wire, or a path of names with dots between
        /// them (`event.type`); a dot within a name is written `\.`.
        field: Option<Spanned<String>>,
        /// The HTTP header that names the type.
        header: Option<Spanned<String>>,
        /// A convention that the requests follow: `cloudevents`.
        preset: Option<Spanned<NamePreset>>,
        /// The parts that the name of the type is made of.
        parts: Option<Spanned<Vec<NamePartSyntax>>>,
        /// What stands between two parts; a dot by default.
        join: Option<Spanned<String>>,
        /// One short sentence about it.
        doc: Option<Spanned<String>>,
    }

    /// A part of the name of an event type.
    pub struct NamePartSyntax where {"oneOf": [{"required": ["field"]}, {"required": ["header"]}]} {
        /// The field that has it: a name on the wire, or a path, as of a `discriminator`.
        field: Option<Spanned<String>>,
        /// The HTTP header that has it.
        header: Option<Spanned<String>>,
        /// The field that has it where the first place has nothing: a name on the wire, or a path.
        otherwise: Option<Spanned<String>>,
        /// It may be absent; the name is shorter then.
        optional: Option<bool>,
        /// One short sentence about it.
        doc: Option<Spanned<String>>,
    }
}

read_words!(NamePreset);
