//! What the tests share: every way into and out of a type, and what would be generated now.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::OnceLock;

use hookwright_events::{DecodeError, livechat};
use hookwright_tests::vendors::{Body, Vendor};
use hookwright_tests::{events, model, vendor};
use serde_json::Value;

/// The generated crate as it would be written now.
pub(crate) fn generated() -> &'static BTreeMap<String, Vec<u8>> {
    static FILES: OnceLock<BTreeMap<String, Vec<u8>>> = OnceLock::new();
    FILES.get_or_init(|| hookwright::emit::generate(model()).expect("our own schemas can be generated"))
}

/// Reads a body in every way there is, all of which must agree, and writes it in every way there
/// is, all of which must give `expected`.
pub(crate) fn through_all<T: Body>(body: &[u8], expected: &Value) -> T {
    let text = std::str::from_utf8(body).expect("UTF-8");
    let value: Value = serde_json::from_slice(body).expect("JSON");
    let ours = T::decode(body).unwrap_or_else(|error| panic!("from_slice: {error}\n{text}"));
    let others: [(&str, serde_json::Result<T>); 4] = [
        ("serde_json::from_slice", serde_json::from_slice(body)),
        ("serde_json::from_str", serde_json::from_str(text)),
        ("serde_json::from_reader", serde_json::from_reader(body)),
        ("serde_json::from_value", serde_json::from_value(value)),
    ];
    assert_written(&ours, expected, "from_slice");
    for (way, read) in others {
        let other = read.unwrap_or_else(|error| panic!("{way}: {error}\n{text}"));
        assert!(other.same(&ours), "{way}\n{text}\n{other:?}\n{ours:?}");
        assert_written(&other, expected, way);
    }
    ours
}

/// Reads a body in every way, and expects exactly the same JSON back.
pub(crate) fn round_trip<T: Body>(value: &Value) -> T {
    through_all(value.to_string().as_bytes(), value)
}

/// The error, which all ways of reading must give; its words are those of `from_slice`.
pub(crate) fn refused<T: Body>(body: &[u8]) -> DecodeError {
    let value: Option<Value> = serde_json::from_slice(body).ok();
    assert!(serde_json::from_slice::<T>(body).is_err(), "serde_json::from_slice accepts it");
    assert!(serde_json::from_reader::<_, T>(body).is_err(), "serde_json::from_reader accepts it");
    if let Some(value) = value {
        // A value keeps the last of two equal keys, so what is wrong may be lost on the way there.
        let _ = serde_json::from_value::<T>(value);
    }
    T::decode(body).expect_err("from_slice accepts it")
}

fn assert_written<T: Body>(body: &T, expected: &Value, way: &str) {
    let fast: Value = serde_json::from_slice(&body.encode()).expect("to_vec gives JSON");
    assert_eq!(fast, *expected, "to_vec after {way}");
    assert_eq!(serde_json::to_value(body).expect("to_value"), *expected, "to_value after {way}");
    let text = serde_json::to_string(body).expect("to_string");
    assert_eq!(serde_json::from_str::<Value>(&text).expect("JSON"), *expected, "to_string after {way}");
}

/// Asserts that every name in a decoded value had a field: nothing is in any `extra`.
pub(crate) fn assert_typed(body: &impl Debug) {
    let text = format!("{body:?}");
    assert_eq!(text.matches("extra: {").count(), text.matches("extra: {}").count(), "not all is typed: {text}");
}

/// How a documented body is written that has an alias of a field.
pub(crate) fn written<V: Vendor>(body: &Value) -> Value {
    let vendor = vendor(V::NAME);
    let mut body = body.clone();
    let Some((event_type, alias, name)) = V::ALIAS else { return body };
    if events(vendor, &body)[0][vendor.discriminator.tag().unwrap()] == event_type
        && let Some(value) = body.as_object_mut().and_then(|body| body.shift_remove(alias))
    {
        body[name] = value;
    }
    body
}

#[test]
#[should_panic(expected = "not all is typed")]
fn a_field_that_is_not_typed_is_noticed() {
    let event = livechat::Event::example(livechat::EventKind::Message);
    let mut body = serde_json::to_value(event).expect("JSON");
    body["novel"] = Value::Null;
    assert_typed(&serde_json::from_value::<livechat::Event>(body).expect("an event"));
}
