//! Why a request is refused.

use std::fmt;
use std::time::Duration;

/// Why a request does not prove that it comes from the vendor. No message has a secret, nor anything
/// that the request says.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum VerifyError {
    /// There is no secret to verify with.
    NoSecret,
    /// A secret is empty, or not in the form that the vendor gives secrets.
    UnusableSecret {
        /// Which one, counted from 0.
        index: usize,
    },
    /// The request does not have the header.
    MissingHeader {
        /// The header's name, in lower case.
        name: &'static str,
    },
    /// The request has the header several times.
    RepeatedHeader {
        /// The header's name, in lower case.
        name: &'static str,
    },
    /// The header's value is not UTF-8.
    HeaderNotUtf8 {
        /// The header's name, in lower case.
        name: &'static str,
    },
    /// The body is no JSON object with this field, a string.
    MissingField {
        /// The field's name.
        name: &'static str,
    },
    /// The query does not have the parameter.
    MissingParameter {
        /// The parameter's name.
        name: &'static str,
    },
    /// The query has the parameter several times.
    RepeatedParameter {
        /// The parameter's name.
        name: &'static str,
    },
    /// The parameter has another value than the one that the vendor documents.
    OtherParameter {
        /// The parameter's name.
        name: &'static str,
        /// The documented value.
        expected: &'static str,
    },
    /// The query is not UTF-8.
    QueryNotUtf8,
    /// The vendor signs the URL, and [`Request::with_url`](super::Request::with_url) was not called.
    MissingUrl,
    /// The header's value is not of the vendor's form.
    Malformed {
        /// The header's name, in lower case.
        name: &'static str,
        /// What is wrong with it.
        fault: Fault,
    },
    /// No signature or token of the request is what one of the secrets makes.
    NoMatch,
    /// The request is genuine, and too old: it was held up, or someone sends it again.
    Stale {
        /// How old it is.
        age: Duration,
    },
    /// The request is genuine, and its time is too far ahead of ours.
    FromTheFuture {
        /// How far ahead it is.
        ahead: Duration,
    },
}

/// What is wrong with the value of a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// It has no signature with the text around it that the vendor writes.
    NoSignature,
    /// A signature is cut off, or too long.
    WrongLength {
        /// How many characters it should have.
        expected: usize,
        /// How many it has.
        found: usize,
    },
    /// A signature has a character that the encoding does not have.
    NotEncoded {
        /// The encoding.
        expected: &'static str,
    },
    /// The part with the time is missing.
    NoTime,
    /// The part with the time is there several times.
    RepeatedTime,
    /// The time is not written as it should be.
    BadTime,
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            VerifyError::NoSecret => f.write_str("there is no secret to verify with: give at least one"),
            VerifyError::UnusableSecret { index } => {
                write!(f, "secret {} is empty or not in the vendor's form: set it as the vendor shows it", index + 1)
            }
            VerifyError::MissingHeader { name } => {
                write!(f, "the header `{name}` is missing: is a secret configured at the vendor?")
            }
            VerifyError::RepeatedHeader { name } => write!(f, "the header `{name}` is there several times: refuse it"),
            VerifyError::HeaderNotUtf8 { name } => write!(f, "the header `{name}` is not UTF-8: refuse it"),
            VerifyError::MissingField { name } => {
                write!(f, "the body is no JSON object with the string `{name}`: is a secret configured at the vendor?")
            }
            VerifyError::MissingParameter { name } => {
                write!(f, "the query has no parameter `{name}`: is it the vendor's validation request?")
            }
            VerifyError::RepeatedParameter { name } => {
                write!(f, "the query has the parameter `{name}` several times: refuse it")
            }
            VerifyError::OtherParameter { name, expected } => {
                write!(f, "the parameter `{name}` is not `{expected}`: refuse it")
            }
            VerifyError::QueryNotUtf8 => f.write_str("the query is not UTF-8: refuse it"),
            VerifyError::MissingUrl => {
                f.write_str("the vendor signs the URL of a request: give it by `Request::with_url`")
            }
            VerifyError::Malformed { name, fault } => write!(f, "the header `{name}` is malformed: {fault}"),
            VerifyError::NoMatch => f.write_str(
                "no secret matches: check that it is the vendor's, and that the body is verified as it came, byte for byte",
            ),
            VerifyError::Stale { age } => {
                write!(f, "the request is {} s old: check the clock, or refuse it", age.as_secs())
            }
            VerifyError::FromTheFuture { ahead } => {
                write!(f, "the request is {} s ahead of the clock: check the clock, or refuse it", ahead.as_secs())
            }
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::NoSignature => f.write_str("it has no signature of the vendor's form"),
            Fault::WrongLength { expected, found } => {
                write!(f, "expected a signature of {expected} characters, found {found}")
            }
            Fault::NotEncoded { expected } => write!(f, "expected a signature in {expected}"),
            Fault::NoTime => f.write_str("it has no time"),
            Fault::RepeatedTime => f.write_str("it has several times"),
            Fault::BadTime => f.write_str("the time is not written as the vendor writes it"),
        }
    }
}

impl std::error::Error for VerifyError {}
