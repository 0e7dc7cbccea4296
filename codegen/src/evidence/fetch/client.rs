//! One request after the other, within one limit of time.

use std::time::Instant;

use ureq::http::{HeaderMap, Response, StatusCode, header};
use ureq::{Agent, Body, Error};

use super::Limits;
use super::cache::Known;

/// Who asks, for the server's log.
const USER_AGENT: &str = concat!("hookwright/", env!("CARGO_PKG_VERSION"));

/// What a server answers, if it is of use.
pub(super) enum Answer {
    Page(Page),
    /// The page is elsewhere.
    Redirect(String),
    /// The page is as it was.
    NotModified,
}

/// A page, and what the server says of it.
pub(super) struct Page {
    pub(super) bytes: Vec<u8>,
    pub(super) content_type: Option<String>,
    pub(super) etag: Option<String>,
    pub(super) last_modified: Option<String>,
}

pub(super) struct Client {
    limits: Limits,
    start: Instant,
}

impl Client {
    pub(super) fn new(limits: Limits) -> Self {
        Client { limits, start: Instant::now() }
    }

    /// Asks for a page, unless it is the known one.
    pub(super) fn get(&mut self, address: &str, known: Option<&Known>) -> Result<Answer, String> {
        let left = self.limits.time.saturating_sub(self.start.elapsed());
        let mut config = Agent::config_builder()
            .timeout_global(Some(left))
            .user_agent(USER_AGENT)
            // Whoever follows a redirect has to look where it leads.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false);
        if crate::url::is_local(address) {
            config = config.proxy(None);
        }
        let mut request = Agent::new_with_config(config.build()).get(address);
        if let Some(etag) = known.and_then(|known| known.etag.as_ref()) {
            request = request.header(header::IF_NONE_MATCH, etag);
        }
        if let Some(date) = known.and_then(|known| known.last_modified.as_ref()) {
            request = request.header(header::IF_MODIFIED_SINCE, date);
        }
        let response = request.call().map_err(|error| self.why(&error))?;
        self.answer(response)
    }

    fn answer(&self, mut response: Response<Body>) -> Result<Answer, String> {
        let status = response.status();
        match status {
            StatusCode::OK => {}
            StatusCode::NOT_MODIFIED => return Ok(Answer::NotModified),
            _ if status.is_redirection() => {
                let to = text(response.headers(), header::LOCATION);
                return to
                    .map(Answer::Redirect)
                    .ok_or_else(|| format!("the server answers {status}, and not where to"));
            }
            _ => return Err(format!("the server answers {status}")),
        }
        let body = response.body_mut().with_config().limit(self.limits.bytes);
        let bytes = body.read_to_vec().map_err(|error| self.why(&error))?;
        let headers = response.headers();
        let length = text(headers, header::CONTENT_LENGTH).and_then(|length| length.parse::<usize>().ok());
        if length.is_some_and(|length| length != bytes.len()) {
            return Err("the page is cut off".to_owned());
        }
        Ok(Answer::Page(Page {
            content_type: text(headers, header::CONTENT_TYPE),
            etag: text(headers, header::ETAG),
            last_modified: text(headers, header::LAST_MODIFIED),
            bytes,
        }))
    }

    fn why(&self, error: &Error) -> String {
        match error {
            Error::Timeout(_) => format!("there was no whole page within {} s", self.limits.time.as_secs_f32()),
            Error::BodyExceedsLimit(limit) => format!("it is larger than {limit} bytes, which no page is"),
            Error::HostNotFound => "there is no such host".to_owned(),
            Error::Io(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => "the page is cut off".to_owned(),
            other => other.to_string(),
        }
    }
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<String> {
    headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
}
