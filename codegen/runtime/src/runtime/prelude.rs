//! What the generated code of a vendor imports. A vendor's types cannot have these names: the
//! compiler reads them from this file.

pub use std::collections::BTreeMap;

pub use uuid::Uuid;

pub use crate::runtime::Payload as _;
#[allow(unused_imports)] // Only generated code and tests use the macros.
pub(crate) use crate::runtime::macros::{
    encode_object, event_kind, integer_enum, key, object, payload, string_enum, through_serde,
};
pub use crate::runtime::{BatchDescriptor, CodecError, DecodeError, Extra, Malformed, Unknown};
pub use crate::runtime::{Cursor, Decode, Encode, NameTable, Object, Output, Tagged};
pub use crate::runtime::{Date, DateTime, IntegerOrString, Text, UnixSeconds};
pub use crate::runtime::{Discriminator, Key, ObjectDescriptor, VisitFields, VisitFieldsMut};
pub use crate::runtime::{Json, JsonObject, JsonRef};
pub use crate::runtime::{check_event_type, encode_tagged, from_slice, raw_field, raw_string, to_vec};
pub use crate::runtime::{debug, debug_unknown_without, debug_without, deserialize, deserialize_tagged, serialize};
