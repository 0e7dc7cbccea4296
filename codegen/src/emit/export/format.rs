//! What an export is made of.

use std::fmt;
use std::str::FromStr;

/// What an export is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// JSON Schema files: one for each event, and one for a whole request body.
    #[default]
    JsonSchema,
    /// One OpenAPI 3.1 document a vendor, with webhooks.
    OpenApi,
    /// One AsyncAPI 3.0 document a vendor.
    AsyncApi,
    /// TypeScript declarations and guards.
    TypeScript,
}

impl Format {
    /// All formats.
    pub const ALL: [Format; 4] = [Format::JsonSchema, Format::OpenApi, Format::AsyncApi, Format::TypeScript];

    /// The name on the command line and in `index.json`.
    pub fn name(self) -> &'static str {
        match self {
            Format::JsonSchema => "json-schema",
            Format::OpenApi => "openapi",
            Format::AsyncApi => "asyncapi",
            Format::TypeScript => "typescript",
        }
    }
}

/// A word that names no format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownFormat(pub String);

impl fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = Format::ALL.map(Format::name).join("`, `");
        write!(f, "unknown format `{}`: expected one of `{known}`", self.0)
    }
}

impl std::error::Error for UnknownFormat {}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(word: &str) -> Result<Format, UnknownFormat> {
        let found = Format::ALL.into_iter().find(|format| format.name() == word);
        found.ok_or_else(|| UnknownFormat(word.to_owned()))
    }
}
