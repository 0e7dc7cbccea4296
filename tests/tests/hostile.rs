//! Bodies that mean harm: an error, or success, in bounded memory; never a panic, never a stack
//! overflow.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::fmt::Debug;

use allocation_counter::measure;
use hookwright_events::{DecodeError, enreach, livechat, ringcx};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// One way to decode a body: whether it was taken.
type Way = (&'static str, fn(&[u8]) -> bool);

/// All ways to decode a body, by whichever vendor.
const WAYS: &[Way] = &[
    ("enreach", |body| enreach::Event::from_slice(body).is_ok()),
    ("livechat", |body| livechat::Event::from_slice(body).is_ok()),
    ("ringcx", |body| ringcx::Notification::from_slice(body).is_ok()),
    ("enreach, generic", |body| serde_json::from_slice::<enreach::Event>(body).is_ok()),
    ("livechat, generic", |body| serde_json::from_slice::<livechat::Event>(body).is_ok()),
    ("ringcx, generic", |body| serde_json::from_slice::<ringcx::Notification>(body).is_ok()),
];

/// A body of each vendor with a field of the given JSON that no schema knows: in front of the
/// discriminator, or behind everything else; by an event type that is known, or is not.
fn bodies(field: &str) -> Vec<String> {
    let with = |name: &str, example: Vec<u8>, late: bool| {
        let mut object: Value = serde_json::from_slice(&example).unwrap();
        for key in ["EventType", "type"] {
            if object.get(key).is_some() {
                object[key] = json!(object[key].as_str().map(|known| if name.is_empty() { known } else { name }));
            }
        }
        let text = object.to_string();
        let inside = &text[1..text.len() - 1];
        if late { format!("{{{inside},\"zzz\":{field}}}") } else { format!("{{\"zzz\":{field},{inside}}}") }
    };
    let mut bodies = Vec::new();
    for late in [false, true] {
        for name in ["", "of no known type"] {
            bodies.push(with(name, enreach::Event::example(enreach::EventType::UserStatus).to_vec(), late));
            bodies.push(with(name, livechat::Event::example(livechat::EventType::Message).to_vec(), late));
            let event = with(name, ringcx::Event::example(ringcx::EventType::TaskAssigned).to_vec(), late);
            bodies.push(format!("{{\"id\":\"1\",\"domain_id\":\"2\",\"events\":[{event}]}}"));
        }
    }
    bodies
}

/// Fields that serde_json refuses, wherever they stand.
#[test]
fn what_is_no_json_is_refused() {
    let deep = ["[", "{\"a\":", "[[{\"a\":["].map(|piece| piece.repeat(100_000));
    let closed = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let numbers = ["1e999", "-1e999", "1e99999999999999999999", "01", "-", "1.", ".1", "+1", "0x10", "NaN", "Infinity"];
    let texts =
        [r#""\ud800""#, r#""\udc00""#, r#""\ud800\ud800""#, r#""\ud800A""#, r#""\u12"#, r#""\x""#, "\"\0\"", "\"\n\""];
    let fields = deep.iter().map(String::as_str).chain([closed.as_str()]).chain(numbers).chain(texts);
    for field in fields {
        for body in bodies(field) {
            assert!(serde_json::from_str::<Value>(&body).is_err(), "serde_json takes {field:.40}");
            for (name, way) in WAYS {
                assert!(!way(body.as_bytes()), "{name} takes {field:.40} in {body:.200}");
            }
        }
    }
}

/// Fields that are JSON, however odd: what is read then is what was there.
#[test]
fn odd_json_is_kept() {
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
        for body in bodies(field) {
            let expected: Value = serde_json::from_str(&body).unwrap();
            let found = if body.contains("domain_id") {
                both_ways(&body, ringcx::Notification::from_slice)
            } else if body.contains("EventType") {
                both_ways(&body, enreach::Event::from_slice)
            } else {
                both_ways(&body, livechat::Event::from_slice)
            };
            assert_eq!(found, expected, "{body:.300}");
        }
    }
}

/// What both ways make of a body, as JSON again.
fn both_ways<T: Serialize + DeserializeOwned + PartialEq + Debug>(
    body: &str,
    from_slice: fn(&[u8]) -> Result<T, DecodeError>,
) -> Value {
    let fast = from_slice(body.as_bytes()).unwrap_or_else(|error| panic!("{error}: {body:.300}"));
    let generic: T = serde_json::from_str(body).unwrap_or_else(|error| panic!("{error}: {body:.300}"));
    assert_eq!(fast, generic, "{body:.300}");
    serde_json::to_value(fast).unwrap()
}

#[test]
fn bytes_that_are_no_utf8_are_refused_at_their_place() {
    for bad in [&b"\xff"[..], b"\xc3", b"\xc3\x28", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\x80"] {
        let mut body = b"{\"EventType\":\n \"".to_vec();
        body.extend(bad);
        body.extend(b"\"}");
        let error = enreach::Event::from_slice(&body).unwrap_err();
        assert_eq!(error.line(), 2, "{error}");
        for (name, way) in WAYS {
            assert!(!way(&body), "{name} takes {bad:?}");
        }
    }
}

#[test]
fn of_a_field_that_comes_twice_the_last_counts() {
    let event = enreach::Event::example(enreach::EventType::UserStatus);
    let text = String::from_utf8(event.to_vec()).unwrap();
    let other = "11111111-1111-4111-8111-111111111111";
    for body in [text.replacen('}', &format!(",\"Id\":\"{other}\"}}"), 1), text.replacen('}', ",\"Id\":1}", 1)] {
        // Only the object's own brace is the last one: the example has none inside.
        assert_eq!(body.matches('}').count(), 1, "{body}");
        let fast = enreach::Event::from_slice(body.as_bytes());
        let generic = serde_json::from_str::<enreach::Event>(&body);
        assert_eq!(fast.is_ok(), generic.is_ok());
        if let Ok(event) = fast {
            assert_eq!(event.id().unwrap().to_string(), other);
            assert_eq!(event, generic.unwrap());
        }
    }
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
    assert_eq!(both_ways(&body, ringcx::Notification::from_slice), expected);
}

/// A large body takes a memory that grows with it, and by no greater factor than what keeps
/// unknown fields: `serde_json::Value`.
#[test]
fn a_large_body_takes_bounded_memory() {
    let long_text = format!("\"{}\"", "x".repeat(100_000_000));
    let long_list = format!("[{}0]", format!("\"{}\",", "x".repeat(97)).repeat(1_000_000));
    // Two bytes of text for each item, which takes sixteen times as much in memory.
    let many_items = format!("[{}0]", "0,".repeat(5_000_000));
    for (what, field) in [("one text", long_text), ("one list", long_list), ("many items", many_items)] {
        // By all vendors in front of a type that is known, and behind one that is not.
        let bodies = bodies(&field);
        for (index, body) in bodies[..3].iter().chain(&bodies[9..]).enumerate() {
            let value = measure(|| drop(serde_json::from_str::<Value>(body).unwrap())).bytes_max;
            let vendor = index % 3;
            for (name, way) in [WAYS[vendor], WAYS[vendor + 3]] {
                let mut taken = false;
                let memory = measure(|| taken = way(body.as_bytes())).bytes_max;
                println!("{what}, {name}: {:.1} bytes a byte", memory as f64 / body.len() as f64);
                assert!(taken, "{what}, {name}");
                assert!(memory <= value * 2 + 1_000_000, "{what}, {name}: {memory} bytes, serde_json::Value {value}");
            }
        }
    }
}

/// A batch of nothing but malformed events takes a memory and a time that grow with the body.
#[test]
fn many_malformed_events_take_bounded_memory_and_time() {
    let decode = |events: usize| {
        let body = format!("{{\"id\":\"\",\"domain_id\":\"\",\"events\":[{}0]}}", "0,".repeat(events - 1));
        let start = std::time::Instant::now();
        let memory = measure(|| {
            let notification = ringcx::Notification::from_slice(body.as_bytes()).unwrap();
            assert_eq!(notification.events.len(), events);
            assert!(notification.iter().all(|event| matches!(event, ringcx::Event::Malformed(_))));
        });
        (memory.bytes_max, start.elapsed())
    };
    decode(1_000);
    let (small, large) = (decode(8_000), decode(64_000));
    println!("8000 events: {small:?}, 64000 events: {large:?}");
    assert!(large.0 < small.0 * 12, "memory grows faster than the body: {small:?}, {large:?}");
    assert!(large.1 < small.1 * 30, "time grows faster than the body: {small:?}, {large:?}");
}
