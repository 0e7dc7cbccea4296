//! Values that can be written in several ways come back as they were written.

use hookwright_events::{enreach, livechat, ringcx};
use hookwright_tests::{example, vendor};
use serde_json::{Value, json};

use crate::support::{refused, round_trip, through_all};

/// The example of an event, with one field set.
fn set(vendor_name: &str, event: &str, pointer: &str, value: Value) -> Value {
    let mut body = example(vendor_name, event);
    *body.pointer_mut(pointer).unwrap_or_else(|| panic!("nothing at {pointer}")) = value;
    body
}

#[test]
fn a_resource_id_may_be_an_integer_or_a_text() {
    for event in &vendor("ringcx").events {
        for id in [
            json!(0),
            json!(-1),
            json!(5464),
            json!(i64::MAX),
            json!("5464b5c04d61639684110000"),
            json!("7"),
            json!(""),
        ] {
            let body = set("ringcx", &event.name, "/resource/id", id);
            assert!(round_trip::<ringcx::Event>(&body).is_known());
            round_trip::<ringcx::Notification>(&json!({"id": "b", "domain_id": "d", "events": [body]}));
        }
        for id in [json!(null), json!(1.5), json!(true), json!([1])] {
            let body = set("ringcx", &event.name, "/resource/id", id);
            assert_eq!(refused::<ringcx::Event>(body.to_string().as_bytes()).path(), "resource.id");
        }
    }
}

#[test]
fn a_guid_comes_back_in_its_own_letters() {
    let lower = "6cb31d7d-9cd9-41dc-a096-62cf31fd0abc";
    for guid in ["6CB31D7D-9CD9-41DC-A096-62CF31FD0ABC", "6cB31D7D-9cd9-41dc-a096-62cf31fd0aBc", lower] {
        for pointer in ["/RootEntityId", "/EntityId", "/Id", "/UserId"] {
            let event: enreach::Event = round_trip(&set("enreach", "UserStatus", pointer, json!(guid)));
            assert!(event.is_known());
        }
        let event: enreach::Event = round_trip(&set("enreach", "UserStatus", "/UserId", json!(guid)));
        let enreach::Event::UserStatus(status) = event else { panic!("{event:?}") };
        assert_eq!(status.user_id.to_string(), lower);
    }
    for wrong in ["", "6cb31d7d-9cd9-41dc-a096-62cf31fd0ab", "6cb31d7d-9cd9-41dc-a096-62cf31fd0abg", "nobody"] {
        let body = set("enreach", "UserStatus", "/UserId", json!(wrong));
        assert_eq!(refused::<enreach::Event>(body.to_string().as_bytes()).path(), "UserId");
    }
}

#[test]
fn guids_in_items_of_a_list_come_back_in_their_own_letters() {
    let group = json!([{"Id": "6CB31D7D-9CD9-41DC-A096-62CF31FD0ABC", "Name": "n", "Description": "d"},
                       {"Id": "{6cb31d7d-9cd9-41dc-a096-62cf31fd0abc}", "Name": null, "Description": null},
                       {"Id": null, "Name": "n", "Description": "d"}]);
    let event: enreach::Event = round_trip(&set("enreach", "QueueChanged", "/QueueGroups", group));
    assert!(event.is_known());
}

#[test]
fn a_whole_number_in_a_float_field_stays_whole() {
    let numbers =
        ["0", "12", "-3", "12.0", "12.5", "-0.0", "1e3", "1E-2", "0.1", "123456789012345", "9007199254740993", "1e300"];
    for number in numbers {
        let expected: Value = serde_json::from_str(number).unwrap();
        let body = set("ringcx", "task.created", "/resource/metadata/priority", expected.clone());
        let event: ringcx::Event = round_trip(&body);
        let ringcx::Event::TaskCreated(event) = event else { panic!("{event:?}") };
        assert_eq!(event.resource.metadata.unwrap().priority, expected.as_f64(), "{number}");
    }
    let body = set("ringcx", "task.created", "/resource/metadata/priority", json!("high"));
    assert_eq!(refused::<ringcx::Event>(body.to_string().as_bytes()).path(), "resource.metadata.priority");
}

#[test]
fn a_number_beyond_its_type_is_refused_and_never_cut() {
    for (pointer, number) in
        [("/MessageTTLSeconds", "2147483648"), ("/MessageTTLSeconds", "-2147483649"), ("/MessageTTLSeconds", "1.5")]
    {
        let body = set("enreach", "UserStatus", pointer, serde_json::from_str(number).unwrap());
        assert_eq!(refused::<enreach::Event>(body.to_string().as_bytes()).path(), "MessageTTLSeconds");
    }
    let body = set("livechat", "message", "/timestamp", json!(u64::MAX));
    assert_eq!(refused::<livechat::Event>(body.to_string().as_bytes()).path(), "timestamp");
}

