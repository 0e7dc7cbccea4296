//! The extractor.

use std::time::SystemTime;

use axum_core::extract::{DefaultBodyLimit, FromRequest, Request as HttpRequest};
use bytes::Bytes;
use http::HeaderMap;

use super::{Receiver, Rejection, RequestBody, Verification, content_type};
use crate::runtime::DecodeError;
use crate::runtime::verify::{Request, Verified, VerifyError};

/// A request that was verified, and decoded to a `T`: the last argument of a handler. The router's state
/// is a [`Receiver`] of the same `T`.
///
/// What the vendor should send again, or should never have sent, is a [`Rejection`] and does not get here:
/// a request that proves nothing (401), is too old (403), too large (413), of another content type than
/// the documented one (415), or cut off (400). What will be no better the next time does get here, as the
/// error in `decoded`: keep the body for a person to look at, and answer as if all was well.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Received<T> {
    /// What the request says, or why it is not as documented.
    pub decoded: Result<T, DecodeError>,
    /// What the proof says besides; none if requests are not verified.
    pub verified: Option<Verified>,
    /// The body, as it came.
    pub body: Bytes,
}

impl<S, T> FromRequest<S> for Received<T>
where
    T: RequestBody,
    S: Receiver<T> + Send + Sync,
{
    type Rejection = Rejection;

    async fn from_request(mut request: HttpRequest, state: &S) -> Result<Self, Rejection> {
        let headers = std::mem::take(request.headers_mut());
        let early = T::IS_PROVEN_BY_HEADERS.then(|| verified::<T, S>(state, &headers, b"")).transpose()?;
        if T::MEDIA_TYPE.is_some_and(|media_type| content_type::is_other_than(media_type, &headers)) {
            return Err(Rejection::ContentType);
        }
        DefaultBodyLimit::max(state.body_limit()).apply(&mut request);
        let body = Bytes::from_request(request, state).await.map_err(Rejection::Body)?;
        let verified = match early {
            Some(verified) => verified,
            None => verified::<T, S>(state, &headers, &body)?,
        };
        let decoded = T::from_http(&headers, &body);
        match decoded {
            Err(error) if error.is_syntax() => Err(Rejection::Syntax(error)),
            decoded => Ok(Received { decoded, verified, body }),
        }
    }
}

/// What the proof of a request says; none if the receiver asks for none.
fn verified<T: RequestBody, S: Receiver<T>>(
    state: &S,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Option<Verified>, Rejection> {
    let Verification::By(secrets) = state.verification() else { return Ok(None) };
    let url = state.url();
    let mut request = Request::from_http(headers, body);
    if let Some(url) = &url {
        request = request.with_url(url);
    }
    match T::verify(&secrets, &request, SystemTime::now()) {
        Some(verified) => verified.map(Some).map_err(Rejection::Unverified),
        // Secrets that nothing is compared with would seem to protect the receiver.
        None => Err(Rejection::Unverified(VerifyError::NoSecret)),
    }
}
