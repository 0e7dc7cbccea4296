//! How the ways to decode and to encode compare. All runners take turns in each round, so that a
//! machine that speeds up or slows down does so for all of them, and a runner's ratio is the
//! median of its ratios to the first runner of the same round.
//!
//! `cargo bench -p hookwright-tests --bench ratios` (or `ratios-mimalloc`), with part of a race's
//! title to run only that.

use std::time::{Duration, Instant};

use hookwright_peers::races::{Race, Runner, decode_races, encode_races};

/// How long one runner runs before the next one has its turn.
const TURN: Duration = Duration::from_micros(1500);
/// How often each runner has its turn.
const ROUNDS: usize = 201;

pub(crate) fn main() {
    let filter = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    for race in decode_races().into_iter().chain(encode_races()) {
        if filter.as_ref().is_none_or(|part| race.title.contains(part)) {
            print(&race, &run(&race));
        }
    }
}

/// The time of each run, by runner and round, in nanoseconds.
fn run(race: &Race) -> Vec<Vec<f64>> {
    let repeats: Vec<u32> = race.runners.iter().map(repeats).collect();
    let mut times = vec![Vec::with_capacity(ROUNDS); race.runners.len()];
    for round in 0..ROUNDS {
        for turn in 0..race.runners.len() {
            // Who comes behind whom differs from round to round, as it may matter to caches.
            let index = (round * 7 + turn) % race.runners.len();
            let (Some(runner), Some(repeats), Some(times)) =
                (race.runners.get(index), repeats.get(index), times.get_mut(index))
            else {
                continue;
            };
            times.push(time(runner, *repeats));
        }
    }
    times
}

/// How often a runner runs in one turn.
fn repeats(runner: &Runner) -> u32 {
    time(runner, 20);
    let once = time(runner, 20).max(1.0);
    (TURN.as_nanos() as f64 / once).ceil().clamp(1.0, 1e6) as u32
}

fn time(runner: &Runner, repeats: u32) -> f64 {
    let start = Instant::now();
    for _ in 0..repeats {
        (runner.run)();
    }
    start.elapsed().as_nanos() as f64 / f64::from(repeats)
}

fn print(race: &Race, times: &[Vec<f64>]) {
    let bytes = race.bytes as f64 / race.events as f64;
    println!("\n{}: {} events of {bytes:.0} bytes", race.title, race.events);
    println!("  {:40} {:>10} {:>8} {:>8}", "", "ns/event", "MB/s", "ratio");
    let first = times.first().map_or(&[][..], Vec::as_slice);
    for (runner, times) in race.runners.iter().zip(times) {
        let an_event = median(times.iter().copied()) / race.events as f64;
        let ratio = median(times.iter().zip(first).map(|(time, first)| time / first));
        println!("  {:40} {an_event:>10.0} {:>8.0} {ratio:>8.2}", runner.name, bytes / an_event * 1e3);
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
