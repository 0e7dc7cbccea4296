//! What somebody who writes schema files has to rely on.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod edits;
mod folders;
mod forty;
mod meta_schema;
mod mutation;
mod scaffold;
