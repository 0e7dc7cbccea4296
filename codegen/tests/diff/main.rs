//! `hookwright diff`: the rules, by their examples; renames; the command itself.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod command;
mod docs;
mod harness;
mod renames;
mod rules;
mod verdicts;
