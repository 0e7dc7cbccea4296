//! From a directory of YAML files to syntax trees.

mod aliased;
mod data;
mod deserializer;
mod discover;
mod node;
mod numbers;
mod places;
mod texts;
mod unsaved;
mod vendor;

pub use unsaved::Unsaved;
pub(crate) use vendor::MAX_FILE;
pub use vendor::{LoadedFile, LoadedVendor, load, load_with};

/// Whether the loader takes a text for one YAML document. Other parsers accept more.
pub(crate) fn is_document(text: &str) -> bool {
    places::places(text).is_ok()
}
