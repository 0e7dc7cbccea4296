//! What is known of a genuine request.

use std::time::SystemTime;

/// That a request comes from the vendor, and what the proof says besides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    pub(super) id: Option<String>,
    pub(super) time: Option<SystemTime>,
    pub(super) secret: usize,
}

impl Verified {
    /// The id of the request, if the vendor sends one in a header: the same when the request is sent
    /// again. See [`SeenIds`](super::SeenIds).
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// When the request was signed, if the signature covers that.
    pub fn time(&self) -> Option<SystemTime> {
        self.time
    }

    /// Which of the secrets matched, counted from 0: of an old one that never does any more, a
    /// rotation is over.
    pub fn secret_index(&self) -> usize {
        self.secret
    }
}
