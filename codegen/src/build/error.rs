//! Why a build script stops.

use std::fmt;
use std::path::PathBuf;

use crate::InternalError;
use crate::output::OutputError;

/// Why the schemas were not compiled. `Debug`, which Cargo shows of the error of a build script's
/// `main`, is the text for people.
#[non_exhaustive]
pub enum BuildError {
    /// This environment variable is missing, so the program is no build script of Cargo's.
    NotABuildScript(&'static str),
    /// The schemas have errors: the text that `hookwright check` shows.
    Schemas(String),
    /// The package's `Cargo.toml` cannot be read, or lacks what the sources need.
    Manifest {
        /// The manifest.
        path: PathBuf,
        /// What is wrong with it, and the lines to add.
        problem: String,
    },
    /// The output directory cannot be written.
    Output(OutputError),
    /// A bug of the compiler.
    Internal(InternalError),
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BuildError::NotABuildScript(name) => {
                write!(f, "`{name}` is not set: call this from a build script, or set the paths with `Config`")
            }
            BuildError::Schemas(rendered) => write!(f, "the schemas have errors:\n{}", rendered.trim_end()),
            BuildError::Manifest { path, problem } => write!(f, "`{}` {problem}", path.display()),
            BuildError::Output(error) => error.fmt(f),
            BuildError::Internal(error) => error.fmt(f),
        }
    }
}

impl fmt::Debug for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for BuildError {}