#[test]
fn a_date_time_comes_back_as_the_same_text() {
    let without_offset = [
        "2018-01-01T08:01:23.45",
        "0001-01-01T00:00:00",
        "9999-12-31T23:59:59.9999999",
        "2026-03-14T09:26:53.0000000",
        "2026-03-14T09:26:53.010",
    ];
    let with_offset = [
        "2020-01-01T12:00:00Z",
        "9999-12-31T23:59:59.9999999Z",
        "0001-01-01T00:00:00Z",
        "2026-03-14T09:26:53.589Z",
        "2026-03-14T09:26:53.010Z",
        "2026-03-14T09:26:53.01Z",
        "2026-03-14T09:26:53.1234567+02:00",
        "2026-03-14T09:26:53+00:00",
        "2026-03-14T09:26:53-00:00",
        "2026-03-14T09:26:53-11:30",
        "2024-02-29T00:00:00.123456789Z",
        "2016-12-31T23:59:60Z",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-12:00",
    ];
    let times = without_offset.map(|time| (time, false)).into_iter().chain(with_offset.map(|time| (time, true)));
    for (time, offset) in times {
        for pointer in ["/Timestamp", "/StartTime", "/EndTime"] {
            let event: enreach::Event = round_trip(&set("enreach", "UserAvailability", pointer, json!(time)));
            let enreach::Event::UserAvailability(event) = event else { panic!("{event:?}") };
            let read = match pointer {
                "/Timestamp" => event.header.timestamp,
                "/StartTime" => event.start_time,
                _ => event.end_time,
            };
            assert_eq!(read.to_string(), time);
            assert_eq!(read.has_offset(), offset, "{time}");
        }
    }
    let wrong = [
        "",
        "2026-03-14",
        "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-03-14T25:00:00Z",
        "14.03.2026",
        "2026-03-14T09:26:53.Z",
    ];
    for time in wrong {
        let body = set("enreach", "UserAvailability", "/StartTime", json!(time));
        assert_eq!(refused::<enreach::Event>(body.to_string().as_bytes()).path(), "StartTime", "{time}");
    }
}

#[test]
fn a_date_time_that_must_have_an_offset_is_kept_without_one_too() {
    for time in ["2014-02-10T18:35:35.251Z", "2014-02-10T18:35:35-05:00", "2014-02-10T18:35:35.251"] {
        let event: ringcx::Event = round_trip(&set("ringcx", "task.taken", "/issued_at", json!(time)));
        assert_eq!(event.issued_at().unwrap().to_string(), time);
    }
}

#[test]
fn a_date_comes_back_as_the_same_text() {
    let field = "/QueueDate";
    for date in ["2026-03-14", "0001-01-01", "9999-12-31", "2024-02-29"] {
        round_trip::<enreach::Event>(&set("enreach", "QueueDailyCallMetrics", field, json!(date)));
    }
    for wrong in ["2026-02-30", "2026-3-14", "2026-03-14T00:00:00", "today"] {
        let body = set("enreach", "QueueDailyCallMetrics", field, json!(wrong));
        assert_eq!(refused::<enreach::Event>(body.to_string().as_bytes()).path(), "QueueDate");
    }
}

#[test]
fn texts_come_back_whatever_is_in_them() {
    let texts = [
        "",
        " ",
        "\u{0}",
        "\"\\/\u{8}\u{c}\n\r\t",
        "\u{1f600}\u{10ffff}\u{fffd}",
        "\u{2028}\u{2029}\u{7f}",
        "</script>",
        "é",
    ];
    for text in texts {
        round_trip::<livechat::Event>(&set("livechat", "message", "/text", json!(text)));
    }
    let body = br#"{"type":"message","text":"\u0041\ud83d\ude00\/\b"}"#;
    let event: livechat::Event = through_all(body, &json!({"type": "message", "text": "A\u{1f600}/\u{8}"}));
    assert!(event.is_known());
    // Half of a surrogate pair is JSON, and no text.
    let half = refused::<livechat::Event>(br#"{"type":"message","text":"\ud83d"}"#);
    assert_eq!((half.is_syntax(), half.path(), half.found()), (false, "text", r#"the string "\ud83d""#));
    for wrong in [r#"{"type":"message","text":"\x"}"#, "{\"type\":\"message\",\"text\":\"\n\"}"] {
        assert!(refused::<livechat::Event>(wrong.as_bytes()).is_syntax());
    }
    assert!(livechat::Event::from_slice(b"{\"type\":\"message\",\"text\":\"\xff\"}").is_err());
}

#[test]
fn any_json_is_kept_where_the_document_allows_any() {
    for any in [json!(null), json!(1), json!(1.5), json!("text"), json!([[], {}]), json!({"a": {"b": [null]}})] {
        let body = set(
            "ringcx",
            "intervention.closed",
            "/resource/metadata/custom_field_values",
            json!({"key": any, "": any}),
        );
        assert!(round_trip::<ringcx::Event>(&body).is_known());
        let body = set("livechat", "custom", "/content", json!({"custom": any}));
        assert!(round_trip::<livechat::Event>(&body).is_known());
    }
}
