//! Decoding, measured by criterion, which says whether a change made a difference. How the ways
//! compare with each other is what the `ratios` benchmark says.
#![allow(missing_docs, clippy::expect_used, clippy::indexing_slicing)]

use std::time::Duration;

#[path = "ratios/dispatch.rs"]
mod dispatch;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use hookwright_peers::races::decode_races;

fn decode(criterion: &mut Criterion) {
    for race in decode_races().into_iter().chain(dispatch::dispatch_races()) {
        let mut group = criterion.benchmark_group(&race.title);
        group.throughput(Throughput::Bytes(race.bytes as u64));
        for runner in &race.runners {
            group.bench_function(runner.name, |bencher| bencher.iter(|| (runner.run)()));
        }
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(30)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1));
    targets = decode
}
criterion_main!(benches);
