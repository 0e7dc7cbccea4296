//! How requests are delivered.

use super::read::macros::{read_words, syntax};
use super::{AboutSyntax, Items, Spanned, ValidationSyntax};
use crate::model::BodyForm;

syntax! {
    /// How requests are delivered.
    pub struct DeliverySyntax where {"required": ["doc"]} {
        use about: AboutSyntax;
        /// The HTTP method.
        method: Spanned<String>,
        /// The content type of a request, such as `application/json; charset=utf-8`.
        content_type: Option<Spanned<String>>,
        /// The form of a body: `json` by default.
        body: Option<Spanned<BodyForm>>,
        /// Seconds until the vendor gives up on an answer.
        timeout_seconds: Option<u32>,
        /// The status codes that the vendor takes for success.
        success: Spanned<Items<String>>,
        /// What the vendor does when a request fails.
        retries: Option<RetriesSyntax>,
        /// The field by which a receiver recognizes an event that is sent again: one that every event
        /// has.
        deduplicate_by: Option<FieldRoleSyntax>,
        /// The field by which a receiver puts events in order: one that every event has.
        order_by: Option<FieldRoleSyntax>,
        /// What the vendor demands of a receiver's address.
        endpoint: Option<EndpointSyntax>,
        /// The request by which the vendor makes sure that the endpoint is the receiver's.
        validation: Option<Spanned<ValidationSyntax>>,
    }

    /// What the vendor does when a request fails.
    pub struct RetriesSyntax {
        /// How often a request is sent again at most.
        attempts: Option<u32>,
        /// One short sentence about it.
        doc: Spanned<String>,
    }

    /// A field that has a role in how requests are delivered.
    pub struct FieldRoleSyntax {
        /// The field's name on the wire.
        field: Spanned<String>,
        /// One short sentence about it.
        doc: Spanned<String>,
    }

    /// What the vendor demands of a receiver's address.
    pub struct EndpointSyntax {
        /// Plain HTTP is refused.
        https_only: bool,
        /// The only port that the vendor connects to.
        port: Option<u16>,
        /// The certificate must be signed by a public certificate authority.
        public_certificate: bool,
        /// Further sentences: what an operator has to know.
        details: Vec<Spanned<String>>,
    }
}

read_words!(BodyForm);
