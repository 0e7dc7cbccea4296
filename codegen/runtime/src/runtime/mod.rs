//! What every generated crate is built on: decoding and encoding, dates, and what keeps a payload
//! whole. The code that is generated for a vendor holds its facts; how they are read is here.
//!
//! Values are read through [`Input`] and written through [`Output`], neither of which is generic.
//! So the code of an event is compiled once, whatever it is read from, and costs a user of the
//! crate no instantiation.

pub(crate) mod decode;
mod encode;
mod error;
pub(crate) mod json;
#[cfg(feature = "schemars")]
pub mod json_schema;
// Generated code is what uses them.
#[allow(unused_imports, unused_macros)]
mod macros;
pub(crate) mod types;

pub use decode::{Content, Form, Input, ReadEntry, ReadItem, ReadValue, Source};
pub use decode::{deserialize, deserialize_object, deserialize_tagged, raw_field, raw_text};
pub use encode::{Fields, Items, Output, Write, serialize, write_object_fields};
pub use error::{DecodeError, Fault, PathPart, Places, UnknownEventType};
pub use json::{Key, Role, Token, from_slice, to_vec};
#[cfg(feature = "schemars")]
#[allow(unused_imports)]
pub(crate) use macros::schema_of;
#[allow(unused_imports)]
pub(crate) use macros::{event_type, integer_enum, key, object, text_enum, through_serde, write_object};
pub use types::{Date, DateTime, Extra, IntegerOrString, Malformed, ParseTimeError, UnixSeconds, Unknown};
pub use types::{Discriminator, Fill, Look, Names, Object, Shape, Tagged, Wire, debug, write_tagged};
