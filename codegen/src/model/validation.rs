//! How a vendor makes sure that an endpoint is the receiver's.

use serde::Serialize;

use super::Docs;
use crate::words::words;

/// The request by which a vendor makes sure that an endpoint is the receiver's: it has all that matters
/// in its query, and the value of one parameter is the whole body of the answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Validation {
    /// The HTTP method.
    pub method: ValidationMethod,
    /// Parameters that always have the same value, each with it.
    pub constant: Vec<(String, String)>,
    /// The parameter with the token that the receiver knows, if there is one.
    pub token: Option<String>,
    /// The parameter whose value is the answer.
    pub answer: String,
    /// When the request is sent, and what else there is to know.
    pub docs: Docs,
}

words! {
    /// The method of a request that validates an endpoint.
    pub enum ValidationMethod {
        /// A GET.
        Get = "get",
        /// A POST, whose body does not matter.
        Post = "post",
    }
}

impl ValidationMethod {
    /// The word for it, in lower case.
    pub fn as_str(self) -> &'static str {
        match self {
            ValidationMethod::Get => "get",
            ValidationMethod::Post => "post",
        }
    }
}
