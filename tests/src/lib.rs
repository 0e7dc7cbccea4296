//! What the end to end tests share.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod documented;
mod schemas;
pub mod vendors;

pub use documented::{documented, documented_body, documented_rows};
pub use hookwright_test_support::{
    Files, copy_directory, golden, paths, read_files, root, seed, snapshot, write_files,
};
pub use schemas::{body, compile, events, example, example_body, model, vendor};
