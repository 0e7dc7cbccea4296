//! Requests that are decoded from their headers and their body.
#![allow(clippy::unwrap_used)]

use hookwright_events::{DecodeError, ErrorKind, enreach, livechat, ringcx};

const BODY: enreach::EventKind = enreach::EventKind::UserWrapUpTerminated;

/// What comes of a body with this value of the header that names its type.
fn with(value: Option<&[u8]>, body: &[u8]) -> Result<enreach::Event, DecodeError> {
    enreach::Event::from_parts(|name| value.filter(|_| name == "x-benemen-event"), body)
}

#[test]
fn a_header_that_agrees_or_is_absent_changes_nothing() {
    let event = enreach::Event::example(BODY);
    assert_eq!(with(Some(b"UserWrapUpTerminated"), &event.to_vec()).unwrap(), event);
    assert_eq!(with(None, &event.to_vec()).unwrap(), event);
}

#[test]
fn a_header_that_names_another_type_is_an_error() {
    let body = enreach::Event::example(BODY).to_vec();
    let error = with(Some(b"UserCallInHoldEnd"), &body).unwrap_err();
    assert_eq!((error.kind(), error.is_syntax()), (ErrorKind::Header, false));
    assert_eq!(
        error.to_string(),
        "\"UserWrapUpTerminated\": the header `x-benemen-event`: expected \"UserWrapUpTerminated\", the event type in \
         the body, found \"UserCallInHoldEnd\""
    );
    assert_eq!(error.found(), "\"UserCallInHoldEnd\"");
    assert_eq!(with(Some(b""), &body).unwrap_err().kind(), ErrorKind::Header);
    // Whoever sends it, it is one line, and short.
    let long = with(Some("\n".repeat(5000).as_bytes()), &body).unwrap_err().to_string();
    assert!(long.len() < 250 && !long.contains('\n'), "{long}");
}

#[test]
fn a_header_that_is_not_utf8_is_an_error() {
    let error = with(Some(b"\xff"), &enreach::Event::example(BODY).to_vec()).unwrap_err();
    assert_eq!((error.kind(), error.found()), (ErrorKind::Header, "bytes that are not UTF-8"));
}

#[test]
fn the_type_of_an_unknown_event_is_checked_too() {
    let body = br#"{"EventType":"NewThing","Id":1}"#;
    assert!(!with(Some(b"NewThing"), body).unwrap().is_known());
    assert_eq!(with(Some(b"OldThing"), body).unwrap_err().kind(), ErrorKind::Header);
}

#[test]
fn what_is_wrong_with_the_body_is_reported_first() {
    assert_eq!(with(Some(b"x"), b"{").unwrap_err().kind(), ErrorKind::Syntax);
    assert_eq!(with(Some(b"x"), b"{}").unwrap_err().kind(), ErrorKind::Data);
}

#[test]
fn vendors_whose_headers_name_no_type_are_decoded_all_the_same() {
    let event = livechat::Event::example(livechat::EventKind::Custom);
    assert_eq!(livechat::Event::from_parts(|_| Some(b"x"), &event.to_vec()).unwrap(), event);
    let event = ringcx::Event::example(ringcx::EventKind::TaskTaken);
    assert_eq!(ringcx::Event::from_parts(|_| None, &event.to_vec()).unwrap(), event);
    let request = ringcx::Notification::new(vec![event], "a".into(), "b".into());
    assert_eq!(ringcx::Notification::from_parts(|_| None, &request.to_vec()).unwrap(), request);
}
