//! The payloads of the benchmarks, and who races over them. It stands here and not with the
//! benchmarks, so that what is generic is compiled once for all of them.
//!
//! The payloads are the examples of the schemas as compact JSON, which have the vendors' fields in
//! the vendors' order and realistic values. Enreach's `CallbackUserCallOutDisconnected` is left
//! out, because the vendor documents no payload for it.

mod decode;
mod encode;
mod payloads;

pub use decode::decode_races;
pub use encode::encode_races;
pub(crate) use payloads::Vendor;

/// Some payloads, and who races over them. The first runner is the measure of the others.
pub struct Race {
    /// What is decoded or encoded.
    pub title: String,
    /// How many events one run goes through.
    pub events: usize,
    /// How many bytes of JSON one run goes through.
    pub bytes: usize,
    /// Who races.
    pub runners: Vec<Runner>,
}

/// One way to do the work.
pub struct Runner {
    /// For tables.
    pub name: &'static str,
    /// Does the work once for all payloads, and drops what comes of it.
    pub run: Box<dyn Fn()>,
}

impl Runner {
    fn new(name: &'static str, run: impl Fn() + 'static) -> Self {
        Runner { name, run: Box::new(run) }
    }
}
