//! What somebody who writes schema files has to rely on.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod folders;
mod meta_schema;
mod scaffold;
