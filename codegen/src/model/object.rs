//! Objects and their fields.

use std::sync::Arc;

use serde::Serialize;
use serde_json::{Number, Value};

use super::{Docs, TypeRef};

/// The fields of a JSON object, and what holds between them.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Object {
    /// The fields, in documented order.
    pub fields: Vec<Field>,
    /// Groups of wire names that are all present or all absent.
    pub together: Vec<Vec<String>>,
    /// Groups of wire names of which exactly one is there.
    pub one_of: Vec<Vec<String>>,
}

/// One field of an object.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Field {
    /// The name on the wire.
    pub name: String,
    /// The name that the schemas prefer in code, where the wire's makes a bad one.
    pub preferred_name: Option<String>,
    /// About the field.
    pub docs: Docs,
    /// What a value is. Whether the field itself may be null is in `nullable`, not here.
    pub ty: TypeRef,
    /// It may be null.
    pub nullable: bool,
    /// It is documented that it may be absent. See [`Field::may_be_absent`] for what is accepted.
    pub optional: bool,
    /// The strict contract requires it to be there.
    pub required: bool,
    /// Other wire names under which it is accepted.
    pub aliases: Vec<String>,
    /// The unit of a number: `seconds`, `bytes`, ...
    pub unit: Option<String>,
    /// The range that is documented.
    pub bounds: Bounds,
    /// Made by the server: what a client sends has none.
    pub read_only: bool,
    /// The one value that it has, a part of the name of its event.
    pub constant: Option<String>,
    /// A realistic value, where the schema gives one. Fields from one entry of the dictionary share it.
    pub example: Option<Arc<Value>>,
}

/// How a field without a value is written, unless the payload it came from tells otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub enum WhenEmpty {
    /// The field always has a value.
    Never,
    /// As `null`.
    Null,
    /// Not at all.
    Absent,
}

impl Field {
    /// Whether a receiver accepts an object without the field. What may be null may be absent too,
    /// whatever the vendor documents: many serializers leave out nulls. The strict contract may
    /// require it all the same.
    pub fn may_be_absent(&self) -> bool {
        self.optional || self.nullable
    }

    /// How the field is written when it has no value and nothing tells otherwise.
    pub fn when_empty(&self) -> WhenEmpty {
        match (self.nullable, self.optional) {
            (false, false) => WhenEmpty::Never,
            (true, false) => WhenEmpty::Null,
            (false, true) => WhenEmpty::Absent,
            (true, true) if self.required => WhenEmpty::Null,
            (true, true) => WhenEmpty::Absent,
        }
    }
}

/// The documented range of a value.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Bounds {
    /// Least number.
    pub min: Option<Number>,
    /// Greatest number.
    pub max: Option<Number>,
    /// Longest text, in bytes of UTF-8.
    pub max_bytes: Option<u64>,
    /// Fewest items of a list.
    pub min_items: Option<u64>,
    /// Most items of a list.
    pub max_items: Option<u64>,
}
