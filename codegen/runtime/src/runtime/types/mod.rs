//! The types of fields, and the traits of objects.

mod by_kind;
#[cfg(feature = "chrono")]
mod chrono_conversions;
mod cloud_event;
mod codec;
mod constant;
mod event_name;
mod extra;
pub(crate) mod guid;
mod integer_or_string;
#[cfg(feature = "jiff")]
mod jiff_conversions;
mod labelled;
mod malformed;
mod name_pattern;
pub(crate) mod name_table;
mod object;
pub(crate) mod payload;
pub(crate) mod tagged;
mod text;
mod time;
#[cfg(feature = "time")]
mod time_conversions;
mod unknown;

pub use by_kind::{ByKind, ValueKind};
pub use cloud_event::{Attribute, from_batch, structured};
pub use codec::Decode;
pub use constant::Constant;
pub use event_name::{EventName, NamePart, NamePlace, from_named};
pub use extra::Extra;
pub use integer_or_string::IntegerOrString;
pub use malformed::{BatchDescriptor, Malformed};
pub use name_pattern::{NamePiece, covers, find_pattern};
pub use name_table::NameTable;
pub(crate) use object::Place;
pub use object::{Object, ObjectDescriptor, VisitFields, VisitFieldsMut, debug, debug_without};
pub use payload::{Payload, deserialize_payload, serialize_payload};
#[allow(unused_imports)]
pub use tagged::encode_tags;
pub use tagged::{Discriminator, OneOf, Tag, Tagged, encode_tagged};
pub use text::Text;
pub use time::{Date, DateTime, ParseTimeError, UnixSeconds};
pub use unknown::{Unknown, debug_unknown_without};
