//! Looks for the body that takes the most memory for its size, and holds it to the limit: a search
//! that keeps the changes which make it worse. `WORST_BODY_STEPS` says how long it goes on.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod tree;

use allocation_counter::measure;
use fastrand::Rng;
use hookwright_tests::vendors::{Body, Vendor};
use hookwright_tests::{body, for_each_vendor, vendor};
use serde_json::Value;
use tree::Tree;

for_each_vendor! {
    no_body_takes_more;
}

/// How much memory a body of any kind may take for each of its bytes.
const RATIO: f64 = 8.0;
/// And for a body of any size.
const FLOOR: usize = 32 * 1024;
/// How long the bodies are.
const LENGTH: usize = 50_000;

/// Memory for each byte, beyond what a body of any size may take.
fn ratio(decode: fn(&[u8]), body: &str) -> f64 {
    let memory = measure(|| decode(body.as_bytes())).bytes_max as usize;
    memory.saturating_sub(FLOOR) as f64 / body.len() as f64
}

fn steps() -> usize {
    std::env::var("WORST_BODY_STEPS").ok().and_then(|steps| steps.parse().ok()).unwrap_or(60)
}

/// The examples of a vendor as bodies.
fn bodies(vendor: &hookwright::model::Vendor) -> Vec<Tree> {
    let body = |event: &hookwright::model::Event| body(vendor, &[Value::Object(event.example.clone())]);
    vendor.events.iter().map(body).map(|body| Tree::from(&body)).collect()
}

/// The worst body that a search finds from some seeds.
fn search(seeds: &[Tree], decode: fn(&[u8]), rng: &mut Rng) -> (f64, String) {
    let mut worst = (0.0, String::new());
    // Each list and object of each seed at its fullest, before chance has its turn.
    let mut best = seeds.iter().flat_map(Tree::full).fold(None, |best: Option<(f64, Tree)>, tree| {
        let found = ratio(decode, &tree.text(LENGTH));
        if best.as_ref().is_none_or(|(ratio, _)| found > *ratio) { Some((found, tree)) } else { best }
    });
    for _ in 0..steps() {
        let Some((ratio_before, tree)) = &best else { break };
        let mut changed = if rng.u8(..8) == 0 { seeds[rng.usize(..seeds.len())].clone() } else { tree.clone() };
        for _ in 0..=rng.usize(..3) {
            changed.mutate(rng);
        }
        let found = ratio(decode, &changed.text(LENGTH));
        if found > *ratio_before {
            best = Some((found, changed));
        }
    }
    if let Some((ratio, tree)) = best {
        worst = (ratio, tree.text(2_000));
    }
    worst
}

fn no_body_takes_more<V: Vendor>() {
    let name = V::NAME;
    let decode: fn(&[u8]) = |body| drop(V::Body::decode(body));
    let (ratio, body) = search(&bodies(vendor(name)), decode, &mut Rng::with_seed(7));
    println!("{name}: {ratio:.2} bytes for each byte of {body:.600}");
    assert!(ratio <= RATIO, "{name}: {ratio:.2} bytes for each byte of {body:.2000}");
}
