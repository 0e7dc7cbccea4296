//! What can go wrong with the output directory.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why an output directory could not be compared or written.
#[derive(Debug)]
pub enum OutputError {
    /// The system refused.
    Io {
        /// What was tried, such as `write`.
        action: &'static str,
        /// The file or directory.
        path: PathBuf,
        /// The system's reason.
        error: io::Error,
    },
    /// A rendered file has a path that could lead elsewhere.
    BadPath(String),
    /// Another subcommand writes the directory.
    OtherWriter {
        /// The directory.
        directory: PathBuf,
        /// The subcommand that wrote it.
        writer: String,
    },
    /// A file that hookwright did not write, or that another program has changed.
    NotOurs(PathBuf),
    /// Files or directories that hookwright does not own are in the way.
    InTheWay {
        /// The directory.
        directory: PathBuf,
        /// What is in the way, each with the reason.
        obstacles: Vec<String>,
    },
}

impl OutputError {
    /// Adds what was tried to the system's reason.
    pub(super) fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> OutputError {
        let path = path.to_owned();
        move |error| OutputError::Io { action, path, error }
    }
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OutputError::Io { action, path, error } => write!(f, "cannot {action} `{}`: {error}", path.display()),
            OutputError::BadPath(path) => write!(f, "`{}` is not a valid path of an output file", path.escape_debug()),
            OutputError::OtherWriter { directory, writer } => {
                let directory = directory.display();
                write!(f, "`{directory}` holds what `hookwright {writer}` wrote: choose another directory")
            }
            OutputError::NotOurs(path) => {
                write!(f, "`{}` is there, and hookwright did not write it: choose another name", path.display())
            }
            OutputError::InTheWay { directory, obstacles } => {
                write!(f, "nothing was written to `{}`, because of what is there:", directory.display())?;
                obstacles.iter().try_for_each(|obstacle| write!(f, "\n  {obstacle}"))
            }
        }
    }
}

impl std::error::Error for OutputError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            OutputError::Io { error, .. } => Some(error),
            _ => None,
        }
    }
}
