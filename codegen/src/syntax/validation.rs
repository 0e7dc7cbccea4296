//! The request by which a vendor makes sure that an endpoint is the receiver's.

use super::read::macros::{read_words, syntax};
use super::{AboutSyntax, Items, Spanned};
use crate::model::ValidationMethod;

syntax! {
    /// The request by which the vendor makes sure that an endpoint is the receiver's.
    pub struct ValidationSyntax where {"required": ["doc"]} {
        use about: AboutSyntax;
        /// The HTTP method.
        method: ValidationMethod,
        /// Parameters of the query that always have the same value, each with it.
        query: Items<Spanned<String>>,
        /// The parameter of the query with the token that the receiver knows.
        token: Option<Spanned<String>>,
        /// The parameter of the query whose value is the whole body of the answer.
        answer: Spanned<String>,
    }
}

read_words!(ValidationMethod);
