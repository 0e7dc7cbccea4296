//! Other deserializers than `serde_json::from_slice` drive the same code.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::fmt::Debug;
use std::io::{BufReader, Read};

use hookwright_events::{enreach, livechat, ringcx};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// The request bodies of all examples of a vendor.
fn bodies(vendor: &str) -> Vec<Value> {
    let model = hookwright::compile(&hookwright_tests::root().join("schemas")).model.expect("the schemas are sound");
    let vendor = model.vendors.iter().find(|known| known.name == vendor).unwrap();
    let body = |event: &hookwright::model::Event| match &vendor.envelope {
        None => Value::Object(event.example.clone()),
        Some(envelope) => {
            let mut body = Value::Object(envelope.example.clone());
            body[&envelope.events_field] = json!([event.example, {"type": "of no known type", "id": [1.5, null]}]);
            body
        }
    };
    let mut bodies: Vec<Value> = vendor.events.iter().map(body).collect();
    // One with texts that need escapes, an unknown field, and an enum's value that is not known.
    let mut odd = bodies[0].clone();
    odd["\u{1f980} \"new\""] = json!({"\n": ["\\", "\u{0}", 1e300, -0.5, 18_446_744_073_709_551_615_u64, null]});
    bodies.push(odd);
    bodies
}

/// Hands out a text in small pieces.
struct Trickle<'a>(&'a [u8]);

impl Read for Trickle<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let len = into.len().min(7);
        self.0.read(&mut into[..len])
    }
}

fn all_drivers_agree<T: DeserializeOwned + Serialize + PartialEq + Debug>(vendor: &str) {
    for body in bodies(vendor) {
        let text = body.to_string();
        let expected: T = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
        assert_eq!(serde_json::to_value(&expected).unwrap(), body);

        let check = |driver: &str, found: T| assert_eq!(found, expected, "{driver}: {text}");
        check("serde_json::from_slice", serde_json::from_slice(text.as_bytes()).unwrap());
        check("serde_json::from_value", serde_json::from_value(body.clone()).unwrap());
        check("serde_json::from_reader", serde_json::from_reader(BufReader::new(text.as_bytes())).unwrap());
        check("serde_json::from_reader, in pieces", serde_json::from_reader(Trickle(text.as_bytes())).unwrap());
        check("&serde_json::Value", T::deserialize(&body).unwrap());
        check("simd_json::from_slice", simd_json::serde::from_slice(&mut text.clone().into_bytes()).unwrap());
        let value = simd_json::to_owned_value(&mut text.clone().into_bytes()).unwrap();
        check("simd_json::OwnedValue", simd_json::serde::from_owned_value(value).unwrap());
        check("sonic_rs::from_slice", sonic_rs::from_slice(text.as_bytes()).unwrap());
        check("sonic_rs::from_str", sonic_rs::from_str(&text).unwrap());
        let value: sonic_rs::Value = sonic_rs::from_str(&text).unwrap();
        check("sonic_rs::Value", sonic_rs::from_value(&value).unwrap());

        let written = |driver: &str, text: String| {
            let value: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{driver}: {error}: {text}"));
            assert_eq!(value, body, "{driver}");
        };
        written("simd_json::to_string", simd_json::serde::to_string(&expected).unwrap());
        written("sonic_rs::to_string", sonic_rs::to_string(&expected).unwrap());
        written("serde_json::to_string_pretty", serde_json::to_string_pretty(&expected).unwrap());
    }
}

#[test]
fn of_enreach() {
    all_drivers_agree::<enreach::Event>("enreach");
}

#[test]
fn of_livechat() {
    all_drivers_agree::<livechat::Event>("livechat");
}

#[test]
fn of_ringcx() {
    all_drivers_agree::<ringcx::Notification>("ringcx");
}
