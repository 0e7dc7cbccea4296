//! The peers of the benchmarks read every example, so that they are measured at the same work.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::fmt::Debug;

use hookwright::model::{Event, Model, Vendor};
use hookwright_peers::{derive, typify};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

fn model() -> Model {
    hookwright::compile(&hookwright_tests::root().join("schemas")).model.expect("the schemas are sound")
}

/// The request body that brings an event's example.
fn body(vendor: &Vendor, event: &Event) -> Value {
    let example = Value::Object(event.example.clone());
    match &vendor.envelope {
        None => example,
        Some(envelope) => {
            let mut body = Value::Object(envelope.example.clone());
            body[&envelope.events_field] = json!([example]);
            body
        }
    }
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
fn read_by<T: DeserializeOwned + Serialize + Debug>(vendor: &Vendor) -> Vec<&str> {
    let whole = |event: &&Event| {
        let body = body(vendor, event);
        match serde_json::from_value::<T>(body.clone()) {
            Ok(value) => without_nulls(&serde_json::to_value(&value).unwrap()) == without_nulls(&body),
            Err(_) => false,
        }
    };
    vendor.events.iter().filter(whole).map(|event| event.name.as_str()).collect()
}

/// The events whose example comes out as the variant of that name.
fn right_variant<T: DeserializeOwned + Debug>(vendor: &Vendor) -> usize {
    let right = |event: &&Event| {
        let Ok(value) = serde_json::from_value::<T>(body(vendor, event)) else { return false };
        let debug = format!("{value:?}");
        let debug = debug.split_once("events: [").map_or(debug.as_str(), |(_, events)| events);
        debug.starts_with(&format!("{}(", hookwright::emit::rust::ident_of(*event)))
    };
    vendor.events.iter().filter(right).count()
}

#[test]
fn derive_reads_every_example() {
    for vendor in &model().vendors {
        let (read, right) = match vendor.name.as_str() {
            "enreach" => (read_by::<derive::enreach::Body>(vendor), right_variant::<derive::enreach::Body>(vendor)),
            "livechat" => (read_by::<derive::livechat::Body>(vendor), right_variant::<derive::livechat::Body>(vendor)),
            _ => (read_by::<derive::ringcx::Body>(vendor), right_variant::<derive::ringcx::Body>(vendor)),
        };
        let all: Vec<&str> = vendor.events.iter().map(|event| event.name.as_str()).collect();
        assert_eq!((read, right), (all.clone(), all.len()), "{}", vendor.name);
    }
}

#[test]
fn typify_reads_every_example() {
    for vendor in &model().vendors {
        let right = match vendor.name.as_str() {
            "enreach" => right_variant::<typify::enreach::Body>(vendor),
            "livechat" => right_variant::<typify::livechat::Body>(vendor),
            _ => right_variant::<typify::ringcx::Body>(vendor),
        };
        assert_eq!(right, vendor.events.len(), "{}", vendor.name);
    }
}
