//! JSON text: the cursor that reads it, the writer, and what both of them use.

mod body;
pub(crate) mod cursor;
mod key;
pub(crate) mod number;
pub(crate) mod pattern;
mod scalar;
pub(crate) mod scan;
pub(crate) mod writer;

pub use body::{from_slice, to_vec};
pub use key::{Key, Role};
pub use scalar::Scalar;
