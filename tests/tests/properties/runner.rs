//! How cases are chosen: the same ones in every run.

use std::fmt::Debug;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};

/// The seed of a run that does not say another. There is nothing special about it.
const SEED: u64 = 0x686f_6f6b;

/// A runner for as many cases as the function makes of the usual number.
pub fn runner(cases: impl FnOnce(u32) -> u32) -> TestRunner {
    let config = Config::default();
    let rng_seed = match config.rng_seed {
        RngSeed::Random => RngSeed::Fixed(SEED),
        chosen => chosen,
    };
    TestRunner::new(Config { cases: cases(config.cases), rng_seed, failure_persistence: None, ..config })
}

/// Tries all cases, and panics with the smallest that fails.
pub fn run<T: Debug>(
    runner: &mut TestRunner,
    what: &str,
    cases: &impl Strategy<Value = T>,
    property: impl Fn(T) -> Result<(), TestCaseError>,
) {
    if let Err(error) = runner.run(cases, property) {
        panic!("{what}, with PROPTEST_RNG_SEED={}: {error}", runner.config().rng_seed);
    }
}
