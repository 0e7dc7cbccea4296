//! Captured traffic: requests, read one by one into a summary that is small and can be merged.

mod distinct;
mod file;
mod form;
mod input;
mod lines;
mod name;
mod numbers;
mod objects;
mod observer;
mod place;
mod strings;
mod summary;
#[cfg(test)]
mod tests;
mod values;
mod walk;

pub(crate) use distinct::{Distinct, Value};
pub(crate) use form::Form;
pub(crate) use input::open;
pub(crate) use objects::{Field, Objects};
pub(crate) use observer::{LineForm, Observer};
pub(crate) use place::{At, Seen};
pub(crate) use strings::Strings;
pub(crate) use summary::{CannotMerge, Summary};
pub(crate) use values::{Kind, Values};
