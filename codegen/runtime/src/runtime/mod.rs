//! The runtime of every generated crate: decoding and encoding, dates and times, and the types
//! that keep a payload complete. The code that is generated for a vendor holds only facts about
//! its events; how they are decoded and encoded is here.
//!
//! Values are decoded by a [`Cursor`] and encoded to an [`Output`], neither of which is generic.
//! So the code of an event is compiled once, whatever it is decoded from, and users of the crate
//! pay for no instantiation.

#[cfg(feature = "axum")]
pub mod axum;
pub(crate) mod decode;
pub(crate) mod encode;
mod error;
#[cfg(feature = "form")]
pub mod form;
#[cfg(feature = "http")]
pub(crate) mod http;
pub(crate) mod json;
#[cfg(feature = "schemars")]
pub mod json_schema;
// Only generated code and tests use the macros.
#[allow(unused_imports, unused_macros)]
mod macros;
pub mod prelude;
pub(crate) mod types;
#[cfg(feature = "verify")]
pub mod verify;

pub use decode::{Read, deserialize, deserialize_tagged, raw_field, raw_string};
pub use encode::{Encode, Fields, Items, Output, encode_object_fields, serialize};
pub use error::{CodecError, DecodeError, ErrorKind, LineIndex, PathPart, UnknownEventType, check_event_type};
pub use json::{Cursor, Key, Pattern, Role, from_slice, to_vec};
pub use json::{Json, JsonItems, JsonMembers, JsonObject, JsonRef, Member};
#[cfg(feature = "schemars")]
#[allow(unused_imports)]
pub(crate) use macros::schema_of;
#[allow(unused_imports)]
pub(crate) use macros::{encode_object, event_kind, integer_enum, key, object, payload, string_enum, through_serde};
#[allow(unused_imports)] // Generated code of vendors that send CloudEvents uses them.
pub use types::{Attribute, from_batch, structured};
pub use types::{
    BatchDescriptor, Date, DateTime, Extra, IntegerOrString, Malformed, ParseTimeError, Text, UnixSeconds, Unknown,
};
pub use types::{
    ByKind, Constant, Decode, Discriminator, NameTable, Object, ObjectDescriptor, OneOf, Payload, Tagged, ValueKind,
    VisitFields, VisitFieldsMut,
};
pub use types::{EventName, NamePart, NamePiece, NamePlace, covers, find_pattern, from_named};
#[allow(unused_imports)] // Generated code of unions within unions uses them.
pub use types::{Tag, encode_tags};
pub use types::{debug, debug_unknown_without, debug_without};
pub use types::{deserialize_payload, encode_tagged, serialize_payload};
