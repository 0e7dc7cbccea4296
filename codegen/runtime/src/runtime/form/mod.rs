//! Text of the form `application/x-www-form-urlencoded`: queries of URLs, and forms.

mod pairs;

pub(crate) use pairs::pairs;
