//! How the ways to decode and to encode compare. All runners take turns in each round, so that a
//! machine that speeds up or slows down does so for all of them, and a ratio is the median of the
//! ratios of the same rounds.
//!
//! `cargo bench -p hookwright-tests --bench ratios` (or `ratios-mimalloc`), with part of a race's
//! title to run only that. With `--write docs/performance.md` all races are run three times, and the
//! tables in that file are replaced.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod blocks;
mod dispatch;
mod measure;
mod promises;
mod table;

use dispatch::dispatch_races;
use hookwright_peers::races::{decode_races, encode_races};
use measure::Run;

/// How often all races are run for tables that are written.
const RUNS: usize = 3;

pub(crate) fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--write", path] => write(path),
        ["--write", ..] => eprintln!("`--write` takes one file"),
        [] => drop(runs("")),
        [filter, ..] => drop(runs(filter)),
    }
}

/// Runs the races whose titles have a part, and prints the table of each.
fn runs(filter: &str) -> Vec<Run> {
    let races = decode_races().into_iter().chain(encode_races()).chain(dispatch_races());
    let races = races.filter(|race| race.title.contains(filter));
    let run = |race| {
        let run = Run::new(race);
        println!("\n{}", table::text(&run));
        run
    };
    races.map(run).collect()
}

/// Runs all races, and writes their tables into a file.
fn write(path: &str) {
    let all: Vec<Vec<Run>> = (0..RUNS).map(|_| runs("")).collect();
    let last = all.last().map(Vec::as_slice).unwrap_or_default();
    let (dispatch, others): (Vec<&Run>, Vec<&Run>) =
        last.iter().partition(|run| run.race.title.starts_with("dispatch"));
    for (name, runs) in [("times", others), ("dispatch", dispatch)] {
        let tables: Vec<String> = runs.into_iter().map(table::text).collect();
        blocks::replace(path, name, &format!("```text\n{}```\n", tables.join("\n")));
    }
    blocks::replace(path, "goals", &promises::table("goal", promises::GOALS, &all));
    blocks::replace(path, "promises", &promises::table("promise", promises::PROMISES, &all));
}
