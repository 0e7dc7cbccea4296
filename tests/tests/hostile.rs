//! Bodies that mean harm: an error, or success, in bounded memory; never a panic, never a stack
//! overflow.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::time::{Duration, Instant};

use allocation_counter::measure;
use hookwright_events::{DecodeError, enreach, ringcx};
use hookwright_tests::vendors::{Body, Event, Vendor};
use hookwright_tests::{body, for_each_vendor, vendor};
use serde_json::{Value, json};

for_each_vendor! {
    what_is_no_json_is_refused;
    odd_json_is_kept;
    bytes_that_are_no_utf8_are_refused_at_their_place;
    a_large_body_takes_bounded_memory;
    #[ignore = "takes half a minute: see tests/long"]
    a_huge_body_takes_bounded_memory;
}

/// One way to decode a body: whether it was taken.
type Way = (&'static str, fn(&[u8]) -> bool);

/// Both ways to decode a body.
fn ways<V: Vendor>() -> [Way; 2] {
    [
        ("from_slice", |body| V::Body::decode(body).is_ok()),
        ("serde_json::from_slice", |body| serde_json::from_slice::<V::Body>(body).is_ok()),
    ]
}

/// Bodies with a field of the given JSON that no schema knows: in front of the discriminator and
/// after everything else, each with an event type that is known and one that is not.
fn bodies<V: Vendor>(field: &str) -> [String; 4] {
    let (vendor, known) = (vendor(V::NAME), V::Event::EVENT_TYPES[0]);
    let with = |event_type: &str, late: bool| {
        let mut event = serde_json::to_value(V::Event::example(known)).unwrap();
        event[&vendor.discriminator.field] = json!(event_type);
        let text = event.to_string();
        let inside = &text[1..text.len() - 1];
        let event =
            if late { format!("{{{inside},\"zzz\":{field}}}") } else { format!("{{\"zzz\":{field},{inside}}}") };
        body(vendor, &[json!("the event")]).to_string().replace("\"the event\"", &event)
    };
    let unknown = "of no known type";
    [with(known, false), with(unknown, false), with(known, true), with(unknown, true)]
}

/// Fields that serde_json refuses, wherever they are.
fn what_is_no_json_is_refused<V: Vendor>() {
    let deep = ["[", "{\"a\":", "[[{\"a\":["].map(|piece| piece.repeat(100_000));
    let closed = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let numbers = ["1e999", "-1e999", "1e99999999999999999999", "01", "-", "1.", ".1", "+1", "0x10", "NaN", "Infinity"];
    let texts =
        [r#""\ud800""#, r#""\udc00""#, r#""\ud800\ud800""#, r#""\ud800A""#, r#""\u12"#, r#""\x""#, "\"\0\"", "\"\n\""];
    let fields = deep.iter().map(String::as_str).chain([closed.as_str()]).chain(numbers).chain(texts);
    for field in fields {
        for body in bodies::<V>(field) {
            assert!(serde_json::from_str::<Value>(&body).is_err(), "serde_json takes {field:.40}");
            for (name, way) in ways::<V>() {
                assert!(!way(body.as_bytes()), "{name} takes {field:.40} in {body:.200}");
            }
        }
    }
}

/// Fields that are JSON, however odd: what is read then is what was there.
fn odd_json_is_kept<V: Vendor>() {
    let deep = format!("{}{}", "[".repeat(120), "]".repeat(120));
    let long = format!("1{}", "0".repeat(300));
    let fields = [
        &deep,
        &long,
        "-0",
        "0.0",
        "1e-999",
        "18446744073709551616",
        "-9223372036854775809",
        r#""\ud83d\ude00\u0000""#,
        "\"\u{feff}\u{2028}\u{10ffff}\"",
        "{\"\":{\"\":null}}",
        r#"{"a":1,"a":2}"#,
        "[1,2.50,3e2]",
    ];
    for field in fields {
        for body in bodies::<V>(field) {
            let expected: Value = serde_json::from_str(&body).unwrap();
            assert_eq!(both_ways::<V::Body>(&body), expected, "{body:.300}");
        }
    }
}

/// What both ways make of a body, as JSON again.
fn both_ways<T: Body>(body: &str) -> Value {
    let fast = T::decode(body.as_bytes()).unwrap_or_else(|error| panic!("{error}: {body:.300}"));
    let generic: T = serde_json::from_str(body).unwrap_or_else(|error| panic!("{error}: {body:.300}"));
    assert_eq!(fast, generic, "{body:.300}");
    serde_json::to_value(fast).unwrap()
}

fn bytes_that_are_no_utf8_are_refused_at_their_place<V: Vendor>() {
    let tag = &vendor(V::NAME).discriminator.field;
    for bad in [&b"\xff"[..], b"\xc3", b"\xc3\x28", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\x80"] {
        let mut body = format!("{{\"{tag}\":\n \"").into_bytes();
        body.extend(bad);
        body.extend(b"\"}");
        let error = V::Body::decode(&body).unwrap_err();
        assert_eq!(error.line(), 2, "{error}");
        for (name, way) in ways::<V>() {
            assert!(!way(&body), "{name} takes {bad:?}");
        }
    }
}

#[test]
fn of_a_field_that_comes_twice_the_last_counts() {
    let event = enreach::Event::example(enreach::EventType::UserStatus);
    let text = String::from_utf8(event.to_vec()).unwrap();
    let other = "11111111-1111-4111-8111-111111111111";
    // The last brace is the object's own: the example has none inside.
    assert_eq!(text.matches('}').count(), 1, "{text}");
    let with_another = |id: &str| text.replace('}', &format!(",\"Id\":{id}}}"));
    let body = with_another(&format!("\"{other}\""));
    let event = enreach::Event::from_slice(body.as_bytes()).unwrap();
    assert_eq!(event.id().unwrap().to_string(), other);
    assert_eq!(serde_json::from_str::<enreach::Event>(&body).unwrap(), event);
    let malformed = with_another("1");
    assert_eq!(enreach::Event::from_slice(malformed.as_bytes()).unwrap_err().path(), "Id");
    assert!(serde_json::from_str::<enreach::Event>(&malformed).is_err());

    let twice = |name: &str| text.replacen('{', &format!("{{\"EventType\":\"{name}\","), 1);
    assert!(enreach::Event::from_slice(twice("UserStatus").as_bytes()).is_ok());
    assert!(serde_json::from_str::<enreach::Event>(&twice("UserStatus")).is_ok());
    for name in ["QueueStatus", "of no known type"] {
        assert!(enreach::Event::from_slice(twice(name).as_bytes()).is_err());
        assert!(serde_json::from_str::<enreach::Event>(&twice(name)).is_err());
    }
}

/// Found by fuzzing: an event was malformed by a value that another one of the same key replaces,
/// and so was sound when it was read again.
#[test]
fn what_is_kept_of_a_malformed_event_is_malformed() {
    let event = ringcx::Event::example(ringcx::EventType::ContentThreadClosed);
    let event = String::from_utf8(event.to_vec()).unwrap();
    let twice = event.replacen("\"metadata\":{", "\"metadata\":{\"body_input_format\":false,", 1);
    assert_ne!(twice, event);
    for (text, sound) in [(&twice, true), (&twice.replace("\"text\"", "7"), false)] {
        let body = format!("{{\"id\":\"\",\"domain_id\":\"\",\"events\":[{text}]}}");
        let fast = ringcx::Notification::from_slice(body.as_bytes()).unwrap();
        let generic: ringcx::Notification = serde_json::from_str(&body).unwrap();
        let again = ringcx::Notification::from_slice(&fast.to_vec()).unwrap();
        for notification in [fast, generic, again] {
            match &notification.events[0] {
                ringcx::Event::Malformed(malformed) => {
                    assert_eq!((malformed.error().found(), sound), ("the number `7`", false))
                }
                event => assert!(sound && event.is_known(), "{text}"),
            }
        }
    }
}

/// Found by fuzzing: what is kept of it has the last type only, and did not say so.
#[test]
fn an_event_whose_type_comes_twice_says_the_same_when_it_comes_again() {
    for second in ["null", "7", "{}", "\"task.taken\""] {
        let event = format!("{{\"type\":\"task.completed\",\"id\":\"1\",\"type\":{second}}}");
        let body = format!("{{\"id\":\"\",\"domain_id\":\"\",\"events\":[{event}]}}");
        let malformed = |body: &[u8]| match ringcx::Notification::from_slice(body).unwrap().events.remove(0) {
            ringcx::Event::Malformed(malformed) => malformed,
            event => panic!("{event:?}"),
        };
        let first = malformed(body.as_bytes());
        let again = malformed(&ringcx::Notification::from_slice(body.as_bytes()).unwrap().to_vec());
        let reason = |error: &DecodeError| {
            (error.event_type().map(str::to_owned), error.path().to_owned(), error.found().to_owned())
        };
        assert_eq!(reason(first.error()), reason(again.error()), "{second}");
    }
}

/// Found by fuzzing: an object that came twice kept fields of the first.
#[test]
fn of_an_object_that_comes_twice_nothing_of_the_first_is_left() {
    let event = ringcx::Event::example(ringcx::EventType::TaskCompleted);
    let event = String::from_utf8(event.to_vec()).unwrap();
    let end = event.rfind('}').unwrap();
    let twice = format!("{},\"resource\":{{\"type\":\"task\",\"id\":\"1\"}}}}", &event[..end]);
    let body = format!("{{\"id\":\"\",\"domain_id\":\"\",\"events\":[{twice}]}}");
    let expected: Value = serde_json::from_str(&body).unwrap();
    assert!(expected["events"][0]["resource"].get("metadata").is_none());
    assert_eq!(both_ways::<ringcx::Notification>(&body), expected);
}

fn a_large_body_takes_bounded_memory<V: Vendor>() {
    takes_bounded_memory::<V>(2_000_000);
}

fn a_huge_body_takes_bounded_memory<V: Vendor>() {
    takes_bounded_memory::<V>(100_000_000);
}

/// A body of this size takes a memory that grows with it, and by no greater factor than what keeps
/// unknown fields: `serde_json::Value`.
fn takes_bounded_memory<V: Vendor>(size: usize) {
    let long_string = format!("\"{}\"", "x".repeat(size));
    let long_list = format!("[{}0]", format!("\"{}\",", "x".repeat(97)).repeat(size / 100));
    // Two bytes of text for each item, which takes sixteen times as much in memory.
    let many_items = format!("[{}0]", "0,".repeat(size / 20));
    for (what, field) in [("one string", long_string), ("one list", long_list), ("many items", many_items)] {
        // Before a type that is known, and after one that is not.
        let [before_known, _, _, after_unknown] = bodies::<V>(&field);
        for body in [before_known, after_unknown] {
            let value = measure(|| drop(serde_json::from_str::<Value>(&body).unwrap())).bytes_max;
            for (name, way) in ways::<V>() {
                let mut taken = false;
                let memory = measure(|| taken = way(body.as_bytes())).bytes_max;
                println!("{what}, {name}: {:.1} bytes a byte", memory as f64 / body.len() as f64);
                assert!(taken, "{what}, {name}");
                let most = value * 2 + size as u64 / 100;
                assert!(memory <= most, "{what}, {name}: {memory} bytes, serde_json::Value {value}");
            }
        }
    }
}

/// Decodes a batch of nothing but malformed events: what it takes in bytes and in time.
fn malformed_events(count: usize) -> (u64, Duration) {
    let body = format!("{{\"id\":\"\",\"domain_id\":\"\",\"events\":[{}0]}}", "0,".repeat(count - 1));
    let start = Instant::now();
    let memory = measure(|| {
        let notification = ringcx::Notification::from_slice(body.as_bytes()).unwrap();
        assert_eq!(notification.events.len(), count);
        assert!(notification.iter().all(|event| matches!(event, ringcx::Event::Malformed(_))));
    });
    (memory.bytes_max, start.elapsed())
}

#[test]
fn many_malformed_events_take_memory_that_grows_with_the_body() {
    let (small, large) = (malformed_events(1_000).0, malformed_events(8_000).0);
    assert!(large < small * 12, "{small} bytes, {large} bytes");
}

#[test]
#[ignore = "measures time: see tests/long"]
fn many_malformed_events_take_time_that_grows_with_the_body() {
    malformed_events(1_000);
    let (small, large) = (malformed_events(8_000).1, malformed_events(64_000).1);
    assert!(large < small * 30, "{small:?}, {large:?}");
}
