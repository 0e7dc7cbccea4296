//! Bodies that mean harm: an error, or success, in bounded memory; never a panic, never a stack
//! overflow.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use allocation_counter::measure;
use hookwright_events::{DecodeError, enreach, ringcx};
use hookwright_tests::vendors::{Body, Event, Vendor};
use hookwright_tests::{body, for_each_vendor, vendor};
use serde_json::{Value, json};

for_each_vendor! {
    what_is_no_json_is_refused;
    json_that_no_type_holds_is_kept;
    deep_nesting_never_overflows_the_stack;
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
        event[vendor.discriminator.tag().unwrap()] = json!(event_type);
        let text = event.to_string();
        let inside = &text[1..text.len() - 1];
        let event =
            if late { format!("{{{inside},\"zzz\":{field}}}") } else { format!("{{\"zzz\":{field},{inside}}}") };
        body(vendor, &[json!("the event")]).to_string().replace("\"the event\"", &event)
    };
    let unknown = "of no known type";
    [with(known, false), with(unknown, false), with(known, true), with(unknown, true)]
}

/// Fields that are not JSON, wherever they are.
fn what_is_no_json_is_refused<V: Vendor>() {
    let deep = ["[", "{\"a\":", "[[{\"a\":["].map(|piece| piece.repeat(100_000));
    let numbers = ["01", "-", "1.", ".1", "+1", "0x10", "NaN", "Infinity"];
    let texts = [r#""\u12"#, r#""\x""#, "\"\0\"", "\"\n\""];
    for field in deep.iter().map(String::as_str).chain(numbers).chain(texts) {
        for body in bodies::<V>(field) {
            assert!(serde_json::from_str::<Value>(&body).is_err(), "serde_json takes {field:.40}");
            for (name, way) in ways::<V>() {
                assert!(!way(body.as_bytes()), "{name} takes {field:.40} in {body:.200}");
            }
            let error = V::Body::decode(body.as_bytes()).unwrap_err();
            assert!(error.is_syntax() && !error.found().is_empty(), "{error:?}");
        }
    }
}

/// Fields that are JSON, though few types can hold them: they cost nothing, and come back as they were.
fn json_that_no_type_holds_is_kept<V: Vendor>() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let numbers = ["1e999", "-1e999", "1e99999999999999999999", "0.1000000000000000055511151231257827", "1.10", "-0"];
    let texts = [r#""\ud800""#, r#""\udc00""#, r#""\ud800\ud800""#, r#""\ud800A""#, r#"{"\ud83d":"\u0041\/"}"#];
    for field in numbers.into_iter().chain(texts).chain([deep.as_str()]) {
        for body in bodies::<V>(field) {
            let read = V::Body::decode(body.as_bytes()).unwrap_or_else(|error| panic!("{error}: {body:.300}"));
            assert!(read.events().iter().all(|event| event.malformed().is_none()), "{body:.300}");
            assert_eq!(serde_json::from_str::<V::Body>(&body).unwrap(), read);
            let written = String::from_utf8(read.encode()).unwrap();
            assert!(written.contains(&format!("\"zzz\":{field}")), "{written:.300}");
        }
    }
}

/// Nesting is counted in our own code, whatever reads the text.
fn deep_nesting_never_overflows_the_stack<V: Vendor>() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let objects = format!("{}1{}", "{\"a\":".repeat(100_000), "}".repeat(100_000));
    for field in [deep, objects] {
        for body in bodies::<V>(&field) {
            assert!(simd_json::serde::from_slice::<V::Body>(&mut body.clone().into_bytes()).is_err());
            assert!(sonic_rs::from_slice::<V::Body>(body.as_bytes()).is_err());
        }
    }
}

