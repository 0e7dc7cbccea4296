//! The content type of a request.

use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue};

/// Whether a request says of itself that it is of another media type. One that says nothing may be of
/// any, and parameters such as a charset do not matter: what is no UTF-8 is found out.
pub(super) fn is_other_than(media_type: &str, headers: &HeaderMap) -> bool {
    let is_it = |value: &HeaderValue| {
        let essence = value.to_str().ok().and_then(|value| value.split(';').next());
        essence.is_some_and(|found| found.trim().eq_ignore_ascii_case(media_type))
    };
    !headers.get_all(CONTENT_TYPE).iter().all(is_it)
}
