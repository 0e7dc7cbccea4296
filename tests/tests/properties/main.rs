//! What holds for whatever a vendor may send: a value that is as documented comes back as it was,
//! and all ways to decode agree on everything else.
//!
//! `PROPTEST_CASES` says how hard to try, 256 if it does not.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, unreachable_pub)]

mod bodies;
mod mutations;
mod odd_text;
mod scalars;
mod values;

use bodies::Body;
use hookwright::model::{Model, Vendor};
use hookwright_events::{enreach, livechat, ringcx};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::Value;
use values::Generator;

fn model() -> Model {
    hookwright::compile(&hookwright_tests::root().join("schemas")).model.expect("the schemas are sound")
}

/// Checks a property for bodies of each of a vendor's types of events.
fn check(name: &str, wild: bool, property: impl Fn(&Vendor, Value) -> Result<(), TestCaseError>) {
    let model = model();
    let vendor = model.vendors.iter().find(|vendor| vendor.name == name).expect("the vendor is there");
    let config = Config { failure_persistence: None, ..Config::default() };
    let cases = (config.cases * 10 / vendor.events.len() as u32).max(config.cases / 8);
    let mut runner = TestRunner::new(Config { cases, ..config });
    for event in &vendor.events {
        let bodies = Generator { vendor, wild }.body(event);
        if let Err(error) = runner.run(&bodies, |body| property(vendor, body)) {
            panic!("{}: {error}", event.name);
        }
    }
}

/// What is as documented comes back as it was, whichever way it is read and written.
fn comes_back<T: Body>(_: &Vendor, body: Value) -> Result<(), TestCaseError> {
    let text = body.to_string();
    let decoded = match T::read(text.as_bytes()) {
        Ok(decoded) => decoded,
        Err(error) => return Err(TestCaseError::fail(format!("{error}\n{text}"))),
    };
    if let Some(reason) = decoded.malformed().first() {
        return Err(TestCaseError::fail(format!("{reason}\n{text}")));
    }
    let written = decoded.to_json();
    prop_assert_eq!(&serde_json::from_slice::<Value>(&written).unwrap(), &body, "{}", text);
    prop_assert_eq!(&T::read(&written).unwrap(), &decoded);
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
fn ways_agree<T: Body>(vendor: &Vendor, body: Value) -> Result<(), TestCaseError> {
    let text = body.to_string();
    let fast = T::read(text.as_bytes());
    let generic = serde_json::from_str::<T>(&text);
    let from_value = serde_json::from_value::<T>(body.clone());
    let reader = serde_json::from_reader::<_, T>(text.as_bytes());
    match (fast, generic, from_value, reader) {
        (Ok(fast), Ok(generic), Ok(from_value), Ok(reader)) => {
            for other in [generic, from_value, reader] {
                prop_assert!(fast.same(&other), "{:?}\n{:?}\n{}", fast, other, text);
            }
            let written = serde_json::to_value(&fast).unwrap();
            prop_assert_eq!(&written, &bodies::without_aliases(vendor, &body), "{}", text);
            prop_assert_eq!(serde_json::from_slice::<Value>(&fast.to_json()).unwrap(), written);
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
fn text_does_not_matter<T: Body>(_: &Vendor, body: Value) -> Result<(), TestCaseError> {
    let plain = T::read(body.to_string().as_bytes()).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let odd = odd_text::write(&body);
    match (T::read(odd.as_bytes()), serde_json::from_str::<T>(&odd)) {
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

macro_rules! vendors {
    ($($module:ident: $vendor:literal, $body:ty;)*) => {$(
        mod $module {
            use super::*;

            #[test]
            fn what_is_documented_comes_back() {
                check($vendor, false, comes_back::<$body>);
            }

            #[test]
            fn all_ways_agree_on_anything() {
                check($vendor, true, ways_agree::<$body>);
            }

            #[test]
            fn white_space_and_escapes_do_not_matter() {
                check($vendor, false, text_does_not_matter::<$body>);
            }

            #[test]
            fn broken_text_is_refused_as_serde_json_does() {
                mutations::check::<$body>($vendor, &model());
            }
        }
    )*};
}

vendors! {
    of_enreach: "enreach", enreach::Event;
    of_livechat: "livechat", livechat::Event;
    of_ringcx: "ringcx", ringcx::Notification;
}
