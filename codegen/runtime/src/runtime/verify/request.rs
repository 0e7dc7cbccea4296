//! What is known of a request.

use std::fmt;

use super::VerifyError;

/// The values of a header. It can go to another thread, so that a task may wait with a request at hand.
type Headers<'r> = dyn Fn(&str) -> Vec<&'r [u8]> + Send + Sync + 'r;

/// A request, as it came. Verify it before anything else looks at it.
///
/// Headers are asked for by their lower-case names. The function may give all values of a header, or
/// the first: only of all of them can a header that comes twice be refused.
///
/// ```ignore
/// let request = Request::new(|name| headers.get_all(name).iter().map(|value| value.as_bytes()), &body);
/// ```
pub struct Request<'r> {
    headers: Box<Headers<'r>>,
    body: &'r [u8],
    url: Option<&'r str>,
}

impl<'r> Request<'r> {
    /// A request by its headers and its body, byte for byte. The function gives the value of a header
    /// as an `Option<&[u8]>`, or all values as an iterator.
    pub fn new<V: IntoIterator<Item = &'r [u8]>>(
        headers: impl Fn(&str) -> V + Send + Sync + 'r,
        body: &'r [u8],
    ) -> Self {
        Request { headers: Box::new(move |name| headers(name).into_iter().collect()), body, url: None }
    }

    /// Adds the URL that the request was sent to, which some vendors sign: scheme, host, path and query,
    /// as it is configured at the vendor. Behind a proxy it is not the one that the server sees.
    #[must_use]
    pub fn with_url(self, url: &'r str) -> Self {
        Request { url: Some(url), ..self }
    }

    pub(super) fn body(&self) -> &'r [u8] {
        self.body
    }

    pub(super) fn url(&self) -> Result<&'r str, VerifyError> {
        self.url.ok_or(VerifyError::MissingUrl)
    }

    /// The value of a header that comes once.
    pub(super) fn header(&self, name: &'static str) -> Result<&'r [u8], VerifyError> {
        match (self.headers)(name).as_slice() {
            [] => Err(VerifyError::MissingHeader { name }),
            [value] => Ok(value),
            _ => Err(VerifyError::RepeatedHeader { name }),
        }
    }

    /// The text of a header that comes once.
    pub(super) fn text(&self, name: &'static str) -> Result<&'r str, VerifyError> {
        std::str::from_utf8(self.header(name)?).map_err(|_| VerifyError::HeaderNotUtf8 { name })
    }
}

/// Shows nothing of the request, which may hold a secret.
impl fmt::Debug for Request<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request").finish_non_exhaustive()
    }
}
