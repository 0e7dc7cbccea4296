//! From a directory of YAML files to syntax trees.

mod common;
mod discover;
mod unsaved;
mod vendor;

pub(crate) use common::{COMMON, is_common};
pub use unsaved::Unsaved;
pub(crate) use vendor::MAX_FILE;
pub use vendor::{Loaded, LoadedFile, LoadedVendor, load, load_with};
