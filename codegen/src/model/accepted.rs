//! What a receiver accepts: what the vendors document, and what it forgives.
//!
//! The decoder and the schemas for receivers both follow these facts, so that they agree;
//! `tests/tests/agreement.rs` compares their verdicts, and `docs/receiving.md` lists what a
//! schema cannot say.

use super::{EnumBase, Field, Scalar};

/// A date-time with an offset, a letter for none, or neither; 29 February is in every year.
macro_rules! date_time {
    ($separator:literal, $zulu:literal) => {
        concat!(
            "^[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|",
            "02-(0[1-9]|[12][0-9]))",
            $separator,
            "([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)([.][0-9]{1,9})?(",
            $zulu,
            "|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?$"
        )
    };
}

/// A form of strings that takes a regular expression to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StringForm {
    /// A GUID.
    Guid,
    /// A date-time.
    DateTime,
}

impl StringForm {
    /// All forms.
    pub const ALL: [StringForm; 2] = [StringForm::Guid, StringForm::DateTime];

    /// What a receiver accepts: a GUID with or without hyphens, in braces or as a URN; a date-time
    /// also in lower case, or with a space in the middle.
    pub fn accepted(self) -> &'static str {
        match self {
            StringForm::Guid => {
                "^([0-9A-Fa-f]{32}|[{][0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}[}]|\
                 (urn:uuid:)?[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})$"
            }
            StringForm::DateTime => date_time!("[Tt ]", "[Zz]"),
        }
    }

    /// What is documented.
    pub fn documented(self) -> &'static str {
        match self {
            StringForm::Guid => "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$",
            StringForm::DateTime => date_time!("T", "Z"),
        }
    }
}

impl Scalar {
    /// The form of the strings that a receiver accepts; `None` if the value is no string, may be
    /// any string, or is said by a format of JSON Schema.
    pub fn string_form(self) -> Option<StringForm> {
        match self {
            Scalar::Guid => Some(StringForm::Guid),
            Scalar::DateTime | Scalar::DateTimeOptionalOffset => Some(StringForm::DateTime),
            Scalar::String
            | Scalar::Uri
            | Scalar::Date
            | Scalar::Bool
            | Scalar::Int16
            | Scalar::Int32
            | Scalar::Int64
            | Scalar::Float64
            | Scalar::UnixSeconds
            | Scalar::Any
            | Scalar::Object
            | Scalar::IntegerOrString
            | Scalar::Id64
            | Scalar::Text(_)
            | Scalar::Event => None,
        }
    }

    /// The least and the greatest integer; `None` if the value is no integer.
    pub fn integers(self) -> Option<(i64, i64)> {
        match self {
            Scalar::Int16 => Some((i16::MIN.into(), i16::MAX.into())),
            Scalar::Int32 => Some((i32::MIN.into(), i32::MAX.into())),
            Scalar::Int64 | Scalar::UnixSeconds | Scalar::IntegerOrString => Some((i64::MIN, i64::MAX)),
            Scalar::String
            | Scalar::Text(_)
            | Scalar::Id64
            | Scalar::Bool
            | Scalar::Float64
            | Scalar::Guid
            | Scalar::Date
            | Scalar::DateTime
            | Scalar::DateTimeOptionalOffset
            | Scalar::Uri
            | Scalar::Any
            | Scalar::Object
            | Scalar::Event => None,
        }
    }
}

impl EnumBase {
    /// What a value is, whichever it is: a receiver takes every enum for open.
    pub fn scalar(self) -> Scalar {
        match self {
            EnumBase::String => Scalar::String,
            EnumBase::Int16 => Scalar::Int16,
            EnumBase::Int32 => Scalar::Int32,
            EnumBase::Int64 => Scalar::Int64,
            EnumBase::IntegerOrString => Scalar::IntegerOrString,
        }
    }
}

impl Field {
    /// Whether a receiver accepts null. What may be absent may be null too, whatever the vendor
    /// documents; the other way round, see [`Field::may_be_absent`].
    pub fn may_be_null(&self) -> bool {
        self.nullable || self.optional
    }
}
