//! Whether a request comes from the vendor: secrets, signatures, and how old a request is.
//!
//! A vendor's `verify` function has its [`Scheme`] as a constant, and the same shape for every
//! vendor: the secrets, the request, and the time.

mod digest;
mod encoding;
mod error;
mod form;
mod header;
mod hmac;
mod request;
mod scheme;
mod secret;
mod seen;
mod time;
mod token;
mod validation;
mod verified;

pub use self::error::{Fault, VerifyError};
pub use self::request::Request;
pub use self::scheme::{Algorithm, Encoding, Format, Hmac, Part, Place, Scheme, SecretForm, Time, TimeForm, TimePlace};
pub use self::secret::Secret;
pub use self::seen::{MemorySeenIds, SeenIds};
pub use self::validation::Validation;
pub use self::verified::Verified;

use std::time::SystemTime;

impl Scheme {
    /// Verifies a request: it has the proof that one of the secrets makes, and is neither stale nor
    /// from the future.
    ///
    /// # Errors
    /// If a secret cannot be used, or the request does not prove that it comes from the vendor.
    pub fn verify(&self, secrets: &[Secret], request: &Request<'_>, now: SystemTime) -> Result<Verified, VerifyError> {
        let keys = secret::keys(secrets, self.secret_form())?;
        match self {
            Scheme::Token(place) => place.verify(&keys, request),
            Scheme::Hmac(hmac) => hmac.verify(&keys, request, now),
        }
    }

    fn secret_form(&self) -> SecretForm {
        match self {
            Scheme::Token(_) => SecretForm::Raw,
            Scheme::Hmac(hmac) => hmac.secret,
        }
    }
}
