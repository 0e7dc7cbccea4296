//! Whom a change breaks, found from what the outputs do with payloads: how a decoder and the schemas
//! of both profiles read what somebody else writes, and what TypeScript assigns to what.

mod fields;
mod reading;
mod typescript;

pub(super) use fields::{FieldCase, fields, missing_field, new_field, other_names, union_field, unknown_alias};
pub(super) use reading::Reading;
pub(super) use typescript::is_assignable;

use super::verdict::{Effects, Verdict, View};
use crate::emit::contract::Profile;

/// What reads payloads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reader {
    /// The crate's decoder.
    Decoder,
    /// The schemas of a profile.
    Schema(Profile),
}

impl Reader {
    pub(super) fn is_strict(self) -> bool {
        self == Reader::Schema(Profile::Strict)
    }

    pub(super) fn is_schema(self) -> bool {
        self != Reader::Decoder
    }
}

/// A view in which one side reads what the other writes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lens {
    view: View,
    /// What reads.
    pub(super) reader: Reader,
    /// Whether the old side reads, and the new one writes.
    pub(super) old_reads: bool,
}

impl Lens {
    const ALL: [Lens; 6] = [
        Lens { view: View::OldDecoder, reader: Reader::Decoder, old_reads: true },
        Lens { view: View::NewDecoder, reader: Reader::Decoder, old_reads: false },
        Lens { view: View::OldReceiverSchema, reader: Reader::Schema(Profile::Receiver), old_reads: true },
        Lens { view: View::NewReceiverSchema, reader: Reader::Schema(Profile::Receiver), old_reads: false },
        Lens { view: View::OldStrictSchema, reader: Reader::Schema(Profile::Strict), old_reads: true },
        Lens { view: View::NewStrictSchema, reader: Reader::Schema(Profile::Strict), old_reads: false },
    ];

    /// The side that reads and the side that writes, of an old and a new one.
    pub(super) fn sides<T>(&self, old: T, new: T) -> (T, T) {
        if self.old_reads { (old, new) } else { (new, old) }
    }
}

/// How one side takes what the other writes.
pub(super) enum Taken {
    /// What it is about is the same for both.
    Same,
    /// It is accepted; if there is more to say of it, this.
    Accepted(Option<&'static str>),
    /// It is refused, for this reason: a clause.
    Refused(String),
}

/// The effects on all who read payloads.
pub(super) fn wire(taken: impl Fn(&Lens) -> Taken) -> Effects {
    Lens::ALL.iter().fold(Effects::default(), |effects, lens| {
        let (readers, payloads) = lens.view.reader();
        match taken(lens) {
            Taken::Same => effects,
            Taken::Accepted(None) => {
                effects.with(lens.view, Verdict::Compatible, format!("{readers} accept {payloads}."))
            }
            Taken::Accepted(Some(how)) => {
                effects.with(lens.view, Verdict::Compatible, format!("{readers} accept {payloads}: {how}."))
            }
            Taken::Refused(why) => {
                effects.with(lens.view, Verdict::Breaking, format!("{readers} refuse {payloads}: {why}."))
            }
        }
    })
}

/// All who read payloads refuse those of the other side.
pub(super) fn refused(why: &str) -> Effects {
    wire(|_| Taken::Refused(why.to_owned()))
}
