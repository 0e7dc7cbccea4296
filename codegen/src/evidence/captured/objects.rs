//! Objects: their fields, or, if these are too many, what all their values have in common.

use hookwright_runtime::Pull;
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::place::{At, Seen};
use super::values::{Values, merge_parts};
use super::walk::Stop;

/// The most fields that objects at one place have. With more of them, or longer ones, their keys
/// are taken for data, and the objects for maps.
pub(crate) const MOST_FIELDS: usize = 256;
/// The longest name of a field.
const LONGEST_NAME: usize = 256;

/// Objects.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Objects {
    pub(crate) seen: Seen,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) fields: IndexMap<Box<str>, Field>,
    /// The values of all keys, once these are too many.
    #[serde(rename = "*", skip_serializing_if = "Option::is_none")]
    pub(crate) map: Option<Box<Values>>,
    /// Some are nested too deep to be looked into.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) cut: bool,
}

/// A field of objects.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Field {
    /// In how many objects it is.
    pub(crate) present: u64,
    /// The first object that lacks it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) lacks: Option<At>,
    pub(crate) values: Values,
    /// The number of the last object that has it, while payloads are read.
    #[serde(skip)]
    last: u64,
    /// Its name as it mostly is before a value, while payloads are read.
    #[serde(skip)]
    quoted: Box<str>,
}

impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        (self.present, self.lacks, &self.values) == (other.present, other.lacks, &other.values)
    }
}

/// Where the value of a key goes.
pub(super) enum Slot {
    Field(usize),
    Map,
}

impl Objects {
    /// Begins an object.
    pub(super) fn begin(&mut self, at: At) {
        self.seen.note(at);
    }

    /// Reads the next key, and says where its value goes; `guess` is the field that probably comes
    /// next.
    #[inline]
    pub(super) fn next_slot(
        &mut self,
        json: &mut Pull<'_>,
        guess: usize,
        fields_left: &mut usize,
    ) -> Result<Slot, Stop> {
        for index in guess..guess + 3 {
            if self.fields.get_index(index).is_some_and(|(_, field)| field.comes(json)) {
                return Ok(Slot::Field(index));
            }
        }
        self.slot(&json.key(), fields_left)
    }

    fn slot(&mut self, key: &str, fields_left: &mut usize) -> Result<Slot, Stop> {
        if let Some(index) = self.fields.get_index_of(key) {
            return Ok(Slot::Field(index));
        }
        if self.map.is_some() {
            return Ok(Slot::Map);
        }
        *fields_left = fields_left.checked_sub(1).ok_or(Stop::TooManyFields)?;
        if self.fields.len() == MOST_FIELDS || key.len() > LONGEST_NAME {
            self.collapse();
            return Ok(Slot::Map);
        }
        let lacks = (self.seen.count > 1).then_some(self.seen.first);
        let field = Field { present: 0, lacks, values: Values::default(), last: 0, quoted: quoted(key) };
        let (index, _) = self.fields.insert_full(key.into(), field);
        Ok(Slot::Field(index))
    }

    /// The values that a slot stands for, and whether the object has the field for the first time.
    pub(super) fn values(&mut self, slot: &Slot) -> (&mut Values, bool) {
        let count = self.seen.count;
        match slot {
            Slot::Field(index) => match self.fields.get_index_mut(*index) {
                Some((_, field)) => {
                    let is_first = field.last != count;
                    if is_first {
                        field.present += 1;
                        field.last = count;
                    }
                    (&mut field.values, is_first)
                }
                // What was a field has become a part of the map.
                None => (self.map.get_or_insert_default(), false),
            },
            Slot::Map => (self.map.get_or_insert_default(), false),
        }
    }

    /// Whether a slot is for a field of that name.
    pub(super) fn is(&self, slot: &Slot, name: &str) -> bool {
        matches!(slot, Slot::Field(index) if self.fields.get_index(*index).is_some_and(|(key, _)| **key == *name))
    }

    /// Ends an object that has that many of the fields.
    pub(super) fn end(&mut self, present: usize, at: At) {
        if present < self.fields.len() {
            for field in self.fields.values_mut().filter(|field| field.last != self.seen.count) {
                field.lacks.get_or_insert(at);
            }
        }
    }

    /// How many objects lack a field.
    pub(crate) fn lacking(&self, field: &Field) -> Seen {
        let count = self.seen.count.saturating_sub(field.present);
        Seen { count, first: field.lacks.unwrap_or(self.seen.first) }
    }

    /// The values of all fields together.
    pub(crate) fn all_values(&self) -> Values {
        let mut all = Values::default();
        self.fields.values().map(|field| &field.values).chain(self.map.as_deref()).for_each(|values| all.merge(values));
        all
    }

    /// The values of each field.
    pub(crate) fn all_values_mut(&mut self) -> impl Iterator<Item = &mut Values> {
        self.fields.values_mut().map(|field| &mut field.values).chain(self.map.as_deref_mut())
    }

    /// Makes a map of all fields.
    fn collapse(&mut self) {
        let map = self.map.get_or_insert_default();
        for field in std::mem::take(&mut self.fields).into_values() {
            map.merge(&field.values);
        }
    }

    pub(crate) fn merge(&mut self, other: &Objects) {
        for (name, field) in &mut self.fields {
            if !other.fields.contains_key(name) && !other.seen.is_never() {
                field.lacks = earlier(field.lacks, Some(other.seen.first));
            }
        }
        for (name, field) in &other.fields {
            match self.fields.get_mut(name) {
                Some(known) => known.merge(field),
                None => {
                    let lacks = (!self.seen.is_never()).then_some(self.seen.first);
                    let lacks = earlier(field.lacks, lacks);
                    self.fields.insert(name.clone(), Field { lacks, ..field.clone() });
                }
            }
        }
        self.seen = self.seen.and(other.seen);
        self.cut |= other.cut;
        merge_parts(&mut self.map, &other.map, Values::merge);
        if self.map.is_some() || self.fields.len() > MOST_FIELDS {
            self.collapse();
        }
    }

    pub(super) fn renumber(&mut self, numbers: &[u32]) {
        self.seen.first.renumber(numbers);
        self.map.iter_mut().for_each(|map| map.renumber(numbers));
        for field in self.fields.values_mut() {
            field.lacks.iter_mut().for_each(|at| at.renumber(numbers));
            field.values.renumber(numbers);
        }
    }

    /// Puts the fields in the order in which they were seen first.
    pub(super) fn sort(&mut self) {
        self.fields.sort_by_cached_key(|name, field| (field.values.seen().first, name.clone()));
        self.fields.values_mut().for_each(|field| field.values.sort());
        self.map.iter_mut().for_each(|map| map.sort());
    }
}

impl Field {
    /// Reads its key, if that is what comes next in its usual form.
    #[inline]
    fn comes(&self, json: &mut Pull<'_>) -> bool {
        !self.quoted.is_empty() && json.key_is(&self.quoted)
    }

    fn merge(&mut self, other: &Field) {
        self.present = self.present.saturating_add(other.present);
        self.lacks = earlier(self.lacks, other.lacks);
        self.values.merge(&other.values);
    }
}

/// A key with its quotes and its colon. One with escapes is never found like that, and looked up.
fn quoted(key: &str) -> Box<str> {
    format!("\"{key}\":").into()
}

fn earlier(one: Option<At>, other: Option<At>) -> Option<At> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}
