//! Where a package gets the compiler from.

use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use crate::json::compact;

/// A source of the package `hookwright`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Dependency {
    /// The registry, in the version of this program.
    Registry,
    /// A Git repository.
    Git(String),
    /// A directory.
    Path(PathBuf),
}

impl FromStr for Dependency {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        let is_url = text.contains("://") || text.starts_with("git@");
        Ok(if is_url { Dependency::Git(text.to_owned()) } else { Dependency::Path(text.into()) })
    }
}

impl Dependency {
    /// Why the source cannot be used, if that can be seen from here.
    pub(crate) fn problem(&self) -> Option<String> {
        let Dependency::Path(path) = self else { return None };
        let manifest = path.join("Cargo.toml");
        (!manifest.is_file()).then(|| format!("there is no `{}`", manifest.display()))
    }

    /// The value in the `[dependencies]` of a `Cargo.toml`.
    pub(super) fn to_toml(&self) -> String {
        // A string of JSON is one of TOML too.
        match self {
            Dependency::Registry => compact(&env!("CARGO_PKG_VERSION")),
            Dependency::Git(url) => format!("{{ git = {} }}", compact(url)),
            Dependency::Path(path) => format!("{{ path = {} }}", compact(&absolute(path))),
        }
    }
}

/// The absolute path, because the package is in another directory than the user.
fn absolute(path: &Path) -> String {
    path.canonicalize().unwrap_or_else(|_| path.to_owned()).display().to_string()
}
