//! What a user chooses: draft, profile, and the base of the identifiers.

use std::fmt;

use crate::emit::contract::Profile;
use crate::emit::openapi::Operations;
use crate::emit::schema_object::Draft;
use crate::text::visible;
use crate::url::is_https;

/// How an export is to be written. A format looks only at what it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The version of JSON Schema.
    pub draft: Draft,
    /// For whom.
    pub profile: Profile,
    /// What precedes a file's path in its `$id`: an absolute https URL.
    pub base_url: String,
    /// Where an OpenAPI document has its operations.
    pub operations: Operations,
}

/// The default host of identifiers: reserved by RFC 2606, so that it never comes
/// to belong to anybody.
const DEFAULT_HOST: &str = "https://hookwright.example";

impl Options {
    /// Options with the default base, which differs by draft and profile: one validator can hold
    /// the four forms of a schema at once.
    pub fn new(draft: Draft, profile: Profile) -> Options {
        let base_url = format!("{DEFAULT_HOST}/draft-{}/{}", draft.name(), profile.name());
        Options { draft, profile, base_url, operations: Operations::default() }
    }

    /// The same with another base, which is checked.
    pub fn with_base_url(self, base_url: &str) -> Result<Options, InvalidBaseUrl> {
        if !is_https(base_url) || base_url.contains(['?', '#']) {
            return Err(InvalidBaseUrl(base_url.to_owned()));
        }
        Ok(Options { base_url: base_url.to_owned(), ..self })
    }

    /// The identifier of the file at a path.
    pub(in crate::emit) fn id(&self, path: &str) -> String {
        format!("{}/{path}", self.base_url.trim_end_matches('/'))
    }
}

impl Default for Options {
    fn default() -> Options {
        Options::new(Draft::default(), Profile::default())
    }
}

/// A base address that cannot stand in an `$id`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidBaseUrl(pub String);

impl fmt::Display for InvalidBaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is not a base address: expected an absolute https URL without user, `?` and `#`",
            visible(&self.0)
        )
    }
}

impl std::error::Error for InvalidBaseUrl {}
