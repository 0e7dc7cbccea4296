//! Fields: in a dictionary, in a list of fields, and what holds for those that say nothing.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};
use serde_json::{Number, Value};

use super::{Items, List, Spanned, TextOr};

/// What a field says of itself, or what an entry in a list of fields says instead of the
/// dictionary.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldSyntax {
    /// A type expression: a scalar, a type's name, `list<T>`, `map<T>`; a `?` behind it says that
    /// it may be null.
    #[serde(rename = "type")]
    #[schemars(extend("pattern" = super::types::TYPE_EXPRESSION))]
    pub ty: Option<Spanned<String>>,
    /// One short sentence about the field.
    pub doc: Option<Spanned<String>>,
    /// Further sentences behind `doc`: what a receiver or an operator has to know.
    #[serde(default)]
    pub details: List<Spanned<String>>,
    /// The section of the vendor's document.
    pub source: Option<Spanned<String>>,
    /// What the vendor's document says and what was chosen, where the two differ.
    pub note: Option<Spanned<String>>,
    /// The unit of a number, such as `seconds`.
    pub unit: Option<Spanned<String>>,
    /// It may be absent on the wire.
    pub optional: Option<bool>,
    /// It may be null on the wire.
    pub nullable: Option<bool>,
    /// The strict contract requires it.
    pub required: Option<bool>,
    /// Other wire names under which it is accepted.
    #[serde(default)]
    pub aliases: List<Spanned<String>>,
    /// Least number.
    pub min: Option<Spanned<Number>>,
    /// Greatest number.
    pub max: Option<Spanned<Number>>,
    /// Longest text, in bytes of UTF-8.
    pub max_bytes: Option<Spanned<u64>>,
    /// Fewest items of a list.
    pub min_items: Option<Spanned<u64>>,
    /// Most items of a list.
    pub max_items: Option<Spanned<u64>>,
    /// Made by the server: absent from what a client sends.
    pub read_only: Option<bool>,
    /// The vendor advises against it.
    pub deprecated: Option<DeprecatedSyntax>,
    /// A realistic value. `null` is one, where the field may be null.
    // Shared: a thousand events may name the field, and the value may be as large as a file.
    #[serde(default, deserialize_with = "present")]
    pub example: Option<Spanned<Arc<Value>>>,
    /// The base of the Rust name, where the derived one is no good.
    pub name: Option<Spanned<String>>,
    /// Lints that do not hold here, each with the reason: `{HW0105: The vendor has just one.}`.
    #[serde(default)]
    pub allow: Items<Spanned<String>>,
}

/// A value that is there, even if it is null.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Spanned<Arc<Value>>>, D::Error> {
    Spanned::deserialize(deserializer).map(Some)
}

/// An entry in a list of fields: a name from the dictionary, or a name with a type, or a name
/// with keys.
pub type FieldEntry = TextOr<Items<TextOr<FieldSyntax>>>;

impl FieldEntry {
    /// The field's name, and what the entry says by itself; none if the entry names no field.
    pub fn parts(&self) -> Option<(&Spanned<String>, Option<&TextOr<FieldSyntax>>)> {
        match self {
            TextOr::Nothing(_) => None,
            TextOr::Text(name) => Some((name, None)),
            TextOr::Item(items) => items.value.0.first().map(|(name, own)| (name, Some(own))),
        }
    }

    /// The field's name, if the entry names one.
    pub fn name(&self) -> Option<&Spanned<String>> {
        self.parts().map(|(name, _)| name)
    }
}

/// That an item should not be used any more.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeprecatedSyntax {
    /// What takes its place: a field of the same object, or a dotted path.
    pub successor: Option<Spanned<String>>,
    /// Why, or since when.
    pub doc: Option<String>,
}

/// What holds for fields that do not say otherwise.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PresenceSyntax {
    /// Which fields may be null.
    pub nullable: Option<Policy>,
    /// Which fields may be absent.
    pub optional: Option<Policy>,
    /// Which fields the strict contract requires.
    pub required: Option<RequiredPolicy>,
}

/// Which fields something holds for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Policy {
    /// For none.
    Never,
    /// For texts, lists, maps and objects, at every level.
    References,
    /// For all.
    Always,
}

/// Which fields the strict contract requires.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RequiredPolicy {
    /// None.
    Never,
    /// Those that may not be absent.
    Present,
    /// All.
    Always,
}
