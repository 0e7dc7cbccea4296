//! How the compiler grows with its input: 130 to 130,000 events of one vendor, against typify and
//! quicktype on the JSON Schema of the same events.
//!
//! `cargo bench -p hookwright-tests --bench scale` prints the table of `docs/scale.md`. Each figure
//! is of a process of its own: the processor's time, user and system, of all its threads, the time
//! on the clock, and the most memory it had.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod child;
mod generator;
mod others;

use std::path::Path;
use std::process::ExitCode;

use tempfile::TempDir;

use child::{Figures, run};

/// As in the program `hookwright`; typify has it too.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SIZES: [usize; 4] = [130, 1_300, 13_000, 130_000];
/// The others are not asked for the largest.
const SIZES_OF_OTHERS: usize = 3;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [task, folder] = arguments.as_slice() {
        child::work(task, Path::new(folder));
        return ExitCode::SUCCESS;
    }
    let largest = arguments.first().map_or(usize::MAX, |largest| largest.parse().expect("a number of events"));
    let folder = TempDir::new().expect("a folder can be made");
    let mut rows = Vec::new();
    for (index, events) in SIZES.into_iter().filter(|events| *events <= largest).enumerate() {
        let schemas = folder.path().join(events.to_string());
        generator::write(&schemas, events);
        let mut tasks = vec!["check", "generate", "export"];
        if index < SIZES_OF_OTHERS {
            others::write_bundle(&schemas);
            tasks.extend(["typify", "typify, not formatted", "quicktype"]);
        }
        for task in tasks {
            let figures = run(task, &schemas);
            println!("{}", row(events, task, figures.as_ref()));
            rows.extend(figures.map(|figures| (task, events, figures)));
        }
    }
    if !verdict(&rows) {
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn row(events: usize, task: &str, figures: Option<&Figures>) -> String {
    match figures {
        Some(Figures { processor, clock, memory }) => {
            let (processor, clock, memory) = (processor.as_secs_f64(), clock.as_secs_f64(), memory / 1024);
            format!("| {events} | {task} | {processor:.2} s | {clock:.2} s | {memory} MiB |")
        }
        None => format!("| {events} | {task} | not here | | |"),
    }
}

/// Whether the promises are kept: growth no worse than linear, within a third; at 13,000 events at
/// most 6 seconds on the clock, and less of the processor's time than the others.
fn verdict(rows: &[(&str, usize, Figures)]) -> bool {
    let figures = |task: &str, events: usize| {
        rows.iter().find(|(name, size, _)| *name == task && *size == events).map(|(_, _, figures)| figures)
    };
    let time = |task: &str, events: usize| figures(task, events).map(|figures| figures.processor.as_secs_f64());
    let mut all = true;
    let mut promise = |kept: bool, text: String| {
        println!("{}: {text}", if kept { "kept" } else { "NOT KEPT" });
        all &= kept;
    };
    for task in ["check", "generate", "export"] {
        if let (Some(small), Some(large)) = (time(task, SIZES[0]), time(task, SIZES[3])) {
            let growth = large / small;
            promise(growth <= 4000.0 / 3.0, format!("{task}: 1,000 times the events take {growth:.0} times the time"));
        }
    }
    if let Some(ours) = figures("generate", 13_000) {
        let clock = ours.clock.as_secs_f64();
        promise(clock <= 6.0, format!("generate: 13,000 events take {clock:.1} s"));
        for other in ["typify", "quicktype"] {
            if let Some(theirs) = figures(other, 13_000) {
                let ratio = theirs.processor.as_secs_f64() / ours.processor.as_secs_f64();
                promise(ratio > 1.0, format!("generate: 13,000 events take {other} {ratio:.1} times our time"));
            }
        }
    }
    all
}