/// One odd value where a type is expected costs its event only, and this is kept as it came.
#[test]
fn an_odd_event_of_a_batch_costs_no_other() {
    let good = String::from_utf8(ringcx::Event::example(ringcx::EventKind::TaskTaken).to_vec()).unwrap();
    for odd in [
        r#"{"type":"task.taken","id":"\ud83d"}"#.to_owned(),
        r#"{"type":"task.taken","issued_at":1e400}"#.to_owned(),
        format!(r#"{{"type":"task.taken","id":{}{}}}"#, "[".repeat(130), "]".repeat(130)),
        " 7 ".to_owned(),
        "{ \"id\" : \"1\" }".to_owned(),
    ] {
        let body = format!("{{\"id\":\"1\",\"domain_id\":\"2\",\"events\":[{good},\n{odd},{good}]}}");
        let batch = ringcx::Notification::from_slice(body.as_bytes()).unwrap();
        assert!(batch.events[0].is_known() && batch.events[2].is_known());
        let ringcx::Event::Malformed(malformed) = &batch.events[1] else { panic!("{batch:?}") };
        assert_eq!(malformed.raw().text(), odd.trim());
        let error = malformed.error();
        assert!(error.path().starts_with("events[1]") && error.line() == 2 && !error.is_syntax(), "{error}");
        let again = ringcx::Notification::from_slice(&batch.to_vec()).unwrap();
        assert!(matches!(again.events[1], ringcx::Event::Malformed(_)));
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
    let tag = vendor(V::NAME).discriminator.tag().unwrap();
    for bad in [&b"\xff"[..], b"\xc3", b"\xc3\x28", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\x80"] {
        let mut body = format!("{{\"{tag}\":\n \"").into_bytes();
        body.extend(bad);
        body.extend(b"\"}");
        let error = V::Body::decode(&body).unwrap_err();
        assert_eq!((error.line(), error.is_syntax()), (2, true), "{error}");
        for (name, way) in ways::<V>() {
            assert!(!way(&body), "{name} takes {bad:?}");
        }
    }
}

#[test]
fn of_a_field_that_comes_twice_the_last_counts() {
    let event = enreach::Event::example(enreach::EventKind::UserStatus);
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
    let event = ringcx::Event::example(ringcx::EventKind::ContentThreadClosed);
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
        assert_eq!(reason(&first.error()), reason(&again.error()), "{second}");
    }
}

/// Found by fuzzing: an object that came twice kept fields of the first.
#[test]
fn of_an_object_that_comes_twice_nothing_of_the_first_is_left() {
    let event = ringcx::Event::example(ringcx::EventKind::TaskCompleted);
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

/// What a body may take in memory, whatever is in it.
fn most_memory(body: &str) -> u64 {
    body.len() as u64 * 8 + 64 * 1024
}

/// A body of this size takes at most eight times as much memory.
fn takes_bounded_memory<V: Vendor>(size: usize) {
    let long_string = format!("\"{}\"", "x".repeat(size));
    let long_list = format!("[{}0]", format!("\"{}\",", "x".repeat(97)).repeat(size / 100));
    let many_items = format!("[{}0]", "0,".repeat(size / 2));
    for (what, field) in [("one string", long_string), ("one list", long_list), ("many items", many_items)] {
        // Before a type that is known, and after one that is not.
        let [before_known, _, _, after_unknown] = bodies::<V>(&field);
        for body in [before_known, after_unknown] {
            for (name, way) in ways::<V>() {
                let mut taken = false;
                let memory = measure(|| taken = way(body.as_bytes())).bytes_max;
                assert!(taken, "{what}, {name}");
                assert!(memory <= most_memory(&body), "{what}, {name}: {memory} bytes for {}", body.len());
            }
        }
    }
}

/// A batch of many events that are none takes bounded memory and time: a few are kept as malformed,
/// and a body of nothing else is refused.
#[test]
fn many_malformed_events_take_bounded_memory_and_time() {
    for item in ["0", "null", "{}", "[]", "\"\"", "{\"type\":\"\"}", "{\"type\":\"task.taken\"}"] {
        for events in [10, 200_000] {
            let items = format!("{item},").repeat(events - 1);
            let body = format!("{{\"id\":\"\",\"domain_id\":\"\",\"events\":[{items}{item}]}}");
            let start = std::time::Instant::now();
            let memory = measure(|| match ringcx::Notification::from_slice(body.as_bytes()) {
                Ok(notification) => assert_eq!(notification.events.len(), events),
                Err(error) => assert!(events > 10 && !error.is_syntax(), "{error}"),
            });
            assert!(memory.bytes_max <= most_memory(&body), "{item}: {memory:?} for {} bytes", body.len());
            assert!(start.elapsed().as_secs() < 20, "{item}: {:?}", start.elapsed());
        }
    }
}

/// A malformed event takes at most 64 bytes beside its text.
#[test]
fn a_malformed_event_takes_little_beside_its_text() {
    let event = format!("{{\"type\":\"task.taken\",\"id\":{}}}", "1".repeat(100));
    let body = format!("{{\"id\":\"\",\"domain_id\":\"\",\"events\":[{}{event}]}}", format!("{event},").repeat(9999));
    let mut notification = None;
    let memory = measure(|| notification = ringcx::Notification::from_slice(body.as_bytes()).ok()).bytes_max;
    assert!(notification.unwrap().iter().all(|event| matches!(event, ringcx::Event::Malformed(_))));
    let beside = memory as f64 / 10_000.0 - event.len() as f64;
    assert!(beside <= 64.0, "{beside}");
}

#[test]
fn nothing_stays_of_a_refused_object_whose_key_comes_again() {
    let whole = ringcx::Event::example(ringcx::EventKind::TaskTaken).to_vec();
    let whole = String::from_utf8(whole).unwrap();
    // The first `resource` lacks what it must have, and has what nobody knows.
    let twice = whole.replacen(
        "\"resource\":",
        "\"resource\":{\"typg\":\"x\",\"metadata\":{\"queue\":\"q\"}},\"resource\":",
        1,
    );
    assert_ne!(twice, whole);
    let event = ringcx::Event::from_slice(twice.as_bytes()).unwrap();
    assert_eq!(String::from_utf8(event.to_vec()).unwrap(), whole);
}
