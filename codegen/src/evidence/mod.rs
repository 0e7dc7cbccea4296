//! Evidence: what documents say about events, each fact with its place, before anybody compares
//! it with the model.

pub(crate) mod captured;
#[cfg(feature = "fetch")]
mod fetch;

pub(crate) mod json_schema;
pub(crate) mod layout;
mod lock;
mod open;
pub(crate) mod page;
mod read;
pub(crate) mod relaxed_json;
mod text_hash;

#[cfg(feature = "fetch")]
pub(crate) use fetch::{Cache, Limits, fetch};
pub(crate) use layout::{Format, Holds, Layout, NameFrom, Wrong};
pub(crate) use lock::{Lock, Topic};
#[cfg(feature = "fetch")]
use open::MAX_DOCUMENT;
pub(crate) use open::{Document, open};
pub(crate) use read::{Listed, Source, Wire, listed_values, read};
pub(crate) use relaxed_json::Json;
pub(crate) use text_hash::TextHash;

use std::collections::{BTreeMap, BTreeSet};

use crate::syntax::PresenceSyntax;

/// A line of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// The document, by its number.
    pub(crate) document: usize,
    /// The line, counted from one.
    pub(crate) line: usize,
}

/// All that some documents say.
#[derive(Clone, Debug, Default)]
pub(crate) struct Evidence {
    pub(crate) events: Vec<EventEvidence>,
    pub(crate) tables: Vec<TableEvidence>,
    pub(crate) fields: Vec<FieldEvidence>,
    /// How many names rows about fields have.
    pub(crate) names: usize,
    pub(crate) values: Vec<ValueEvidence>,
    pub(crate) examples: Vec<ExampleEvidence>,
    /// How many code blocks the examples are from.
    pub(crate) example_blocks: usize,
    pub(crate) not_understood: Vec<NotUnderstood>,
    /// Whether something was not understood that may be about events: then one that is not found may
    /// still be there.
    pub(crate) may_miss_events: bool,
    /// Types of which a value may have been missed.
    pub(crate) may_miss_values: BTreeSet<String>,
    /// Tables that no rule of the layout is about.
    pub(crate) skipped_tables: Vec<Place>,
}

/// An event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EventEvidence {
    pub(crate) name: String,
    pub(crate) at: Place,
    /// Whether it has a section of its own, with its fields.
    pub(crate) section: bool,
    /// The heading around it; empty if there is none.
    pub(crate) under: String,
    /// What is said of it in words.
    pub(crate) text: TextHash,
    /// Whether its section has a list, or more than one paragraph.
    pub(crate) has_unread: bool,
}

/// What fields belong to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Owner {
    /// One event.
    Event(String),
    /// Several events, under one heading.
    Group { title: String, events: Vec<String> },
    /// A named type.
    Type(String),
    /// All events.
    Header,
    /// The object around events.
    Envelope,
}

/// A table or list of fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TableEvidence {
    pub(crate) owner: Owner,
    /// What the document calls the owner.
    pub(crate) title: String,
    /// Where its fields are, within the owner.
    pub(crate) base: Vec<String>,
    pub(crate) at: Place,
    /// What holds for its fields, where nothing is said of one.
    pub(crate) presence: Option<PresenceSyntax>,
    /// Whether all of it was understood: then what it does not have is not there.
    pub(crate) whole: bool,
}

/// A field, as one row describes it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FieldEvidence {
    pub(crate) owner: Owner,
    /// What the document calls the owner.
    pub(crate) title: String,
    /// What the document calls the field.
    pub(crate) name: String,
    /// The names that lead to it from the owner.
    pub(crate) path: Vec<String>,
    pub(crate) at: Place,
    pub(crate) ty: Option<TypeEvidence>,
    pub(crate) required: Option<bool>,
    /// Whether its table has a column that says so.
    pub(crate) has_requirement: bool,
    /// The values that its description lists.
    pub(crate) values: Vec<String>,
    /// What the description calls some of them.
    pub(crate) value_names: BTreeMap<String, String>,
    /// Whether the description says that there are more.
    pub(crate) open: bool,
    pub(crate) bounds: BoundsEvidence,
    /// A value that the row gives as an example.
    pub(crate) example: Option<String>,
    /// The one event that has it, where a table is about several.
    pub(crate) only: Option<String>,
    /// All that its row says.
    pub(crate) text: TextHash,
}

/// A type, as a document calls it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TypeEvidence {
    pub(crate) word: String,
    /// The dialect's expression for it, if the layout has one.
    pub(crate) expression: Option<String>,
}

/// Bounds that a description gives.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct BoundsEvidence {
    pub(crate) min: Option<f64>,
    pub(crate) max: Option<f64>,
    pub(crate) max_bytes: Option<u64>,
    pub(crate) min_items: Option<u64>,
    pub(crate) max_items: Option<u64>,
}

impl BoundsEvidence {
    /// Those that are given, with their names in the dialect.
    pub(crate) fn named(&self) -> impl Iterator<Item = (&'static str, f64)> + use<> {
        let count = |count: Option<u64>| count.map(|count| count as f64);
        let BoundsEvidence { min, max, max_bytes, min_items, max_items } = self;
        let limits = [
            ("min", *min),
            ("max", *max),
            ("max_bytes", count(*max_bytes)),
            ("min_items", count(*min_items)),
            ("max_items", count(*max_items)),
        ];
        limits.into_iter().filter_map(|(name, limit)| Some((name, limit?)))
    }
}

/// A value of an enum that has a row or a section of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ValueEvidence {
    pub(crate) ty: String,
    pub(crate) value: String,
    pub(crate) at: Place,
    /// All that its row, or its section, says.
    pub(crate) text: TextHash,
    /// Of a variant of a union: the owner and the path of the field that holds it.
    pub(crate) variant_of: Option<(Owner, Vec<String>)>,
}

/// An example of an event or of a type.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ExampleEvidence {
    pub(crate) owner: Owner,
    pub(crate) at: Place,
    pub(crate) json: Json,
    /// Lines behind which a comma is missing.
    pub(crate) missing_commas: Vec<Place>,
    /// What holds for its fields, where nothing is said of one.
    pub(crate) presence: Option<PresenceSyntax>,
    /// Comments, by line.
    pub(crate) comments: BTreeMap<usize, String>,
}

/// What could not be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NotUnderstood {
    pub(crate) at: Place,
    pub(crate) text: String,
}
