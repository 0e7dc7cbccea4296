//! GitHub names the event in a header, and most events have an `action` in the body.

use hookwright_test_vendors::ErrorKind;
use hookwright_test_vendors::github::{Event, EventKind, IssuesOpened, MemberEvent, Star};
use serde_json::{Value, json};

/// Decodes a request that has one header.
fn request(event: &str, body: &Value) -> Event {
    let header = |name: &str| (name == "x-github-event").then_some(event.as_bytes());
    let event = Event::from_parts(header, &serde_json::to_vec(body).unwrap()).unwrap();
    assert_eq!(serde_json::from_slice::<Value>(&event.to_vec()).unwrap(), *body, "comes back as it was");
    event
}

fn issue(action: &str) -> Value {
    let example: Value = serde_json::from_slice(&Event::example(EventKind::IssuesOpened).to_vec()).unwrap();
    let mut issue = example;
    issue["action"] = json!(action);
    issue
}

#[test]
fn header_and_action_name_the_event() {
    for (header, body, expected) in [
        ("issues", issue("opened"), Some(EventKind::IssuesOpened)),
        ("issues", issue("closed"), Some(EventKind::IssuesClosed)),
        ("issues", issue("pinned"), None),
        ("ping", json!({"zen": "Z", "hook_id": 1, "hook": {}}), Some(EventKind::Ping)),
        ("ping", json!({"zen": "Z", "hook_id": 1, "hook": {}, "action": null}), Some(EventKind::Ping)),
        ("star", json!({"action": "created", "starred_at": "2026-03-14T09:26:53Z"}), Some(EventKind::Star)),
        ("star", json!({"action": "adored", "starred_at": null}), Some(EventKind::Star)),
        ("star", json!({"starred_at": null}), None),
        ("watch", json!({"action": "started"}), None),
    ] {
        assert_eq!(request(header, &body).kind(), expected, "{header} {body}");
    }
    assert_eq!(request("issues", &issue("pinned")).event_type(), "issues.pinned");
    assert_eq!(request("issues", &issue("opened")).event_type(), "issues.opened");
}

#[test]
fn an_event_without_an_action_is_another_one_with_it() {
    let example: Value = serde_json::from_slice(&Event::example(EventKind::Push).to_vec()).unwrap();
    assert_eq!(request("push", &example).kind(), Some(EventKind::Push));
    let mut other = example.clone();
    other["action"] = json!("forced");
    assert_eq!((request("push", &other).event_type(), request("push", &other).kind()), ("push.forced", None));
    // Wherever it is, and however it is written, and whatever is wrong before it.
    let header = |name: &str| (name == "x-github-event").then_some(&b"push"[..]);
    for (body, name) in [
        (r#"{"ref": 5, "action": "forced"}"#, Some("push.forced")),
        (r#"{"ref": 5, "act\u0069on": "forced"}"#, Some("push.forced")),
        (r#"{"ref": "a", "repository": {"action": "x"}, "action": "x"}"#, Some("push.x")),
        (r#"{"ref": 5, "action": null}"#, None),
        (r#"{"ref": 5}"#, None),
    ] {
        match (Event::from_parts(header, body.as_bytes()), name) {
            (Ok(event), Some(name)) => assert_eq!(event.event_type(), name, "{body}"),
            (Err(error), None) => assert_eq!((error.event_type(), error.path()), (Some("push"), "ref"), "{body}"),
            (other, _) => panic!("{body}: {other:?}"),
        }
    }
    let error = Event::from_parts(header, br#"{"action": 5}"#).unwrap_err();
    assert_eq!((error.kind(), error.path()), (ErrorKind::Data, "action"));
}

#[test]
fn the_action_is_where_it_can_differ() {
    let Event::Star(Star { action, .. }) = request("star", &json!({"action": "deleted", "starred_at": null})) else {
        panic!("a star");
    };
    assert_eq!(action, "deleted");
    let member = json!({"login": "a", "id": 1, "type": "User", "site_admin": false});
    let body = json!({"action": "removed", "member": member});
    let Event::MemberRemoved(MemberEvent { action, .. }) = request("member", &body) else { panic!("a member") };
    assert_eq!(action, "removed");
}

#[test]
fn a_payload_knows_its_action() {
    let made = Event::from(IssuesOpened::example());
    assert_eq!(serde_json::from_slice::<Value>(&made.to_vec()).unwrap()["action"], "opened");
    assert!(format!("{made:?}").contains("action: \"opened\""), "{made:?}");
    let closed = serde_json::to_vec(&issue("closed")).unwrap();
    let error = serde_json::from_slice::<IssuesOpened>(&closed).unwrap_err().to_string();
    assert!(error.contains(r#"action: expected "opened", as the name of the event says, found "closed""#), "{error}");
}

#[test]
fn a_name_that_is_known_needs_no_header() {
    let body = serde_json::to_vec(&issue("opened")).unwrap();
    let event = Event::from_named("issues.opened", &body).unwrap();
    assert_eq!(event, request("issues", &issue("opened")));
    assert_eq!(Event::from_named("issues.gone", &body).unwrap().event_type(), "issues.gone");
    let error = Event::from_named("issues.closed", &body).unwrap_err();
    assert_eq!((error.kind(), error.event_type(), error.path()), (ErrorKind::Data, Some("issues.closed"), "action"));
}

#[test]
fn a_header_that_names_no_event_is_an_error_of_its_own() {
    let body = serde_json::to_vec(&issue("opened")).unwrap();
    for (value, found) in [
        (None, "nothing"),
        (Some(&b""[..]), "nothing"),
        (Some(b"iss\xffues"), "bytes that are not UTF-8"),
        (Some(b"issues, push"), "several values"),
    ] {
        let error = Event::from_parts(|_| value, &body).unwrap_err();
        assert_eq!((error.kind(), error.found()), (ErrorKind::Header, found));
        assert!(
            error.to_string().starts_with("the header `x-github-event`: expected the name of the event"),
            "{error}"
        );
    }
    assert!(Event::from_parts(|_| Some(b" issues "), &body).unwrap().is_known(), "white space is no part of it");
}

#[test]
fn a_body_that_names_no_event_is_an_error() {
    for (body, expected) in [
        (r#"{"action": 5}"#, "action: expected a string, found the number `5`"),
        ("[]", "expected an object, found a list"),
        ("null", "expected a value, found null"),
        (r#"{"a": 1"#, "invalid JSON"),
        (r#"{"action": "opened", "action": "closed"}"#, "\"issues.opened\": action: expected \"opened\""),
    ] {
        let error = Event::from_parts(|_| Some(b"issues"), body.as_bytes()).unwrap_err().to_string();
        assert!(error.contains(expected), "{body}: {error}");
    }
}
