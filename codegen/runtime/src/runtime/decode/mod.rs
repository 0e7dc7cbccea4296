//! Decoding: the inputs that values are read from, and how objects are built from them.

/// The methods of a visitor for `null`, in the forms that formats have for it.
macro_rules! visit_null {
    ($de:lifetime, $null:expr) => {
        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok($null)
        }

        fn visit_none<E>(self) -> Result<Self::Value, E> {
            Ok($null)
        }

        fn visit_some<D: Deserializer<$de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
            deserializer.deserialize_any(self)
        }
    };
}

mod content;
mod deserializer;
mod input;
mod object_builder;
mod raw;
pub(crate) mod raw_value;

pub use content::Content;
pub(crate) use content::{ContentInput, ContentKey, check_tag, decode_again, decode_entries};
pub(crate) use deserializer::decode_from;
pub use deserializer::{deserialize, deserialize_object, deserialize_tagged};
pub use input::{DecodeEntry, DecodeItem, DecodeValue, Input, Source, WireForm};
pub(crate) use object_builder::{ObjectBuilder, SlotSet, build};
pub use raw::{raw_field, raw_string};
pub(crate) use raw_value::decode_via_text;
