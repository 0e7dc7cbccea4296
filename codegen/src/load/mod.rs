//! From a folder of YAML files to syntax trees.

mod aliased;
mod data;
mod deserializer;
mod discover;
mod node;
mod places;
mod vendor;

pub use vendor::{LoadedFile, LoadedVendor, load};
