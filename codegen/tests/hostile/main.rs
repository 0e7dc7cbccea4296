//! Schema directories that mean harm, or were never meant to be any: each ends with a message and exit
//! status 1, in bounded time and memory, and no file is written or removed.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

mod examples;
mod files;
mod names;
mod output;
mod project;
mod types;
mod yaml;
