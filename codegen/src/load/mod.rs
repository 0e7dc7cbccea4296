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
