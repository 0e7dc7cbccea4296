//! The payloads of the benchmarks, and who races over them. It stands here and not with the
//! benchmarks, so that what is generic is compiled once for all of them.
//!
//! The payloads are the examples of the schemas as compact JSON, which have the vendors' fields in
//! the vendors' order and realistic values. Enreach's `CallbackUserCallOutDisconnected` is left
//! out, because the vendor documents no payload for it.

mod decode;
mod encode;

use std::fs;
use std::path::Path;

use serde_json::Value;

pub use decode::decode_races;
pub use encode::encode_races;

/// The event that Enreach documents without a payload.
const WITHOUT_PAYLOAD: &str = "CallbackUserCallOutDisconnected";

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

/// The examples of a vendor's events.
fn examples(vendor: &str) -> Vec<Value> {
    let folder =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../generated/json-schema").join(vendor).join("examples");
    let entries = folder.read_dir().expect("the generated crate has examples");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("the folder is readable").path()).collect();
    files.retain(|path| path.file_stem().is_some_and(|name| name != WITHOUT_PAYLOAD));
    files.sort();
    let read = |path: &_| serde_json::from_slice(&fs::read(path).expect("it is readable")).expect("it is JSON");
    files.iter().map(read).collect()
}

/// RingCX's requests with the given events.
fn notification(events: &[Value]) -> Value {
    serde_json::json!({"id": "bd13a9d9baa8c20cf93046cd", "domain_id": "48cc6703bdae1462ce06a555", "events": events})
}

/// A vendor's request bodies: title, how many events they hold, and the bodies themselves.
fn sets() -> [(&'static str, &'static str, usize, Vec<Value>); 4] {
    let (enreach, livechat, ringcx) = (examples("enreach"), examples("livechat"), examples("ringcx"));
    let single = ringcx.iter().map(|event| notification(std::slice::from_ref(event))).collect();
    let batch = vec![notification(&ringcx)];
    [
        ("Enreach", "enreach", enreach.len(), enreach),
        ("RingCX, one event a request", "ringcx", ringcx.len(), single),
        ("RingCX, all events in one request", "ringcx", ringcx.len(), batch),
        ("LiveChat", "livechat", livechat.len(), livechat),
    ]
}
