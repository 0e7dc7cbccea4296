//! Tests of what is inside the runtime, apart from it, because its files are copied as they are.

mod containers;
mod generated;
mod guid;
mod json;
#[cfg(feature = "schemars")]
mod json_schema;
mod line_index;
mod messages;
mod number;
mod pull;
mod raw_value;
mod scan;
mod text;
#[cfg(feature = "verify")]
mod verify;
