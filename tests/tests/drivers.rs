//! Other deserializers than `serde_json::from_slice` drive the same code.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::io::{BufReader, Read};

use hookwright_tests::vendors::Vendor;
use hookwright_tests::{body, for_each_vendor, vendor};
use serde::Deserialize;
use serde_json::{Value, json};

for_each_vendor! {
    all_drivers_agree;
}

/// The request bodies of all examples of a vendor, each with an event of no known type where a body
/// can hold several.
fn bodies<V: Vendor>() -> Vec<Value> {
    let vendor = vendor(V::NAME);
    let mut unknown = json!({"id": [1.5, null]});
    unknown[vendor.discriminator.tag().unwrap()] = json!("of no known type");
    let events = vendor.events.iter().map(|event| Value::Object(event.example.clone()));
    let mut bodies: Vec<Value> = events.map(|event| body(vendor, &[event, unknown.clone()])).collect();
    // One with an unknown field whose strings need escapes.
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

fn all_drivers_agree<V: Vendor>() {
    for body in bodies::<V>() {
        let text = body.to_string();
        let expected: V::Body = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
        assert_eq!(serde_json::to_value(&expected).unwrap(), body);

        let check = |driver: &str, found: V::Body| assert_eq!(found, expected, "{driver}: {text}");
        check("serde_json::from_slice", serde_json::from_slice(text.as_bytes()).unwrap());
        check("serde_json::from_value", serde_json::from_value(body.clone()).unwrap());
        check("serde_json::from_reader", serde_json::from_reader(BufReader::new(text.as_bytes())).unwrap());
        check("serde_json::from_reader, in pieces", serde_json::from_reader(Trickle(text.as_bytes())).unwrap());
        check("&serde_json::Value", V::Body::deserialize(&body).unwrap());
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
