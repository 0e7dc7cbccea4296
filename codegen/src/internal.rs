//! Internal errors: states that the compiler's own checks rule out.
//!
//! No stage may go on with an empty file, a default or a wrong type when it meets one: it stops,
//! and the command line reports where, with an exit status of its own.

use std::any::Any;
use std::fmt;
use std::panic::Location;

/// A mistake of the compiler's, not of the schemas: what was met, and in which line of its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InternalError {
    message: String,
    file: &'static str,
    line: u32,
}

impl InternalError {
    /// An internal error, met by the caller.
    #[track_caller]
    pub fn new(message: impl Into<String>) -> Self {
        let location = Location::caller();
        InternalError { message: message.into(), file: location.file(), line: location.line() }
    }

    /// What a panic carried: an internal error, or any other panic as one.
    pub(crate) fn of_panic(payload: Box<dyn Any + Send>) -> Self {
        match payload.downcast::<InternalError>() {
            Ok(error) => *error,
            Err(_) => InternalError::new("the compiler panicked"),
        }
    }
}

impl fmt::Display for InternalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "internal error: {} ({}:{})", self.message, self.file, self.line)
    }
}

impl std::error::Error for InternalError {}

/// Stops the compiler with an internal error, met by the caller: unwinds to the command line.
#[track_caller]
#[expect(clippy::panic, reason = "the one place where the compiler stops itself, instead of going on with a default")]
pub(crate) fn bug(message: impl Into<String>) -> ! {
    std::panic::panic_any(InternalError::new(message))
}

/// A value that the compiler's own checks have made sure of.
pub(crate) trait Checked<T> {
    /// The value. Its absence is an internal error, met by the caller.
    #[track_caller]
    fn checked(self, what: &str) -> T;
}

impl<T> Checked<T> for Option<T> {
    #[track_caller]
    fn checked(self, what: &str) -> T {
        match self {
            Some(value) => value,
            None => bug(what),
        }
    }
}

impl<T, E: fmt::Display> Checked<T> for Result<T, E> {
    #[track_caller]
    fn checked(self, what: &str) -> T {
        match self {
            Ok(value) => value,
            Err(error) => bug(format!("{what}: {error}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::panic::catch_unwind;

    use super::*;

    #[test]
    fn a_missing_value_names_the_line_that_asked_for_it() {
        let line = line!() + 1;
        let payload = catch_unwind(|| None::<u8>.checked("no such type")).unwrap_err();
        let error = InternalError::of_panic(payload).to_string();
        assert_eq!(error, format!("internal error: no such type ({}:{line})", file!()));
    }

    #[test]
    fn an_error_says_why() {
        let payload = catch_unwind(|| "x".parse::<u8>().checked("no number")).unwrap_err();
        let error = InternalError::of_panic(payload).to_string();
        assert!(error.starts_with("internal error: no number: invalid digit"), "{error}");
    }

    #[test]
    fn any_other_panic_is_an_internal_error() {
        let payload = catch_unwind(|| panic!("boom")).unwrap_err();
        assert!(InternalError::of_panic(payload).to_string().contains("panicked"));
    }
}
