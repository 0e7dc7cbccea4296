//! Secrets that a request carries as they are.

use std::borrow::Cow;

use constant_time_eq::constant_time_eq;

use crate::runtime::Json;

use super::{Place, Request, Verified, VerifyError};

impl Place {
    pub(super) fn verify(&self, keys: &[Cow<'_, [u8]>], request: &Request<'_>) -> Result<Verified, VerifyError> {
        let token = match *self {
            Place::Header(name) => Cow::Borrowed(request.header(name)?),
            Place::Field(name) => Cow::Owned(field(request.body(), name).ok_or(VerifyError::MissingField { name })?),
        };
        let secret = matching(keys.iter().map(|key| constant_time_eq(key, &token))).ok_or(VerifyError::NoMatch)?;
        Ok(Verified { id: None, time: None, secret })
    }
}

/// The characters of a field of the body, if it is a JSON object that has a string there.
fn field(body: &[u8], name: &str) -> Option<Vec<u8>> {
    let body: Json = serde_json::from_slice(body).ok()?;
    Some(body.get(name)?.as_str()?.into_owned().into_bytes())
}

/// The index of a match, after all of them were made: that takes the same time whichever it is.
pub(super) fn matching(matches: impl Iterator<Item = bool>) -> Option<usize> {
    matches.enumerate().fold(None, |found, (index, matches)| if matches { Some(index) } else { found })
}
