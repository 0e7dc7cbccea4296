//! Tests of what is inside the runtime, apart from it, because its files are copied as they are.

#[cfg(feature = "axum")]
mod axum;
mod containers;
#[cfg(feature = "form")]
mod form;
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
