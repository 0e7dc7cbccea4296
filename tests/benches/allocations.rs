//! How many allocations an event costs, and how many bytes they take. It stands apart from the
//! measurements of time, because counting takes time.

use allocation_counter::measure;
use hookwright_peers::races::{decode_races, encode_races};

fn main() {
    for race in decode_races().into_iter().chain(encode_races()) {
        println!("\n{}: {} events", race.title, race.events);
        println!("  {:40} {:>12} {:>12}", "", "allocations", "bytes");
        for runner in &race.runners {
            let counted = measure(|| (runner.run)());
            let an_event = |total: u64| total as f64 / race.events as f64;
            println!(
                "  {:40} {:>12.1} {:>12.0}",
                runner.name,
                an_event(counted.count_total),
                an_event(counted.bytes_total)
            );
        }
    }
}
