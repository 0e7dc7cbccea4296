//! Every example through what [typify](https://docs.rs/typify) makes of our JSON Schema: types for
//! the bundle of each vendor, in both profiles. That they compile is half of the test.
//!
//! With `CONSUMERS_WORK`, the results go into the matrix of the consumers too: see
//! `tests/consumers/run.sh`.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::io::Write;
use std::{env, fs};

use serde_json::{Value, json};

use generated::{CASES, COLLIDING, NAMES_COLLIDE, PANICS};

/// An event in one profile.
struct Case {
    /// The profile.
    form: &'static str,
    /// The vendor's name.
    vendor: &'static str,
    /// The event's name on the wire.
    event: &'static str,
    /// The field that has the name.
    discriminator: &'static str,
    /// The field of a body that has the list of events; empty where a body is one event.
    list: &'static str,
    /// The name that typify gives to the event's type.
    title: &'static str,
    /// A request body with the event's example.
    body: &'static str,
    /// Decodes a request body, and shows its events.
    decode: fn(&str) -> serde_json::Result<String>,
}

#[allow(dead_code, unreachable_pub, clippy::all)]
mod generated {
    use super::Case;

    include!(concat!(env!("OUT_DIR"), "/typify.rs"));
}

/// Looks at every event of a form, and reports.
fn check(form: &str, what: &str, problem: impl Fn(&Case) -> Option<String>) {
    let cases: Vec<&Case> = CASES.iter().filter(|case| case.form == form).collect();
    let described = |case: &&Case| Some(format!("{} {}: {}", case.vendor, case.event, problem(case)?));
    let problems: Vec<String> = cases.iter().filter_map(described).collect();
    let what = format!("07-{form}, 2020-12-{form}: bundles and files of one event: {what}");
    report(json!({
        "tool": "typify", "version": version(), "what": what, "count": cases.len(), "ok": problems.is_empty(),
    }));
    assert_eq!(cases.len(), event_count());
    assert!(problems.is_empty(), "{problems:#?}");
}

/// How many events the export of the generated crate lists.
fn event_count() -> usize {
    let index = concat!(env!("CARGO_MANIFEST_DIR"), "/../../generated/json-schema/index.json");
    let index: Value = serde_json::from_slice(&fs::read(index).unwrap()).unwrap();
    index["vendors"].as_array().unwrap().iter().map(|vendor| vendor["events"].as_array().unwrap().len()).sum()
}

/// Adds a line to the results of the consumers, if this is their run.
fn report(line: Value) {
    let Some(folder) = env::var_os("CONSUMERS_WORK") else { return };
    let results = std::path::Path::new(&folder).join("results.jsonl");
    let mut file = fs::OpenOptions::new().append(true).create(true).open(results).unwrap();
    file.write_all(format!("{line}\n").as_bytes()).unwrap();
}

/// The version of typify, from the lock file.
fn version() -> String {
    let lock = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../Cargo.lock")).unwrap();
    let (_, rest) = lock.split_once("name = \"typify\"\nversion = \"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

/// The body with its event under another name.
fn renamed(case: &Case, name: &str) -> String {
    let mut body: Value = serde_json::from_str(case.body).unwrap();
    let event = if case.list.is_empty() { &mut body } else { &mut body[case.list][0] };
    event[case.discriminator] = name.into();
    body.to_string()
}

/// Whether what is shown is a value, in no more than variants of unions.
fn is_within(shown: &str, value: &str) -> bool {
    let around = |c: char| c.is_alphanumeric() || c == '(';
    shown.split_once(value).is_some_and(|(before, _)| before.chars().all(around))
}

fn decoded(form: &str) {
    check(form, "each example decoded as the variant of its event, none under another name", |case| {
        // Receivers take events of later, too, so the known ones are a union of their own.
        let takes_later = form == "receiver";
        let known = if takes_later { "KnownEvent(" } else { "" };
        let own = format!("{known}{}({} {{", case.title, case.title);
        match (case.decode)(case.body) {
            Err(error) => return Some(error.to_string()),
            Ok(shown) if !is_within(&shown, &own) => return Some(shown),
            Ok(_) => {}
        }
        let other = CASES.iter().find(|other| other.vendor == case.vendor && other.event != case.event).unwrap();
        let swapped = (case.decode)(&renamed(case, other.event)).is_ok_and(|shown| is_within(&shown, &own));
        let unknown = (case.decode)(&renamed(case, "?"));
        let is_right = match takes_later {
            true => unknown.is_ok_and(|shown| shown.contains("UnknownEvent(")),
            false => unknown.is_err(),
        };
        (swapped || !is_right).then(|| "taken for it under another name".to_owned())
    });
}

/// One after the other, so that the results of a run have one order.
#[test]
fn every_example_is_decoded_as_its_event() {
    decoded("receiver");
    decoded("strict");
}

#[test]
fn a_known_limit_is_still_there() {
    report(json!({
        "tool": "typify", "version": version(), "ok": NAMES_COLLIDE,
        "limit": {
            "text": "A type inside a definition is named by definition and property, and becomes the definition of that name where there is one.",
            "advice": "Nothing: our definitions keep clear of such names.",
            "reproduction": serde_json::from_str::<Value>(COLLIDING).unwrap(),
            "link": "https://github.com/oxidecomputer/typify/issues/207",
        },
    }));
    // Why our discriminators are an `enum` of one, without a `const` beside it.
    assert!(NAMES_COLLIDE && PANICS, "typify has changed: a limit no longer shows, so drop it");
}
