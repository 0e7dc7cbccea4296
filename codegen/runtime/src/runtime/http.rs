//! Requests as the crate `http` has them.

use std::cell::RefCell;

use http::HeaderMap;

use crate::runtime::DecodeError;
#[cfg(feature = "verify")]
use crate::runtime::verify::Request;

/// The headers of a request, of which each that is asked for may come once.
#[allow(dead_code)] // Generated code uses it.
pub(crate) struct Headers<'h> {
    headers: &'h HeaderMap,
    /// The name of the first that came several times.
    repeated: RefCell<Option<String>>,
}

#[allow(dead_code)] // Generated code uses it.
impl<'h> Headers<'h> {
    pub(crate) fn new(headers: &'h HeaderMap) -> Self {
        Headers { headers, repeated: RefCell::default() }
    }

    /// The value of a header, by its name in lower case; the first of several.
    pub(crate) fn get(&self, name: &str) -> Option<&'h [u8]> {
        let mut values = self.headers.get_all(name).iter();
        let first = values.next()?;
        if values.next().is_some() {
            self.repeated.borrow_mut().get_or_insert_with(|| name.to_owned());
        }
        Some(first.as_bytes())
    }

    /// What a request is decoded to, unless it has a header several times: which of them counts is
    /// anybody's guess. That a body is cut off is told first, as it may come better the next time.
    pub(crate) fn checked<T>(self, decoded: Result<T, DecodeError>) -> Result<T, DecodeError> {
        match (decoded, self.repeated.into_inner()) {
            (Err(error), _) if error.is_syntax() => Err(error),
            (_, Some(name)) => Err(DecodeError::of_repeated_header(&name)),
            (decoded, None) => decoded,
        }
    }
}

#[cfg(feature = "verify")]
impl<'r> Request<'r> {
    /// A request by its headers, all of them, and its body, byte for byte.
    pub fn from_http(headers: &'r HeaderMap, body: &'r [u8]) -> Self {
        // No closure whose argument could live longer than its result.
        fn all<'r>(headers: &'r HeaderMap, name: &str) -> Vec<&'r [u8]> {
            headers.get_all(name).iter().map(http::HeaderValue::as_bytes).collect()
        }
        Request::new(move |name| all(headers, name), body)
    }
}
