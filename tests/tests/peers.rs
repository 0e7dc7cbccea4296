//! The peers of the benchmarks read every example, so that they are measured at the same work.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::fmt::Debug;

use hookwright::model::{Event, Vendor as Model};
use hookwright_peers::Peers;
use hookwright_tests::vendors::Vendor;
use hookwright_tests::{example_body, for_each_vendor, vendor};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

for_each_vendor! {
    derive_reads_every_example;
    typify_reads_every_example;
}

/// A value without the fields that are null: what a type of derive's kind writes as it was.
fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(without_nulls).collect(),
        Value::Object(fields) => {
            let there = fields.iter().filter(|(_, value)| !value.is_null());
            there.map(|(name, value)| (name.clone(), without_nulls(value))).collect()
        }
        other => other.clone(),
    }
}

/// The events whose example a type reads, and writes as it was, null and absent aside.
fn read_by<T: DeserializeOwned + Serialize + Debug>(vendor: &Model) -> Vec<&str> {
    let whole = |event: &&Event| {
        let body = example_body(vendor, event);
        match serde_json::from_value::<T>(body.clone()) {
            Ok(value) => without_nulls(&serde_json::to_value(&value).unwrap()) == without_nulls(&body),
            Err(_) => false,
        }
    };
    vendor.events.iter().filter(whole).map(|event| event.name.as_str()).collect()
}

/// The events whose example comes out as the variant of that name.
fn right_variant<T: DeserializeOwned + Debug>(vendor: &Model) -> usize {
    let right = |event: &&Event| {
        let Ok(value) = serde_json::from_value::<T>(example_body(vendor, event)) else { return false };
        let debug = format!("{value:?}");
        let debug = debug.split_once("events: [").map_or(debug.as_str(), |(_, events)| events);
        // Exports qualify names that languages have already, and receivers have a union of the known events.
        let name = hookwright::emit::rust::ident_of(*event);
        is_within(debug, &format!("{name}(")) || is_within(debug, &format!("{name}Event("))
    };
    vendor.events.iter().filter(right).count()
}

/// Whether what is shown is a value, in no more than variants of unions.
fn is_within(shown: &str, value: &str) -> bool {
    let around = |c: char| c.is_alphanumeric() || c == '(';
    shown.split_once(value).is_some_and(|(before, _)| before.chars().all(around))
}

fn derive_reads_every_example<V: Vendor<Body: Peers>>() {
    type Derive<V> = <<V as Vendor>::Body as Peers>::Derive;
    let vendor = vendor(V::NAME);
    let all: Vec<&str> = vendor.events.iter().map(|event| event.name.as_str()).collect();
    assert_eq!(read_by::<Derive<V>>(vendor), all);
    assert_eq!(right_variant::<Derive<V>>(vendor), all.len());
}

fn typify_reads_every_example<V: Vendor<Body: Peers>>() {
    type Typify<V> = <<V as Vendor>::Body as Peers>::Typify;
    let vendor = vendor(V::NAME);
    assert_eq!(right_variant::<Typify<V>>(vendor), vendor.events.len());
}
