//! JSON values that are kept as their text.

mod iter;
mod json;
mod json_object;
mod json_ref;
mod same;
mod serialize;

pub use iter::{JsonItems, JsonMembers, Member};
pub use json::Json;
pub use json_object::JsonObject;
pub use json_ref::JsonRef;
