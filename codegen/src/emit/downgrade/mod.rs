//! Schema objects for readers that know less: draft-04 for registries that take no later one, and
//! OpenAPI 3.0 for gateways.
//!
//! A pass over finished schemas, so that what a schema says is decided in one place. What the older
//! language cannot say in the same words is said in others; what it cannot say at all, such as further
//! examples, is left out and accepts more, never less.

mod draft04;
mod older;
mod openapi30;
#[cfg(test)]
mod tests;

pub(in crate::emit) use draft04::draft04;
pub(in crate::emit) use openapi30::openapi30;
