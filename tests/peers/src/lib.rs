//! What else a Rust developer could decode the events with, so that benchmarks compare with more
//! than ourselves: [`derive`](mod@derive) is the events written for serde's derive, [`typify`] is
//! typify's output from the schema that we export. `build/` makes both from the repository's
//! schemas, for every vendor in them.
#![allow(clippy::expect_used, clippy::unwrap_used)]

pub mod races;
mod scalars;

use std::fmt::Debug;

use hookwright_events::DecodeError;
use serde::Serialize;
use serde::de::DeserializeOwned;

pub use scalars::{Date, DateTime, IntegerOrString};

include!(concat!(env!("OUT_DIR"), "/vendors.rs"));

/// A request body of our own crate, and what else the same body can be decoded to.
pub trait Peers: Serialize + DeserializeOwned + 'static {
    /// The type written for serde's derive.
    type Derive: Serialize + DeserializeOwned + Debug + 'static;
    /// typify's type.
    type Typify: DeserializeOwned + Debug + 'static;

    /// `from_slice`.
    fn decode(body: &[u8]) -> Result<Self, DecodeError>;

    /// `to_vec`.
    fn encode(&self) -> Vec<u8>;
}
