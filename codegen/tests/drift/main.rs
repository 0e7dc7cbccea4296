//! `hookwright drift` on documents: small ones of our own in several layouts, edited in many ways,
//! and the vendors' own where they are there.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "../corpus/mod.rs"]
mod corpus;
mod docs;
mod fetch;
mod guess;
mod harness;
mod plain;
mod real;
mod reference;
mod refusals;
mod rows;
mod sections;
mod texts;
