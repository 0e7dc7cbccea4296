//! Why nothing was written.

use std::fmt;
use std::io;
use std::path::Path;

/// Why nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScaffoldError {
    /// What kind of mistake it is.
    pub kind: ScaffoldErrorKind,
    /// What is wrong, in one line; behind it, diagnostics where there are some.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
}

/// What kind of mistake keeps something from being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScaffoldErrorKind {
    /// A name on the command line is wrong.
    Request,
    /// A payload or a schema file is wrong, or the system refuses.
    Input,
}

impl ScaffoldError {
    pub(crate) fn request(message: impl Into<String>) -> Self {
        ScaffoldError { kind: ScaffoldErrorKind::Request, message: message.into(), help: None }
    }

    pub(crate) fn input(message: impl Into<String>) -> Self {
        ScaffoldError { kind: ScaffoldErrorKind::Input, message: message.into(), help: None }
    }

    /// The system refuses to write a file.
    pub(crate) fn not_written(path: &Path, error: &io::Error) -> Self {
        ScaffoldError::input(format!("cannot write `{}`: {error}", path.display()))
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl fmt::Display for ScaffoldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ScaffoldError {}
