//! From a directory of YAML files to syntax trees.

mod common;
mod discover;
mod unsaved;
mod vendor;

pub use unsaved::Unsaved;
pub(crate) use vendor::MAX_FILE;
pub use vendor::{Loaded, LoadedFile, LoadedVendor, load, load_with};
