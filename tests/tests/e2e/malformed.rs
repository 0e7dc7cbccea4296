//! Bodies that are not as they should be: twice the same key, a late discriminator, broken events.

use hookwright_events::{enreach, livechat, ringcx};
use hookwright_tests::vendors::Vendor;
use hookwright_tests::{example, for_each_vendor, vendor};
use serde_json::{Value, json};

use crate::support::{refused, round_trip, through_all};

for_each_vendor! {
    the_order_the_space_and_the_escapes_of_keys_do_not_matter;
}

#[test]
fn of_a_key_that_comes_twice_the_last_counts() {
    let body = br#"{"type":"message","text":"one","x":1,"text":"two","x":2}"#;
    let event: livechat::Event = through_all(body, &json!({"type": "message", "text": "two", "x": 2}));
    let livechat::Event::Message(message) = event else { panic!("{event:?}") };
    assert_eq!(message.text.as_deref(), Some("two"));

    // A list, a map and an object start anew; what was null is filled, and the other way round.
    let body = br#"{"type":"system_message","system_message_type":"routing.idle","text_vars":{"a":"1"},"text_vars":{"b":"2"}}"#;
    let expected = json!({"type": "system_message", "system_message_type": "routing.idle", "text_vars": {"b": "2"}});
    through_all::<livechat::Event>(body, &expected);
    let body = br#"{"type":"message","text":"t","postback":{"id":"a","old":1},"postback":{"thread_id":"b"}}"#;
    through_all::<livechat::Event>(body, &json!({"type": "message", "text": "t", "postback": {"thread_id": "b"}}));
    let body = br#"{"type":"rich_message","elements":[{"title":"a"},{"title":"b"}],"elements":[{"title":"c"}]}"#;
    through_all::<livechat::Event>(body, &json!({"type": "rich_message", "elements": [{"title": "c"}]}));
    let resource = |metadata: &str| {
        format!(
            r#"{{"type":"task.taken","id":"1","issued_at":"2020-01-01T00:00:00Z","resource":{{"type":"task","id":1,{metadata}}}}}"#
        )
    };
    for (written, expected) in [
        (r#""metadata":{"queue":null,"queue":"q"}"#, json!({"queue": "q"})),
        (r#""metadata":{"queue":"q","queue":null}"#, json!({"queue": null})),
        (r#""metadata":{"agent_ids":["a"],"agent_ids":null}"#, json!({"agent_ids": null})),
        (r#""metadata":{"priority":1,"priority":1.5}"#, json!({"priority": 1.5})),
        (r#""metadata":{"priority":1.5,"priority":1}"#, json!({"priority": 1})),
    ] {
        let body = resource(written);
        let expected = json!({"type": "task.taken", "id": "1", "issued_at": "2020-01-01T00:00:00Z",
                              "resource": {"type": "task", "id": 1, "metadata": expected}});
        assert!(through_all::<ringcx::Event>(body.as_bytes(), &expected).is_known());
    }
}

#[test]
fn a_guid_that_comes_again_in_other_letters_leaves_nothing_behind() {
    let mut value = example("enreach", "UserStatus");
    value.as_object_mut().unwrap().shift_remove("UserId");
    let text = value.to_string();
    let (upper, lower) = ("6CB31D7D-9CD9-41DC-A096-62CF31FD0ABC", "6cb31d7d-9cd9-41dc-a096-62cf31fd0abc");
    for (first, last) in [(upper, lower), (lower, upper)] {
        let body = text.replacen('{', &format!(r#"{{"UserId":"{first}","UserId":"{last}","#), 1);
        value["UserId"] = json!(last);
        through_all::<enreach::Event>(body.as_bytes(), &value);
    }
}

#[test]
fn a_discriminator_that_comes_twice_must_say_the_same() {
    let same = br#"{"type":"message","text":"t","type":"message"}"#;
    through_all::<livechat::Event>(same, &json!({"type": "message", "text": "t"}));
    let unknown = br#"{"type":"mood","text":"t","type":"mood"}"#;
    through_all::<livechat::Event>(unknown, &json!({"type": "mood", "text": "t"}));
    for different in [
        r#"{"type":"message","text":"t","type":"file"}"#,
        r#"{"type":"message","type":"file","text":"t"}"#,
        r#"{"text":"t","type":"message","type":"file"}"#,
        r#"{"type":"mood","text":"t","type":"message"}"#,
        r#"{"type":"message","text":"t","type":"mood"}"#,
        r#"{"type":"message","text":"t","type":null}"#,
        r#"{"type":"message","text":"t","type":7}"#,
    ] {
        let error = refused::<livechat::Event>(different.as_bytes());
        assert_eq!(error.path(), "type", "{error}");
    }
    let field = r#"{"type":"filled_form","fields":[{"type":"name","type":"email","id":"1","label":"l"}]}"#;
    assert_eq!(refused::<livechat::Event>(field.as_bytes()).path(), "fields[0].type");
}

/// An example with its keys turned round, so that the discriminator comes late.
fn reversed(value: &Value) -> Value {
    match value {
        Value::Object(object) => object
            .iter()
            .rev()
            .map(|(key, value)| (key.clone(), reversed(value)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        Value::Array(items) => items.iter().map(reversed).collect(),
        other => other.clone(),
    }
}

/// The text of a value with every character of every key escaped.
fn escaped(value: &Value) -> String {
    let escape = |key: &str| key.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect::<String>();
    match value {
        Value::Object(object) => {
            let fields: Vec<String> =
                object.iter().map(|(key, value)| format!(" \"{}\"\t:\r\n{} ", escape(key), escaped(value))).collect();
            format!("{{{}}}", fields.join(","))
        }
        Value::Array(items) => format!("[ {} ]", items.iter().map(escaped).collect::<Vec<_>>().join(" , ")),
        Value::String(text) => format!("\"{}\"", escape(text)),
        other => other.to_string(),
    }
}

fn the_order_the_space_and_the_escapes_of_keys_do_not_matter<V: Vendor>() {
    let vendor = vendor(V::NAME);
    for event in &vendor.events {
        let example = Value::Object(event.example.clone());
        let plain: V::Event = round_trip(&example);
        let mut last = example.clone();
        let object = last.as_object_mut().expect("an object");
        let tag = object.shift_remove(vendor.discriminator.tag().unwrap()).expect("a discriminator");
        object.insert(vendor.discriminator.tag().unwrap().to_owned(), tag);
        let pretty = serde_json::to_string_pretty(&example).expect("JSON");
        for body in [reversed(&example).to_string(), last.to_string(), escaped(&example), pretty] {
            assert_eq!(through_all::<V::Event>(body.as_bytes(), &example), plain, "{body}");
        }
    }
}

/// A batch of five events, of which those at 1 and 3 are broken.
fn batch() -> Value {
    let mut broken = example("ringcx", "task.taken");
    broken["resource"]["metadata"]["priority"] = json!("very");
    let mut without = example("ringcx", "content.imported");
    without["resource"].as_object_mut().unwrap().shift_remove("id");
    json!({
        "id": "bd13a9d9baa8c20cf93046cd",
        "domain_id": "48cc6703bdae1462ce06a555",
        "events": [example("ringcx", "task.created"), broken, example("ringcx", "intervention.closed"), without,
                   {"type": "weather.changed", "rain": true}],
    })
}

#[test]
fn a_malformed_event_of_a_batch_costs_no_other() {
    let body = batch();
    let pretty = serde_json::to_vec_pretty(&body).unwrap();
    for batch in [round_trip::<ringcx::Notification>(&body), through_all(&pretty, &body)] {
        let [created, broken, closed, without, unknown] = batch.events.as_slice() else { panic!("{batch:?}") };
        assert!(created.is_known() && closed.is_known());
        assert!(matches!(unknown, ringcx::Event::Unknown(_)));
        let ringcx::Event::Malformed(broken) = broken else { panic!("{broken:?}") };
        assert_eq!(broken.event_type(), Some("task.taken"));
        assert_eq!(broken.raw(), body["events"][1]);
        assert_eq!(broken.error().path(), "events[1].resource.metadata.priority");
        assert_eq!(broken.error().found(), "the string \"very\"");
        let ringcx::Event::Malformed(without) = without else { panic!("{without:?}") };
        assert_eq!(without.raw(), body["events"][3]);
        assert_eq!(without.error().path(), "events[3].resource");
        assert_eq!(without.error().expected(), "the field `id`");
    }
}

#[test]
fn a_malformed_event_says_line_and_column() {
    let text = serde_json::to_string_pretty(&batch()).unwrap();
    let batch = ringcx::Notification::from_slice(text.as_bytes()).unwrap();
    let ringcx::Event::Malformed(broken) = &batch.events[1] else { panic!("{batch:?}") };
    let line = text.lines().position(|line| line.contains("very")).unwrap();
    let column = text.lines().nth(line).unwrap().find("\"very\"").unwrap();
    assert_eq!((broken.error().line(), broken.error().column()), (line + 1, column + 1));
    let words = broken.error().to_string();
    assert!(
        words.contains("task.taken") && words.contains(&format!("line {} column {}", line + 1, column + 1)),
        "{words}"
    );

    // serde_json hands out the text.
    let by_serde: ringcx::Notification = serde_json::from_str(&text).unwrap();
    assert_eq!(by_serde, batch);
    // A value has no text but its compact one.
    let of_value: ringcx::Notification = serde_json::from_str::<Value>(&text).and_then(serde_json::from_value).unwrap();
    let ringcx::Event::Malformed(broken) = &of_value.events[1] else { panic!("{of_value:?}") };
    let compact = serde_json::from_str::<Value>(&text).unwrap().to_string();
    assert_eq!((broken.error().line(), broken.error().column()), (1, compact.find("\"very\"").unwrap() + 1));
    assert_eq!(broken.error().path(), "events[1].resource.metadata.priority");
}

#[test]
fn everything_else_than_an_object_in_a_batch_is_malformed_and_kept() {
    let odd =
        [json!(null), json!(7), json!("task.taken"), json!([]), json!({}), json!({"type": 7}), json!({"type": null})];
    let body = json!({"id": "b", "domain_id": "d", "events": odd});
    let batch: ringcx::Notification = round_trip(&body);
    assert_eq!(batch.iter().filter(|event| matches!(event, ringcx::Event::Malformed(_))).count(), odd.len());
}

#[test]
fn json_that_breaks_off_within_a_batch_is_an_error_of_the_batch() {
    let text = batch().to_string();
    for end in [text.len() - 1, text.len() / 2, text.find("very").unwrap()] {
        assert!(refused::<ringcx::Notification>(&text.as_bytes()[..end]).is_syntax(), "{end}");
    }
}

#[test]
fn an_error_names_event_path_place_and_what_was_found() {
    let mut body = example("enreach", "QueueChanged");
    body["QueueGroups"] =
        json!([{"Id": null, "Name": "a", "Description": null}, {"Id": null, "Name": 7, "Description": null}]);
    let text = serde_json::to_string_pretty(&body).unwrap();
    let error = refused::<enreach::Event>(text.as_bytes());
    assert_eq!(error.event_type(), Some("QueueChanged"));
    assert_eq!(error.path(), "QueueGroups[1].Name");
    assert_eq!(error.found(), "the number `7`");
    let line = text.lines().position(|line| line.contains("\"Name\": 7")).unwrap();
    let column = text.lines().nth(line).unwrap().find('7').unwrap();
    assert_eq!((error.line(), error.column()), (line + 1, column + 1));
    let through_serde = serde_json::from_str::<enreach::Event>(&text).unwrap_err();
    assert_eq!(through_serde.to_string(), error.to_string());
    assert_eq!((through_serde.line(), through_serde.column()), (error.line(), error.column()));
    // From a value there is no text, and so no line, but all else is known.
    let without_text = serde_json::from_value::<enreach::Event>(body).unwrap_err().to_string();
    assert!(without_text.contains("\"QueueChanged\": QueueGroups[1].Name: expected a string, found the number `7`"));
}
