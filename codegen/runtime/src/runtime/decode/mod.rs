//! Decoding: how objects are built from their fields, and how serde's deserializers are read.

mod deserializer;
mod number_name;
mod object_builder;
mod raw;
pub(crate) mod raw_value;
mod slot_set;
mod transcode;

use crate::runtime::{CodecError, Cursor};

/// Decodes a value; `false` if it was `null`.
pub type Read<'f> = &'f mut dyn FnMut(&mut Cursor<'_>) -> Result<bool, CodecError>;

pub use deserializer::{deserialize, deserialize_tagged};
pub(crate) use object_builder::{ObjectBuilder, Progress, build, decoded};
pub use raw::{raw_field, raw_string};
pub(crate) use slot_set::SlotSet;
