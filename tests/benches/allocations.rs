//! How many allocations an event costs, and how many bytes they take. It stands apart from the
//! measurements of time, because counting takes time.
//!
//! With `--write docs/performance.md` the table in that file is replaced.
#![allow(clippy::expect_used, clippy::panic)]

#[path = "ratios/blocks.rs"]
mod blocks;

use std::fmt::Write;

use allocation_counter::measure;
use hookwright_peers::races::{Race, decode_races, encode_races};

fn main() {
    let races = decode_races().into_iter().chain(encode_races());
    let tables: Vec<String> = races.map(|race| table(&race)).collect();
    println!("{}", tables.join("\n"));
    let mut arguments = std::env::args().skip_while(|argument| argument != "--write").skip(1);
    if let Some(path) = arguments.next() {
        blocks::replace(&path, "allocations", &format!("```text\n{}```\n", tables.join("\n")));
    }
}

fn table(race: &Race) -> String {
    let mut text = format!("{}: {} events\n", race.title, race.events);
    let _ = writeln!(text, "  {:40} {:>12} {:>12}", "", "allocations", "bytes");
    for runner in &race.runners {
        let counted = measure(|| (runner.run)());
        let an_event = |total: u64| total as f64 / race.events as f64;
        let (count, bytes) = (an_event(counted.count_total), an_event(counted.bytes_total));
        let _ = writeln!(text, "  {:40} {count:>12.1} {bytes:>12.0}", runner.name);
    }
    text
}
