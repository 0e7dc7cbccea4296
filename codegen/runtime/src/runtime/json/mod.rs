//! JSON text: the cursor that reads it, the writer, and what both look at.

mod body;
pub(crate) mod cursor;
mod key;
pub(crate) mod number;
pub(crate) mod pattern;
pub(crate) mod scan;
mod token;
pub(crate) mod writer;

pub use body::{from_slice, to_vec};
pub use key::{Key, Role};
pub use token::Token;
