//! The time of each runner of a race.

use std::time::Duration;

use hookwright_peers::races::{Race, Runner};
use rustix::time::{ClockId, clock_gettime};

/// How long one runner runs before the next one has its turn.
const TURN: Duration = Duration::from_micros(1500);
/// How often each runner has its turn.
const ROUNDS: usize = 201;

/// A race that was run.
pub(crate) struct Run {
    pub(crate) race: Race,
    /// The time of each turn, by runner and round, in nanoseconds.
    times: Vec<Vec<f64>>,
}

impl Run {
    pub(crate) fn new(race: Race) -> Self {
        let repeats: Vec<u32> = race.runners.iter().map(repeats).collect();
        let mut times = vec![Vec::with_capacity(ROUNDS); race.runners.len()];
        for round in 0..ROUNDS {
            for turn in 0..race.runners.len() {
                // Who comes behind whom differs from round to round, as it may matter to caches.
                let index = (round * 7 + turn) % race.runners.len();
                times[index].push(time(&race.runners[index], repeats[index]));
            }
        }
        Run { race, times }
    }

    fn times(&self, runner: &str) -> &[f64] {
        let index = self.race.runners.iter().position(|other| other.name == runner);
        &self.times[index.unwrap_or_else(|| panic!("{runner} does not race"))]
    }

    /// Nanoseconds for an event.
    pub(crate) fn an_event(&self, runner: &str) -> f64 {
        median(self.times(runner).iter().copied()) / self.race.events as f64
    }

    /// How many times the time of another a runner takes.
    pub(crate) fn ratio(&self, runner: &str, to: &str) -> f64 {
        median(self.times(runner).iter().zip(self.times(to)).map(|(time, other)| time / other))
    }
}

/// How often a runner runs in one turn.
fn repeats(runner: &Runner) -> u32 {
    time(runner, 20);
    let once = time(runner, 20).max(1.0);
    (TURN.as_nanos() as f64 / once).ceil().clamp(1.0, 1e6) as u32
}

/// The processor's time, so that other programs on the machine count little.
fn time(runner: &Runner, repeats: u32) -> f64 {
    let now = || {
        let time = clock_gettime(ClockId::ThreadCPUTime);
        time.tv_sec as f64 * 1e9 + time.tv_nsec as f64
    };
    let start = now();
    for _ in 0..repeats {
        (runner.run)();
    }
    (now() - start) / f64::from(repeats)
}

pub(crate) fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
