//! Hookwright: a compiler from vendors' event tables, written as YAML, to Rust and JSON Schema.
//!
//! Four stages, each of which hands plain data to the next: [`load`](mod@load) reads YAML files into
//! [`syntax`] trees, [`resolve`](mod@resolve) checks them and makes the [`model`], [`emit`] turns
//! the model into files; lints look at the first two together. [`compile()`] does the first three;
//! [`output`] alone touches the output directory, [`scaffold`] writes new schema files, and [`cli`] is
//! what people call.

mod adopt;
pub mod build;
pub mod cli;
mod common;
mod compile;
pub mod diagnostic;
pub mod diff;
mod drift;
pub mod emit;
mod evidence;
mod format;
mod init;
mod internal;
mod json;
mod lint;
pub mod load;
mod mark;
pub mod model;
mod naming;
pub mod output;
pub mod released;
pub mod resolve;
pub mod rules;
pub mod scaffold;
pub mod source;
mod staged;
pub mod syntax;
#[cfg(test)]
mod testing;
mod text;
mod url;
mod words;
mod yaml;

pub use compile::{Compilation, compile, compile_with};
pub use internal::InternalError;
