//! What decoding may cost in allocations. It does not depend on the machine, so it is a test; the
//! `allocations` benchmark prints it for everybody who races.
#![allow(clippy::expect_used, clippy::panic)]

use allocation_counter::measure;
use hookwright_peers::races::{Race, decode_races};

/// Allocations an event, for one runner of a race.
fn an_event(race: &Race, name: &str) -> f64 {
    let runner = race.runners.iter().find(|runner| runner.name == name).expect("the runner races");
    measure(|| (runner.run)()).count_total as f64 / race.events as f64
}

#[test]
fn from_slice_allocates_little_else_than_texts_and_lists() {
    for race in decode_races() {
        let (ours, derive) = (an_event(&race, "ours: from_slice"), an_event(&race, "derive: serde_json::from_slice"));
        println!("{}: {ours:.1} allocations an event, derive {derive:.1}", race.title);
        assert!(ours < derive, "{}", race.title);
        if race.title.contains("Enreach") {
            assert!(ours <= 7.6, "{}: {ours:.1}", race.title);
        }
    }
}
