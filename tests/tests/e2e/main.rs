//! What the whole has to show, from the schemas to a crate and to JSON Schema that work.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod allowances;
mod cargo;
mod counts;
mod definition_keys;
mod determinism;
mod documented;
mod enreach;
mod errors;
mod examples;
mod field_counts;
mod foreign_text;
mod forms;
mod kept;
mod lints;
mod malformed;
mod nasty;
mod presence;
mod promised;
mod renamed;
mod rules;
mod sarif;
mod schemas;
mod settings;
mod signatures;
mod small;
mod snapshots;
mod stranger;
mod support;
mod system_messages;
mod wrapped;
