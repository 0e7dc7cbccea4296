//! What every generated crate is built on: reading and writing, dates, and what keeps a payload
//! whole. The code that is generated for a vendor holds its facts; how they are read is here.
//!
//! Values are read through [`Input`] and written through [`Output`], neither of which is generic.
//! So the code of an event is compiled once, whatever it is read from, and costs a user of the
//! crate no instantiation.

mod body;
mod content;
mod cursor;
mod decode_error;
mod extra;
mod fault;
mod filling;
mod guid;
mod input;
mod key;
mod macros;
mod malformed;
pub(crate) mod names;
mod number;
mod object;
mod output;
mod pattern;
mod places;
mod raw;
mod scalars;
mod scan;
mod serde_input;
mod serde_output;
mod serde_raw;
mod tagged;
mod text;
pub mod time;
mod token;
mod unknown;
mod well_formed;
mod wire;

pub use body::{from_slice, to_vec};
pub use content::Content;
pub use decode_error::DecodeError;
pub use extra::Extra;
pub use fault::{Fault, PathPart};
pub use input::Form;
pub use input::{Input, ReadEntry, ReadItem, ReadValue, Source};
pub use key::{Key, Role};
pub(crate) use macros::{event_type, integer_enum, key, object, text_enum, through_serde, write_object};
pub use malformed::Malformed;
pub use names::Names;
pub use object::{Fill, Look, Object, Shape, debug};
pub use output::{Fields, Items, Output, Write, write_object_fields};
pub(crate) use places::Places;
pub use raw::{UnknownEventType, raw_field, raw_text};
pub use scalars::IntegerOrString;
pub use serde_input::{deserialize, deserialize_object, deserialize_tagged};
pub use serde_output::serialize;
pub use tagged::{Discriminator, Tagged, write_tagged};
pub use time::{Date, DateTime, ParseTimeError, UnixSeconds};
pub use token::Token;
pub use unknown::Unknown;
pub use wire::Wire;
