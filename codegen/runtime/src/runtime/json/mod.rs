//! JSON text: the cursor that reads it, the writer, values that are kept as text, and what all of
//! them use.

mod body;
pub(crate) mod check;
pub(crate) mod compact;
pub(crate) mod cursor;
mod key;
pub(crate) mod number;
pub(crate) mod pattern;
pub(crate) mod quote;
pub(crate) mod scan;
pub(crate) mod string;
mod value;
pub(crate) mod writer;

pub(crate) use body::read_text;
pub use body::{from_slice, to_vec};
pub use cursor::Cursor;
pub use key::{Key, Role};
pub use pattern::Pattern;
pub use value::{Json, JsonItems, JsonMembers, JsonObject, JsonRef, Member};
