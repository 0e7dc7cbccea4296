//! The runtime of the crates that hookwright generates: an ordinary crate, with its own tests and
//! docs, which also hands out its [`sources()`].
//!
//! A generated crate stands alone, so the compiler writes these sources below its `src/runtime/`
//! as they are. They are in the module [`runtime`] here too, so that a path such as
//! `crate::runtime::DateTime` names the same item in both lines. Tests are outside of that
//! module.

mod exports;
mod pull;
pub mod runtime;
#[cfg(test)]
mod tests;

pub use exports::exported_types;
pub use pull::Pull;
/// Where [`NameTable`] looks for a name first.
pub use runtime::types::name_table::hash as name_hash;
#[doc(inline)]
pub use runtime::*;

/// The runtime's source files: each path relative to `src/runtime/`, with `/` between its parts,
/// and its text.
///
/// ```
/// let (path, text) = hookwright_runtime::sources().find(|(path, _)| *path == "mod.rs").unwrap();
/// assert!(text.starts_with("//! "), "{path}");
/// ```
pub fn sources() -> impl Iterator<Item = (&'static str, &'static str)> {
    const SOURCES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/sources.rs"));
    SOURCES.iter().copied()
}
