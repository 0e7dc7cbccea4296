//! The undocumented fields of an object.

use std::borrow::Cow;
use std::fmt;
use std::hash::{DefaultHasher, Hasher};

use crate::runtime::decode::SlotSet;
use crate::runtime::encode::Encode;
use crate::runtime::json::writer::JsonWriter;
use crate::runtime::{Json, JsonMembers, JsonRef, Output};

/// Marks that an object was decoded; the other 63 bits are for slots.
const DECODED: u64 = 1 << 63;

/// The undocumented fields of an object. It also remembers which documented fields were `null` or
/// absent, and other details of form, so that the object is encoded as it was decoded. It allocates
/// only if there is something to keep.
///
/// They are kept as the text that came, without white space between tokens. A key that came twice is
/// there twice, and [`Extra::get`] finds the last.
///
/// Two of them are equal if they have the same undocumented fields.
#[derive(Clone, Default)]
pub struct Extra {
    seen: u64,
    more: Option<Box<More>>,
}

#[derive(Clone, Default)]
struct More {
    /// The members of an object, without its braces.
    members: String,
    forms: Vec<WireForm>,
    /// Which slots from 63 on were present.
    seen: Vec<bool>,
}

/// The text of a field whose value had another form than the one in which we write it.
#[derive(Clone)]
struct WireForm {
    slot: usize,
    text: Box<str>,
    /// A hash of the form in which we write the value, to see whether it has changed.
    canonical: u64,
}

impl Extra {
    /// The undocumented field with this name.
    pub fn get(&self, name: &str) -> Option<JsonRef<'_>> {
        self.members().filter(|member| member.is(name)).last().map(|member| member.value)
    }

    /// All undocumented fields, in wire order.
    pub fn iter(&self) -> impl Iterator<Item = (Cow<'_, str>, JsonRef<'_>)> {
        self.members().map(|member| (member.name(), member.value))
    }

    /// The number of undocumented fields.
    pub fn len(&self) -> usize {
        self.members().count()
    }

    /// Whether there are no undocumented fields.
    pub fn is_empty(&self) -> bool {
        self.text().is_empty()
    }

    /// Sets an undocumented field, and returns the previous value of this name. A field whose name is
    /// documented for the object is not encoded.
    pub fn insert(&mut self, name: &str, value: impl Into<Json>) -> Option<Json> {
        let previous = self.remove(name);
        let mut member = JsonWriter::with_capacity(0);
        // Writing into memory does not fail.
        let _ = member.string(name);
        member.raw(":");
        member.raw(value.into().text());
        self.push(&String::from_utf8(member.into_bytes()).unwrap_or_default());
        previous
    }

    /// Removes an undocumented field.
    pub fn remove(&mut self, name: &str) -> Option<Json> {
        let removed = self.get(name)?.to_json();
        let rest: Vec<&str> = self.members().filter(|member| !member.is(name)).map(|member| member.text).collect();
        let rest = rest.join(",");
        self.more.get_or_insert_default().members = rest;
        Some(removed)
    }

    fn text(&self) -> &str {
        self.more.as_ref().map_or("", |more| &more.members)
    }

    pub(crate) fn members(&self) -> JsonMembers<'_> {
        JsonMembers::new(self.text())
    }

    /// Adds a member, which was checked, and returns by how many bytes more than the member this has
    /// grown.
    pub(crate) fn push(&mut self, member: &str) -> usize {
        let new = if self.more.is_none() { size_of::<More>() } else { 0 };
        let members = &mut self.more.get_or_insert_default().members;
        let before = members.capacity();
        if members.is_empty() {
            members.reserve_exact(member.len());
        } else {
            members.push(',');
        }
        members.push_str(member);
        // While it grows, both are there.
        new + if members.capacity() > before { before + members.capacity() - member.len() } else { 0 }
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

    /// Remembers the text of a field.
    #[cold]
    pub(crate) fn keep_wire_form(&mut self, slot: usize, text: &str, field: &dyn Encode) {
        let form = WireForm { slot, text: text.into(), canonical: hash(field) };
        self.more.get_or_insert_default().forms.push(form);
    }

    /// Forgets the text of a field that came again.
    #[cold]
    pub(crate) fn forget_wire_form(&mut self, slot: usize) {
        if let Some(more) = &mut self.more {
            more.forms.retain(|form| form.slot != slot);
        }
    }

    /// The text of a field that had another form than ours, unless its value has changed.
    #[inline]
    pub(crate) fn wire_form(&self, slot: usize, field: &dyn Encode) -> Option<JsonRef<'_>> {
        let more = self.more.as_ref()?;
        let form = more.forms.iter().find(|form| form.slot == slot)?;
        (form.canonical == hash(field)).then(|| JsonRef::of_checked(&form.text))
    }
}

/// A hash of the text in which we write a value.
#[cold]
fn hash(field: &dyn Encode) -> u64 {
    let mut text = JsonWriter::with_capacity(32);
    // Writing into memory does not fail.
    let _ = field.encode(&mut text);
    let mut hasher = DefaultHasher::new();
    hasher.write(&text.into_bytes());
    hasher.finish()
}

impl PartialEq for Extra {
    fn eq(&self, other: &Self) -> bool {
        let object = |extra: &Self| format!("{{{}}}", extra.text());
        self.text() == other.text() || JsonRef::of_checked(&object(self)) == JsonRef::of_checked(&object(other))
    }
}

impl fmt::Debug for Extra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}
