//! Encoding: where values are written to.

mod output;
mod serializer;

pub(crate) use output::write_object;
pub use output::{Fields, Items, Output, Write, write_object_fields};
pub use serializer::serialize;
pub(crate) use serializer::to_value;
