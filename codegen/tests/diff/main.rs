//! `hookwright diff`: the rules, by their examples; renames; the command itself.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod command;
mod docs;
mod harness;
#[path = "../diff_proof/payloads.rs"]
mod payloads;
mod random;
mod renames;
mod rules;
#[path = "../diff_proof/values.rs"]
mod values;
mod verdicts;
