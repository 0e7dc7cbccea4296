//! Strings: their forms and lengths.

use serde::{Deserialize, Serialize};

use super::form::Form;
use super::place::{At, Extreme, Seen};

/// Strings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Strings {
    #[serde(skip_serializing_if = "Seen::is_never")]
    empty: Seen,
    #[serde(skip_serializing_if = "Seen::is_never")]
    guid: Seen,
    #[serde(skip_serializing_if = "Seen::is_never")]
    date: Seen,
    #[serde(skip_serializing_if = "Seen::is_never")]
    date_time: Seen,
    #[serde(skip_serializing_if = "Seen::is_never")]
    local_date_time: Seen,
    #[serde(skip_serializing_if = "Seen::is_never")]
    uri: Seen,
    #[serde(skip_serializing_if = "Seen::is_never")]
    other: Seen,
    /// The shortest and the longest, in bytes of UTF-8.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) shortest: Option<Extreme<u64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) longest: Option<Extreme<u64>>,
}

impl Strings {
    /// The strings of a form.
    pub(crate) fn of(&self, form: Form) -> Seen {
        match form {
            Form::Empty => self.empty,
            Form::Guid => self.guid,
            Form::Date => self.date,
            Form::DateTime => self.date_time,
            Form::LocalDateTime => self.local_date_time,
            Form::Uri => self.uri,
            Form::Other => self.other,
        }
    }

    /// The strings that have none of these forms.
    pub(crate) fn other_than(&self, forms: &[Form]) -> Seen {
        Form::ALL.into_iter().filter(|form| !forms.contains(form)).map(|form| self.of(form)).sum()
    }

    /// All strings.
    pub(crate) fn seen(&self) -> Seen {
        self.other_than(&[])
    }

    pub(super) fn note(&mut self, text: &str, at: At) {
        match Form::of(text) {
            Form::Empty => &mut self.empty,
            Form::Guid => &mut self.guid,
            Form::Date => &mut self.date,
            Form::DateTime => &mut self.date_time,
            Form::LocalDateTime => &mut self.local_date_time,
            Form::Uri => &mut self.uri,
            Form::Other => &mut self.other,
        }
        .note(at);
        let length = text.len() as u64;
        note_shortest(&mut self.shortest, length, at);
        note_longest(&mut self.longest, length, at);
    }

    pub(super) fn merge(&mut self, other: &Strings) {
        for (own, other) in self.seen_mut().into_iter().zip(other.clone().seen_mut()) {
            *own = own.and(*other);
        }
        merge_extremes(&mut self.shortest, other.shortest, note_shortest);
        merge_extremes(&mut self.longest, other.longest, note_longest);
    }

    fn seen_mut(&mut self) -> [&mut Seen; 7] {
        let Strings { empty, guid, date, date_time, local_date_time, uri, other, .. } = self;
        [empty, guid, date, date_time, local_date_time, uri, other]
    }

    pub(super) fn renumber(&mut self, numbers: &[u32]) {
        self.seen_mut().into_iter().for_each(|seen| seen.first.renumber(numbers));
        self.shortest.iter_mut().chain(&mut self.longest).for_each(|extreme| extreme.first.renumber(numbers));
    }
}

impl Form {
    pub(crate) const ALL: [Form; 7] =
        [Form::Empty, Form::Guid, Form::Date, Form::DateTime, Form::LocalDateTime, Form::Uri, Form::Other];
}

#[inline]
pub(super) fn note_shortest(into: &mut Option<Extreme<u64>>, value: u64, at: At) {
    match into {
        Some(known) => known.widen(value, at, known.value.cmp(&value)),
        None => *into = Some(Extreme { value, first: at }),
    }
}

#[inline]
pub(super) fn note_longest(into: &mut Option<Extreme<u64>>, value: u64, at: At) {
    match into {
        Some(known) => known.widen(value, at, value.cmp(&known.value)),
        None => *into = Some(Extreme { value, first: at }),
    }
}

pub(super) fn merge_extremes(
    into: &mut Option<Extreme<u64>>,
    other: Option<Extreme<u64>>,
    note: impl Fn(&mut Option<Extreme<u64>>, u64, At),
) {
    if let Some(other) = other {
        note(into, other.value, other.first);
    }
}
