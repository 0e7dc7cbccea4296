//! Text of the form `application/x-www-form-urlencoded`: queries of URLs, and bodies that are forms.
//!
//! A form is read as the JSON object that it says: its values are text, but for those fields that the
//! schemas know to be a number, a boolean, null or a list. So everything that holds for JSON holds for
//! forms too, and the code that decodes events is the same.

mod body;
mod object;
mod pairs;
mod write;

pub use body::{from_form, to_form};
pub use object::{FormField, FormFields, FormValue};
#[allow(unused_imports)] // Who only decodes forms verifies nothing.
pub(crate) use pairs::pairs;
