//! The undocumented fields of an object.

use std::fmt;

use serde_json::{Map, Value};

use crate::runtime::WireForm;
use crate::runtime::decode::SlotSet;

/// Marks that an object was decoded; the other 63 bits are for slots.
const DECODED: u64 = 1 << 63;

/// The undocumented fields of an object. It also remembers which documented fields were `null` or
/// absent, and other details of form, so that the object is encoded as it was decoded. It allocates
/// only if there is something to keep.
///
/// Two of them are equal if they have the same undocumented fields.
#[derive(Clone, Default)]
pub struct Extra {
    seen: u64,
    more: Option<Box<More>>,
}

#[derive(Clone, Debug, Default)]
struct More {
    unknown: Map<String, Value>,
    forms: Vec<(String, WireForm)>,
    /// Which slots from 63 on were present.
    seen: Vec<bool>,
}

impl Extra {
    /// The undocumented field with this name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.more.as_ref()?.unknown.get(name)
    }

    /// All undocumented fields, in wire order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.more.iter().flat_map(|more| more.unknown.iter()).map(|(name, value)| (name.as_str(), value))
    }

    /// The number of undocumented fields.
    pub fn len(&self) -> usize {
        self.more.as_ref().map_or(0, |more| more.unknown.len())
    }

    /// Whether there are no undocumented fields.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds an undocumented field, and returns the previous value of this name. A field whose name
    /// is documented for the object is not encoded.
    pub fn insert(&mut self, name: impl Into<String>, value: Value) -> Option<Value> {
        self.more.get_or_insert_default().unknown.insert(name.into(), value)
    }

    /// Removes an undocumented field.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        self.more.as_mut()?.unknown.shift_remove(name)
    }

    /// Whether a field without a value is written as `null` rather than left out: as it was decoded,
    /// or as documented if the object was not decoded.
    pub(crate) fn writes_null(&self, slot: usize, documented: bool) -> bool {
        match slot.checked_sub(63) {
            _ if self.seen & DECODED == 0 => documented,
            None => self.seen & (1 << slot) != 0,
            Some(slot) => self.more.as_ref().is_some_and(|more| more.seen.get(slot) == Some(&true)),
        }
    }

    /// Whether its object was decoded.
    #[inline]
    #[allow(dead_code)] // Generated code calls it.
    pub(crate) fn was_decoded(&self) -> bool {
        self.seen & DECODED != 0
    }

    /// Remembers which slots of the object were present.
    #[inline]
    pub(crate) fn set_seen(&mut self, seen: &SlotSet, slots: usize) {
        self.seen = seen.low() | DECODED;
        if slots > 63 {
            let seen = (63..slots).map(|slot| seen.contains(slot)).collect();
            self.more.get_or_insert_default().seen = seen;
        }
    }

    pub(crate) fn keep_wire_form(&mut self, name: &str, form: WireForm) {
        let forms = &mut self.more.get_or_insert_default().forms;
        forms.retain(|(known, _)| known != name);
        forms.push((name.to_owned(), form));
    }

    /// Forgets the form of a repeated field.
    #[cold]
    pub(crate) fn forget_wire_form(&mut self, name: &str) {
        if let Some(more) = &mut self.more {
            more.forms.retain(|(known, _)| known != name);
        }
    }

    /// The fields whose form on the wire was not the canonical one.
    pub(crate) fn forms(&self) -> &[(String, WireForm)] {
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
