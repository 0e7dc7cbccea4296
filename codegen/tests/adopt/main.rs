//! `hookwright adopt`: vendors rebuilt from their documents, schemas that are edited, and what is
//! refused.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod compare;
mod corpus;
mod docs;
#[path = "../corpus/mod.rs"]
mod edits;
mod exports;
mod harness;
mod layouts;
mod rebuild;
mod strange;
mod writes;
