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

/// The most allocations of an event, by a part of the race's title: little else than texts of more
/// than 24 bytes and lists.
const LIMITS: [(&str, f64); 4] = [
    ("Enreach", 2.0),
    ("RingCX, one event a request", 4.0),
    ("RingCX, all events in one request", 3.0),
    ("LiveChat", 6.5),
];

#[test]
fn from_slice_allocates_little_else_than_long_texts_and_lists() {
    for race in decode_races() {
        let (ours, derive) = (an_event(&race, "ours: from_slice"), an_event(&race, "derive: serde_json::from_slice"));
        println!("{}: {ours:.1} allocations an event, derive {derive:.1}", race.title);
        assert!(ours < derive, "{}", race.title);
        let limit = LIMITS.iter().find(|(title, _)| race.title.contains(title)).expect("the race has a limit");
        assert!(ours <= limit.1, "{}: {ours:.1}", race.title);
    }
}
