//! Decoding: where values are read from, and how objects are filled.

mod content;
mod deserializer;
mod filling;
mod input;
mod raw;
pub(crate) mod raw_value;

pub use content::Content;
pub(crate) use content::{ContentInput, Name, check_tag, read_again, read_entries};
pub(crate) use deserializer::through;
pub use deserializer::{deserialize, deserialize_object, deserialize_tagged};
pub(crate) use filling::{Filling, Seen, fill};
pub use input::{Form, Input, ReadEntry, ReadItem, ReadValue, Source};
pub use raw::{raw_field, raw_text};
pub(crate) use raw_value::through_text;
