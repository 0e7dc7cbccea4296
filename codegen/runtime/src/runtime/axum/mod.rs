//! Extractors for axum: requests that were verified and decoded, with limits and the right answers.

mod content_type;
mod received;
mod receiver;
mod rejection;

pub use self::received::Received;
pub use self::receiver::{Receiver, Verification};
pub use self::rejection::Rejection;

use std::time::SystemTime;

use http::HeaderMap;

use crate::runtime::DecodeError;
use crate::runtime::verify::{Request, Secret, Verified, VerifyError};

/// The type of a vendor's whole request bodies. Generated code implements it.
pub trait RequestBody: Sized {
    /// The media type of a request, where it is documented.
    const MEDIA_TYPE: Option<&'static str>;

    /// Whether the proof of a request is in its headers alone, so that a request without one is turned
    /// away before its body is read.
    const IS_PROVEN_BY_HEADERS: bool;

    /// Decodes a request from its headers and its body.
    fn from_http(headers: &HeaderMap, body: &[u8]) -> Result<Self, DecodeError>;

    /// Verifies a request; none if the schemas do not say how its vendor's requests are proven.
    fn verify(secrets: &[Secret], request: &Request<'_>, now: SystemTime) -> Option<Result<Verified, VerifyError>>;
}
