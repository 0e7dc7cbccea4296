//! Encoding: the outputs that values are written to.

mod output;
pub(crate) mod raw_text;
mod serializer;

pub(crate) use output::encode_object;
pub use output::{Encode, Fields, Items, Output, encode_object_fields};
pub use serializer::serialize;
