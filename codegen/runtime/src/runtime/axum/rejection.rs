//! Requests that are turned away.

use std::error::Error;
use std::fmt;

use axum_core::extract::rejection::BytesRejection;
use axum_core::response::{IntoResponse, Response};
use http::StatusCode;

use crate::runtime::DecodeError;
use crate::runtime::verify::VerifyError;

/// Why a request is turned away. As an answer it is the status alone, with no body.
#[derive(Debug)]
#[non_exhaustive]
pub enum Rejection {
    /// It does not prove that it comes from the vendor, or the receiver has no secret to see it by.
    Unverified(VerifyError),
    /// It has another content type than the vendor documents.
    ContentType,
    /// Its body is too large, or the connection broke.
    Body(BytesRejection),
    /// Its body was cut off or garbled.
    Syntax(DecodeError),
}

impl Rejection {
    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        match self {
            Rejection::Unverified(error) => of_verify(error),
            Rejection::ContentType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Rejection::Body(rejection) => rejection.status(),
            Rejection::Syntax(_) => StatusCode::BAD_REQUEST,
        }
    }
}

/// A mistake in the receiver's settings is none of the vendor's, which should send the request again.
fn of_verify(error: &VerifyError) -> StatusCode {
    match error {
        VerifyError::NoSecret | VerifyError::UnusableSecret { .. } | VerifyError::MissingUrl => {
            StatusCode::INTERNAL_SERVER_ERROR
        }
        VerifyError::Stale { .. } | VerifyError::FromTheFuture { .. } => StatusCode::FORBIDDEN,
        _ => StatusCode::UNAUTHORIZED,
    }
}

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        self.status().into_response()
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Rejection::Unverified(error) => error.fmt(f),
            Rejection::ContentType => f.write_str("the content type is not the documented one"),
            Rejection::Body(rejection) => rejection.fmt(f),
            Rejection::Syntax(error) => error.fmt(f),
        }
    }
}

impl Error for Rejection {}
