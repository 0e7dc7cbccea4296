//! What was promised and aimed at, and whether it is kept.

use std::fmt::Write;

use super::measure::{Run, median};

const SCAN: &str = "scan: serde_json, IgnoredAny";
const OURS: &str = "ours: from_slice";
const OURS_LATE: &str = "ours: from_slice, tag last";
const SERDE: &str = "ours: serde_json::from_str";
const SERDE_LATE: &str = "ours: serde_json::from_str, tag last";
const DERIVE: &str = "derive: serde_json::from_slice";
const DERIVE_STR: &str = "derive: serde_json::from_str";
const TYPIFY: &str = "typify: serde_json::from_slice";
const DERIVE_TO_VEC: &str = "derive: serde_json::to_vec";

/// The columns, by what the titles of the races end with.
const SETS: [&str; 4] = ["Enreach", "RingCX, one event a request", "RingCX, all events in one request", "LiveChat"];

/// A limit for the ratio of two runners.
pub(crate) struct Promise {
    text: &'static str,
    /// The runner whose time is divided by that of the other.
    runner: &'static str,
    to: &'static str,
    limit: Limit,
}

enum Limit {
    AtMost([f64; SETS.len()]),
    AtLeast([f64; SETS.len()]),
}

use Limit::{AtLeast, AtMost};

pub(crate) const GOALS: &[Promise] = &[
    Promise {
        text: "`from_slice` at most 1.6, 2.0, 2.3 and 2.0 times the scan",
        runner: OURS,
        to: SCAN,
        limit: AtMost([1.6, 2.0, 2.3, 2.0]),
    },
    Promise {
        text: "`serde_json::to_vec` at most the time of derive's",
        runner: "ours: serde_json::to_vec",
        to: DERIVE_TO_VEC,
        limit: AtMost([1.0; 4]),
    },
];

pub(crate) const PROMISES: &[Promise] = &[
    Promise { text: "`from_slice` at most 2.5 times the scan", runner: OURS, to: SCAN, limit: AtMost([2.5; 4]) },
    Promise {
        text: "`from_slice` at least 3 times as fast as derive",
        runner: DERIVE,
        to: OURS,
        limit: AtLeast([3.0; 4]),
    },
    Promise {
        text: "`from_slice` at least 15 times as fast as typify",
        runner: TYPIFY,
        to: OURS,
        limit: AtLeast([15.0; 4]),
    },
    Promise {
        text: "serde, from `&str`, at least 1.6 times as fast as derive",
        runner: DERIVE_STR,
        to: SERDE,
        limit: AtLeast([1.6; 4]),
    },
    Promise {
        text: "a late discriminator costs `from_slice` at most 1.5 times an early one",
        runner: OURS_LATE,
        to: OURS,
        limit: AtMost([1.5; 4]),
    },
    Promise {
        text: "a late discriminator costs serde at most 1.5 times an early one",
        runner: SERDE_LATE,
        to: SERDE,
        limit: AtMost([1.5; 4]),
    },
    Promise {
        text: "`to_vec` at least as fast as derive",
        runner: DERIVE_TO_VEC,
        to: "ours: to_vec",
        limit: AtLeast([1.0; 4]),
    },
];

/// A row for each promise: the ratio in each run, and whether the median keeps it.
pub(crate) fn table(head: &str, promises: &[Promise], runs: &[Vec<Run>]) -> String {
    let mut text = format!("| {head} | {} |\n|---|{}\n", SETS.join(" | "), "---|".repeat(SETS.len()));
    for promise in promises {
        let _ = write!(text, "| {} |", promise.text);
        for (column, set) in SETS.iter().enumerate() {
            let _ = write!(text, " {} |", promise.cell(column, set, runs));
        }
        text.push('\n');
    }
    text
}

impl Promise {
    fn cell(&self, column: usize, set: &str, runs: &[Vec<Run>]) -> String {
        let ratios: Vec<f64> = runs.iter().map(|runs| self.ratio(set, runs)).collect();
        let middle = median(ratios.iter().copied());
        let kept = match self.limit {
            AtMost(limits) => middle <= limits[column],
            AtLeast(limits) => middle >= limits[column],
        };
        let shown: Vec<String> = ratios.iter().map(|ratio| format!("{ratio:.2}")).collect();
        format!("{}{}", shown.join(", "), if kept { "" } else { ": **not kept**" })
    }

    fn ratio(&self, set: &str, runs: &[Run]) -> f64 {
        let races = |run: &&Run| {
            let runs = |name| run.race.runners.iter().any(|runner| runner.name == name);
            run.race.title.ends_with(set) && runs(self.runner)
        };
        let run = runs.iter().find(races).unwrap_or_else(|| panic!("{set} has no race of {}", self.runner));
        run.ratio(self.runner, self.to)
    }
}
