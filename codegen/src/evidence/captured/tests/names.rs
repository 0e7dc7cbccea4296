//! Events that headers name, or several parts.

use super::*;
use crate::model::{NamePart, NamePlace};

fn wire() -> Wire {
    let part = |place, optional| NamePart { place, otherwise: None, optional, doc: None };
    let header = part(NamePlace::Header("X-Event".to_owned()), false);
    let fields = |names: &[&str]| NamePlace::Field(names.iter().map(|name| (*name).to_owned()).collect());
    let parts = vec![header, part(fields(&["action"]), true), part(fields(&["item", "kind"]), true)];
    Wire { name: EventName { parts, ..EventName::of_field("type") }, events: None, wrapped: Vec::new() }
}

#[test]
fn headers_and_fields_make_the_name() {
    for (line, expected) in [
        (r#"{"headers":{"X-Event":"a"},"body":{"n":1}}"#, Ok("a")),
        (r#"{"body":{"action":"b","item":{"kind":"c"}},"headers":{"x-eVENT":[" a "],"Y":{}}}"#, Ok("a.b.c")),
        (r#"{"headers":{"X-Event":"a"},"body":"{\"action\":null,\"item\":{\"kind\":\"c\"}}"}"#, Ok("a.c")),
        (
            r#"{"headers":{"X-Event":["a","b"]},"body":{}}"#,
            Err("its header `X-Event`, which names its event, has several"),
        ),
        (
            r#"{"headers":{"X-Event":"a, b"},"body":{}}"#,
            Err("its header `X-Event`, which names its event, has several"),
        ),
        (r#"{"headers":{"X-Event":5},"body":{}}"#, Err("it has no header `X-Event`, which names its event")),
        (r#"{"body":{"action":"b"}}"#, Err("it has no header `X-Event`, which names its event")),
        (
            r#"{"headers":{"X-Event":"a"},"body":{"action":5}}"#,
            Err("its `action`, which names its event, is no string"),
        ),
        (r#"{"headers":{"X-Event":"a"},"body":[]}"#, Err("it is no object")),
    ] {
        let summary = observed_as(line, &wire(), LineForm::Request);
        match expected {
            Ok(name) => assert!(summary.events.contains_key(name), "{line}"),
            Err(text) => assert!(unclear(&summary)[0].1.starts_with(text), "{line}: {:?}", unclear(&summary)),
        }
    }
}

#[test]
fn a_part_may_be_at_another_place() {
    let fields = |names: &[&str]| NamePlace::Field(names.iter().map(|name| (*name).to_owned()).collect());
    let (place, otherwise) = (fields(&["event", "type"]), Some(fields(&["type"])));
    let parts = vec![NamePart { place, otherwise, optional: false, doc: None }];
    let wire = Wire { name: EventName { parts, ..EventName::of_field("type") }, events: None, wrapped: Vec::new() };
    let lines =
        "{\"type\":\"callback\",\"event\":{\"type\":\"a\"}}\n{\"type\":\"b\"}\n{\"type\":\"c\",\"event\":null}\n{}";
    let summary = observed_as(lines, &wire, LineForm::Body);
    assert_eq!(summary.events.keys().map(|name| &**name).collect::<Vec<_>>(), ["a", "b", "c"]);
    assert_eq!(unclear(&summary), [(4, "it has no `event.type`, which names its event")]);
}
