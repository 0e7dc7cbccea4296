//! What came with an object and has no field.

use std::fmt;

use serde_json::{Map, Value};

use crate::runtime::Form;
use crate::runtime::decode::Seen;

/// Marks that an object was read, not made; above the 63 slots that are remembered in place.
const READ: u64 = 1 << 63;

/// What came with an object and has no field: unknown fields, and in which of two allowed ways a
/// field was written, so that the object goes out as it came in. It costs nothing while there is
/// nothing to keep.
///
/// Two of them are equal if they hold the same unknown fields.
#[derive(Clone, Default)]
pub struct Extra {
    seen: u64,
    more: Option<Box<More>>,
}

#[derive(Clone, Debug, Default)]
struct More {
    unknown: Map<String, Value>,
    forms: Vec<(String, Form)>,
    /// Which slots from 63 on were there.
    seen: Vec<bool>,
}

impl Extra {
    /// The unknown field of that name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.more.as_ref()?.unknown.get(name)
    }

    /// All unknown fields, in the order in which they came.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.more.iter().flat_map(|more| more.unknown.iter()).map(|(name, value)| (name.as_str(), value))
    }

    /// How many unknown fields there are.
    pub fn len(&self) -> usize {
        self.more.as_ref().map_or(0, |more| more.unknown.len())
    }

    /// Whether there is no unknown field.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds an unknown field, and gives back the one that it takes the place of. A name that the
    /// object documents is left out when the object is written.
    pub fn insert(&mut self, name: impl Into<String>, value: Value) -> Option<Value> {
        self.more.get_or_insert_default().unknown.insert(name.into(), value)
    }

    /// Takes an unknown field out.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        self.more.as_mut()?.unknown.shift_remove(name)
    }

    /// Whether a field without a value is written as `null` (or else not at all): as it came, or
    /// as the schema says where it did not come from anywhere.
    pub(crate) fn writes_null(&self, slot: usize, documented: bool) -> bool {
        match slot.checked_sub(63) {
            _ if self.seen & READ == 0 => documented,
            None => self.seen & (1 << slot) != 0,
            Some(slot) => self.more.as_ref().is_some_and(|more| more.seen.get(slot) == Some(&true)),
        }
    }

    /// Whether its object was read, not made.
    #[inline]
    #[allow(dead_code)] // Generated code calls it.
    pub(crate) fn was_read(&self) -> bool {
        self.seen & READ != 0
    }

    /// Remembers which of an object's slots were there.
    #[inline]
    pub(crate) fn set_seen(&mut self, seen: &Seen, slots: usize) {
        self.seen = seen.low() | READ;
        if slots > 63 {
            let seen = (63..slots).map(|slot| seen.contains(slot)).collect();
            self.more.get_or_insert_default().seen = seen;
        }
    }

    pub(crate) fn keep_form(&mut self, name: &str, form: Form) {
        let forms = &mut self.more.get_or_insert_default().forms;
        forms.retain(|(known, _)| known != name);
        forms.push((name.to_owned(), form));
    }

    /// Forgets the form of a field that came again.
    #[cold]
    pub(crate) fn drop_form(&mut self, name: &str) {
        if let Some(more) = &mut self.more {
            more.forms.retain(|(known, _)| known != name);
        }
    }

    /// The forms of fields that were written in another way than ours.
    pub(crate) fn forms(&self) -> &[(String, Form)] {
        self.more.as_ref().map_or(&[], |more| &more.forms)
    }
}

impl PartialEq for Extra {
    fn eq(&self, other: &Self) -> bool {
        match (&self.more, &other.more) {
            (Some(this), Some(other)) => this.unknown == other.unknown,
            _ => self.is_empty() && other.is_empty(),
        }
    }
}

impl fmt::Debug for Extra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}
