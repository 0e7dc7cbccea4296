//! What a user chooses: draft, profile, and the base of the identifiers.

use std::fmt;
use std::str::FromStr;

use crate::text::visible;
use crate::url::is_https;

/// A version of JSON Schema.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Draft {
    /// Draft 7: read by every tool, so the default.
    #[default]
    Draft07,
    /// Draft 2020-12.
    Draft2020_12,
}

impl Draft {
    /// Both drafts.
    pub const ALL: [Draft; 2] = [Draft::Draft07, Draft::Draft2020_12];

    /// The name on the command line and in `index.json`.
    pub fn name(self) -> &'static str {
        match self {
            Draft::Draft07 => "07",
            Draft::Draft2020_12 => "2020-12",
        }
    }

    /// The address of the meta-schema, as `$schema` wants it.
    pub fn meta_schema(self) -> &'static str {
        match self {
            Draft::Draft07 => "http://json-schema.org/draft-07/schema#",
            Draft::Draft2020_12 => "https://json-schema.org/draft/2020-12/schema",
        }
    }

    /// The keyword that holds a file's definitions.
    pub fn definitions_keyword(self) -> &'static str {
        match self {
            Draft::Draft07 => "definitions",
            Draft::Draft2020_12 => "$defs",
        }
    }
}

/// For whom a schema is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Profile {
    /// For those who receive: takes what a vendor may send, today and after it adds something.
    #[default]
    Receiver,
    /// For those who send, and for contract tests: what is documented, and no more.
    Strict,
}

impl Profile {
    /// Both profiles.
    pub const ALL: [Profile; 2] = [Profile::Receiver, Profile::Strict];

    /// The name on the command line and in `index.json`.
    pub fn name(self) -> &'static str {
        match self {
            Profile::Receiver => "receiver",
            Profile::Strict => "strict",
        }
    }
}

/// A word that names no draft or no profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownWord {
    /// What was looked for: `draft` or `profile`.
    pub what: &'static str,
    /// The word.
    pub word: String,
    /// The words that are known.
    pub known: Vec<&'static str>,
}

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = self.known.join("` or `");
        write!(f, "unknown {} `{}`: expected `{known}`", self.what, self.word)
    }
}

impl std::error::Error for UnknownWord {}

impl FromStr for Draft {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Draft, UnknownWord> {
        let found = Draft::ALL.into_iter().find(|draft| draft.name() == word);
        found.ok_or_else(|| UnknownWord {
            what: "draft",
            word: word.to_owned(),
            known: Draft::ALL.map(Draft::name).to_vec(),
        })
    }
}

impl FromStr for Profile {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Profile, UnknownWord> {
        let found = Profile::ALL.into_iter().find(|profile| profile.name() == word);
        found.ok_or_else(|| UnknownWord {
            what: "profile",
            word: word.to_owned(),
            known: Profile::ALL.map(Profile::name).to_vec(),
        })
    }
}

/// How schemas are to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The version of JSON Schema.
    pub draft: Draft,
    /// For whom.
    pub profile: Profile,
    /// What stands before a file's path in its `$id`: an absolute https URL.
    pub base_url: String,
}

/// The host of identifiers that nobody has chosen: reserved by RFC 2606, so that it never comes
/// to belong to anybody.
const DEFAULT_HOST: &str = "https://hookwright.example";

impl Options {
    /// Options with the default base, which differs by draft and profile: one validator can hold
    /// the four forms of a schema at once.
    pub fn new(draft: Draft, profile: Profile) -> Options {
        let base_url = format!("{DEFAULT_HOST}/draft-{}/{}", draft.name(), profile.name());
        Options { draft, profile, base_url }
    }

    /// The same with another base, which is checked.
    pub fn with_base_url(self, base_url: &str) -> Result<Options, InvalidBaseUrl> {
        if !is_https(base_url) || base_url.contains(['?', '#']) {
            return Err(InvalidBaseUrl(base_url.to_owned()));
        }
        Ok(Options { base_url: base_url.to_owned(), ..self })
    }

    /// The identifier of the file at a path.
    pub(super) fn id(&self, path: &str) -> String {
        format!("{}/{path}", self.base_url.trim_end_matches('/'))
    }

    /// Whether the documented contract is to be enforced.
    pub(in crate::emit) fn is_strict(&self) -> bool {
        self.profile == Profile::Strict
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
