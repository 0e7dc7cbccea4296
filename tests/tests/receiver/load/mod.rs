//! The receiver under load, in a process of its own: every request is accounted for, and memory
//! stays bounded.

mod process;
mod traffic;

use std::collections::BTreeMap;
use std::thread;

use process::{Process, Report};
use traffic::{Client, Tally};

/// How many clients send at the same time.
const CLIENTS: usize = 16;
/// What the receiver may take, in KiB: the program, the ids that are remembered, and less than what
/// the clients' largest bodies could take if all were decoded at the same time.
const MEMORY: usize = 32 * 1024;

/// Sends requests, and returns what the clients and what the receiver counted.
fn run(requests: usize) -> (Tally, Report) {
    let seed = std::env::var("HOOKWRIGHT_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(7);
    println!("HOOKWRIGHT_SEED={seed}");
    let receiver = Process::start();
    let address = receiver.address;
    let clients: Vec<_> = (0..CLIENTS)
        .map(|index| {
            let share = requests / CLIENTS + usize::from(index < requests % CLIENTS);
            thread::spawn(move || Client::new(index, seed, address).send(share))
        })
        .collect();
    let mut sent = Tally::default();
    for client in clients {
        sent.add(client.join().expect("a client comes to its end"));
    }
    (sent, receiver.stop())
}

fn holds(requests: usize) {
    let (sent, received) = run(requests);
    let mut by_kind: BTreeMap<&str, usize> = BTreeMap::new();
    for ((kind, answer), count) in &sent.answers {
        println!("{count:6} {kind}: {answer}");
        *by_kind.entry(kind).or_default() += count;
    }
    println!("asked to come again: {}; peak memory: {:?} KiB; {:?}", sent.asked_again, received.peak, received.jobs);
    assert_eq!(by_kind.values().sum::<usize>(), requests, "every request has come to its end");
    assert_eq!(by_kind.len(), traffic::KINDS.len(), "requests of all kinds were sent");
    assert_eq!(received.jobs, sent.jobs, "what was accepted was handed over, once, and nothing else");
    assert!(received.peak.is_none_or(|peak| peak <= MEMORY), "{:?} KiB", received.peak);
}

#[test]
fn a_thousand_requests_are_accounted_for() {
    holds(1_000);
}

#[test]
#[ignore = "ten times the cases of its sibling: `tests/long`"]
fn ten_thousand_requests_are_accounted_for() {
    holds(10_000);
}
