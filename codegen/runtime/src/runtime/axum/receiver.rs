//! What a receiver knows of its vendors.

use std::borrow::Cow;
use std::sync::Arc;

use crate::runtime::verify::Secret;

/// What the state of a router knows of the requests whose bodies are a `T`. Implement it for each vendor
/// that the router receives from.
pub trait Receiver<T> {
    /// How requests are verified.
    fn verification(&self) -> Verification<'_>;

    /// The most bytes that a body may have: 256 KiB unless it says otherwise.
    fn body_limit(&self) -> usize {
        256 * 1024
    }

    /// The URL that the vendor sends requests to, as it is configured there, if the vendor signs it.
    fn url(&self) -> Option<Cow<'_, str>> {
        None
    }
}

impl<T, R: Receiver<T> + ?Sized> Receiver<T> for Arc<R> {
    fn verification(&self) -> Verification<'_> {
        R::verification(self)
    }

    fn body_limit(&self) -> usize {
        R::body_limit(self)
    }

    fn url(&self) -> Option<Cow<'_, str>> {
        R::url(self)
    }
}

/// How requests are verified.
#[derive(Clone, Debug)]
pub enum Verification<'a> {
    /// By these secrets: the old and the new one, while it is changed. By none, every request is refused.
    By(Cow<'a, [Secret]>),
    /// Not at all: whoever knows the address can send events.
    Skipped,
}

impl<'a> From<&'a [Secret]> for Verification<'a> {
    fn from(secrets: &'a [Secret]) -> Self {
        Verification::By(secrets.into())
    }
}

impl From<Vec<Secret>> for Verification<'_> {
    fn from(secrets: Vec<Secret>) -> Self {
        Verification::By(secrets.into())
    }
}
