//! Which requests came before.

use std::collections::{HashSet, VecDeque};
use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use super::digest::sha256;

/// A store of the ids of requests that were handled, so that one that comes again is not handled
/// again. Ask it after a request is verified: an id of anybody's would fill it.
pub trait SeenIds {
    /// Remembers an id, until it expires. Returns whether it is new.
    fn remember(&self, id: &str, now: SystemTime) -> bool;
}

/// A store in memory, of a size that is limited: when it is full, the oldest ids go. An id takes some
/// hundred bytes, however long it is.
///
/// ```ignore
/// let seen = MemorySeenIds::new(100_000, Duration::from_secs(3600));
/// assert!(seen.remember("msg_1", now));
/// assert!(!seen.remember("msg_1", now));
/// ```
pub struct MemorySeenIds {
    capacity: usize,
    keep_for: Duration,
    ids: Mutex<Ids>,
}

/// An id's hash: ids may be long, and an id is all that a sender has a say in.
type Hash = [u8; 32];

#[derive(Default)]
struct Ids {
    known: HashSet<Hash>,
    /// The same, from the oldest on.
    by_age: VecDeque<(SystemTime, Hash)>,
}

impl MemorySeenIds {
    /// A store of so many ids at most, each for so long: at least as long as the vendor sends requests
    /// again, or as old as they may be.
    pub fn new(capacity: usize, keep_for: Duration) -> Self {
        MemorySeenIds { capacity: capacity.max(1), keep_for, ids: Mutex::default() }
    }
}

impl SeenIds for MemorySeenIds {
    fn remember(&self, id: &str, now: SystemTime) -> bool {
        let hash = sha256(id.as_bytes());
        // A panic of another thread leaves at worst one id that is forgotten too late.
        let mut ids = self.ids.lock().unwrap_or_else(PoisonError::into_inner);
        let expired = |(time, _): &(SystemTime, Hash)| now.duration_since(*time).is_ok_and(|age| age >= self.keep_for);
        while ids.by_age.front().is_some_and(expired) {
            ids.forget_oldest();
        }
        if !ids.known.insert(hash) {
            return false;
        }
        ids.by_age.push_back((now, hash));
        if ids.by_age.len() > self.capacity {
            ids.forget_oldest();
        }
        true
    }
}

impl Ids {
    fn forget_oldest(&mut self) {
        if let Some((_, hash)) = self.by_age.pop_front() {
            self.known.remove(&hash);
        }
    }
}

impl fmt::Debug for MemorySeenIds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemorySeenIds").field("capacity", &self.capacity).finish_non_exhaustive()
    }
}
