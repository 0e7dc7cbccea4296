//! What a user chooses: draft, profile, and the base of the identifiers.

use std::fmt;
use std::sync::Arc;

use crate::emit::contract::Profile;
use crate::emit::html::Since;
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
    /// What precedes a file's path in its `$id`: an absolute https URL. Without one it is an address
    /// that differs by version, draft and profile, so that no two schemas have the same `$id`: one
    /// validator can hold all forms of a schema at once.
    pub base_url: Option<String>,
    /// Where an OpenAPI document has its operations.
    pub operations: Operations,
    /// What only the catalogue takes.
    pub site: SiteOptions,
}

/// Options of the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteOptions {
    /// Everything in one file.
    pub single_file: bool,
    /// The last release, to say what has changed since.
    pub since: Option<Arc<Since>>,
    /// The name by which Rust code knows the generated crate.
    pub library: String,
}

/// The default host of identifiers: reserved by RFC 2606, so that it never comes
/// to belong to anybody.
const DEFAULT_HOST: &str = "https://hookwright.example";

impl Options {
    /// Options with the default base.
    pub fn new(draft: Draft, profile: Profile) -> Options {
        Options { draft, profile, base_url: None, operations: Operations::default(), site: SiteOptions::default() }
    }

    /// The same with another base, which is checked.
    pub fn with_base_url(self, base_url: &str) -> Result<Options, InvalidBaseUrl> {
        if !is_https(base_url) || base_url.contains(['?', '#']) {
            return Err(InvalidBaseUrl(base_url.to_owned()));
        }
        Ok(Options { base_url: Some(base_url.to_owned()), ..self })
    }

    /// The same for a generated crate of a name.
    pub(super) fn with_library(self, library: String) -> Options {
        Options { site: SiteOptions { library, ..self.site }, ..self }
    }

    /// The identifier of the file at a path, in schemas of a version.
    pub(in crate::emit) fn id(&self, version: &str, path: &str) -> String {
        match &self.base_url {
            Some(base) => format!("{}/{path}", base.trim_end_matches('/')),
            None => {
                let (draft, profile) = (self.draft.name(), self.profile.name());
                format!("{DEFAULT_HOST}/{version}/draft-{draft}/{profile}/{path}")
            }
        }
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
