//! What holds for whatever a vendor may send: a value that is as documented comes back as it was,
//! and all ways to decode agree on everything else.
//!
//! `PROPTEST_CASES` says how hard to try, 256 if it does not. Every run tries the same cases, unless
//! `PROPTEST_RNG_SEED` says which others.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, unreachable_pub)]

mod aliases;
mod mutations;
mod odd_text;
mod runner;
mod scalars;
mod values;

use hookwright_tests::vendors::{Body, Event, Vendor};
use hookwright_tests::{for_each_vendor, vendor};
use proptest::prelude::*;
use serde_json::Value;
use values::Generator;

for_each_vendor! {
    what_is_documented_comes_back;
    all_ways_agree_on_anything;
    white_space_and_escapes_do_not_matter;
    broken_text_is_refused_as_serde_json_does;
}

fn what_is_documented_comes_back<V: Vendor>() {
    check::<V>(false, comes_back::<V::Body>);
}

fn all_ways_agree_on_anything<V: Vendor>() {
    check::<V>(true, ways_agree::<V>);
}

fn white_space_and_escapes_do_not_matter<V: Vendor>() {
    check::<V>(false, text_does_not_matter::<V::Body>);
}

fn broken_text_is_refused_as_serde_json_does<V: Vendor>() {
    mutations::check::<V>();
}

/// Checks a property for bodies of each of a vendor's types of events.
fn check<V: Vendor>(wild: bool, property: impl Fn(Value) -> Result<(), TestCaseError>) {
    let vendor = vendor(V::NAME);
    let mut runner = runner::runner(|cases| (cases * 10 / vendor.events.len() as u32).max(cases / 8));
    for event in &vendor.events {
        let bodies = Generator { vendor, wild }.body(event);
        runner::run(&mut runner, &event.name, &bodies, &property);
    }
}

/// What is as documented comes back as it was, whichever way it is read and written.
fn comes_back<T: Body>(body: Value) -> Result<(), TestCaseError> {
    let text = body.to_string();
    let decoded = match T::decode(text.as_bytes()) {
        Ok(decoded) => decoded,
        Err(error) => return Err(TestCaseError::fail(format!("{error}\n{text}"))),
    };
    if let Some(malformed) = decoded.events().iter().find_map(Event::malformed) {
        return Err(TestCaseError::fail(format!("{}\n{text}", malformed.error())));
    }
    let written = decoded.encode();
    prop_assert_eq!(&serde_json::from_slice::<Value>(&written).unwrap(), &body, "{}", text);
    prop_assert_eq!(&T::decode(&written).unwrap(), &decoded);
    prop_assert_eq!(
        String::from_utf8(serde_json::to_vec(&decoded).unwrap()).unwrap(),
        String::from_utf8(written).unwrap()
    );
    prop_assert_eq!(&serde_json::to_value(&decoded).unwrap(), &body);
    prop_assert_eq!(&serde_json::from_str::<T>(&text).unwrap(), &decoded);
    prop_assert_eq!(&serde_json::from_slice::<T>(text.as_bytes()).unwrap(), &decoded);
    prop_assert_eq!(&serde_json::from_value::<T>(body).unwrap(), &decoded);
    Ok(())
}

/// All ways to decode take the same and refuse the same, and what they take comes back.
fn ways_agree<V: Vendor>(body: Value) -> Result<(), TestCaseError> {
    let text = body.to_string();
    let fast = V::Body::decode(text.as_bytes());
    let generic = serde_json::from_str::<V::Body>(&text);
    let from_value = serde_json::from_value::<V::Body>(body.clone());
    let reader = serde_json::from_reader::<_, V::Body>(text.as_bytes());
    match (fast, generic, from_value, reader) {
        (Ok(fast), Ok(generic), Ok(from_value), Ok(reader)) => {
            for other in [generic, from_value, reader] {
                prop_assert!(fast.same(&other), "{:?}\n{:?}\n{}", fast, other, text);
            }
            let written = serde_json::to_value(&fast).unwrap();
            prop_assert_eq!(&written, &aliases::without_aliases(vendor(V::NAME), &body), "{}", text);
            prop_assert_eq!(serde_json::from_slice::<Value>(&fast.encode()).unwrap(), written);
        }
        (Err(_), Err(_), Err(_), Err(_)) => {}
        (fast, generic, from_value, reader) => {
            let sides = (fast.err(), generic.err(), from_value.err(), reader.err());
            return Err(TestCaseError::fail(format!("{sides:?}\n{text}")));
        }
    }
    Ok(())
}

/// White space and escapes change nothing.
fn text_does_not_matter<T: Body>(body: Value) -> Result<(), TestCaseError> {
    let plain = T::decode(body.to_string().as_bytes()).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let odd = odd_text::write(&body);
    match (T::decode(odd.as_bytes()), serde_json::from_str::<T>(&odd)) {
        (Ok(fast), Ok(generic)) => {
            prop_assert!(plain.same(&fast), "{}", odd);
            prop_assert!(plain.same(&generic), "{}", odd);
        }
        (fast, generic) => {
            return Err(TestCaseError::fail(format!("{:?} {:?}\n{odd}", fast.err(), generic.err())));
        }
    }
    Ok(())
}
