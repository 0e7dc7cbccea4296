//! Fields: in a dictionary, in a list of fields, and what holds for those that say nothing.

use std::sync::Arc;

use serde_json::{Number, Value};

use super::AboutSyntax;
use super::read::macros::{read_words, syntax};
use super::read::{Named, Noun, Spanned};
use super::types::TYPE_EXPRESSION;
use crate::words::words;

syntax! {
    /// What a field says of itself, or what an entry in a list of fields says instead of the
    /// dictionary. A string stands for its `type`.
    #[derive(Default)]
    pub struct FieldSyntax short ty {
        use about: AboutSyntax;
        shared deprecated, name, allow;
        /// A type expression: a scalar, a type's name, `list<T>`, `map<T>`; a `?` behind it says that
        /// it may be null.
        ty = "type": Option<Spanned<String>> where {"pattern": TYPE_EXPRESSION},
        /// The unit of a number, such as `seconds`.
        unit: Option<Spanned<String>>,
        /// It may be absent on the wire.
        optional: Option<bool>,
        /// It may be null on the wire.
        nullable: Option<bool>,
        /// The strict contract requires it.
        required: Option<bool>,
        /// Other wire names under which it is accepted.
        aliases: Vec<Spanned<String>>,
        /// Least number.
        min: Option<Spanned<Number>>,
        /// Greatest number.
        max: Option<Spanned<Number>>,
        /// Longest text, in bytes of UTF-8.
        max_bytes: Option<Spanned<u64>>,
        /// Fewest items of a list.
        min_items: Option<Spanned<u64>>,
        /// Most items of a list.
        max_items: Option<Spanned<u64>>,
        /// Made by the server: absent from what a client sends.
        read_only: Option<bool>,
        /// A realistic value. `null` is one, where the field may be null.
        example: Option<Spanned<Arc<Value>>>,
    }

    /// What holds for fields that do not say otherwise.
    #[derive(Copy, Default, PartialEq, Eq)]
    pub struct PresenceSyntax {
        /// Which fields may be null.
        nullable: Option<Policy>,
        /// Which fields may be absent.
        optional: Option<Policy>,
        /// Which fields the strict contract requires.
        required: Option<RequiredPolicy>,
    }
}

/// An entry in a list of fields: a name from the dictionary, or a name with a type, or a name
/// with keys.
pub type FieldEntry = Named<FieldSyntax>;

impl Noun for FieldSyntax {
    const NOUN: &'static str = "field";
}

words! {
    /// Which fields something holds for.
    pub enum Policy {
        /// For none.
        Never = "never",
        /// For texts, lists, maps and objects, at every level.
        References = "references",
        /// For all.
        Always = "always",
    }

    /// Which fields the strict contract requires.
    pub enum RequiredPolicy {
        /// None.
        Never = "never",
        /// Those that may not be absent.
        Present = "present",
        /// All.
        Always = "always",
    }
}

read_words!(Policy, RequiredPolicy);
