//! Headers of requests: content types, and headers that come several times.

use axum::http::{HeaderMap, HeaderValue};
use hookwright_events::{ErrorKind, enreach, livechat, ringcx};

use super::app::Job;
use super::{Served, TOKEN, queue_status};

#[tokio::test]
async fn only_another_content_type_than_the_documented_one_is_turned_away() {
    let mut served = Served::new(10).await;
    for (content_type, status) in [
        ("", 200),
        ("Content-Type: application/json\r\n", 200),
        ("Content-Type: application/json; charset=utf-8\r\n", 200),
        ("content-type: APPLICATION/Json ;charset=\"x\"\r\n", 200),
        ("Content-Type: text/plain\r\n", 415),
        ("Content-Type: application/jsonx\r\n", 415),
        ("Content-Type: application/x-www-form-urlencoded\r\n", 415),
        ("Content-Type:\r\n", 415),
        ("Content-Type: application/json\r\nContent-Type: text/plain\r\n", 415),
        ("Content-Type: application/json, text/plain\r\n", 415),
    ] {
        let head = format!("/enreach HTTP/1.1\r\n{content_type}X-Benemen-Token: {TOKEN}");
        assert_eq!(served.send(&head, &queue_status().to_vec()).await.0, status, "{content_type}");
    }
    assert_eq!(served.handed_over(), [Job::Enreach(Box::new(queue_status()))], "the others are duplicates");
}

#[tokio::test]
async fn a_secret_that_comes_twice_proves_nothing() {
    let mut served = Served::new(10).await;
    let head = format!("/enreach HTTP/1.1\r\nX-Benemen-Token: {TOKEN}\r\nX-Benemen-Token: {TOKEN}");
    assert_eq!(served.send(&head, &queue_status().to_vec()).await.0, 401);
    assert_eq!(served.handed_over(), []);
}

#[tokio::test]
async fn a_header_that_contradicts_the_body_is_kept_with_it() {
    let mut served = Served::new(10).await;
    let body = queue_status().to_vec();
    for event in ["QueueStatus\r\nX-Benemen-Event: QueueStatus", "UserStatus", "\u{e9}"] {
        let head = format!("/enreach HTTP/1.1\r\nX-Benemen-Event: {event}\r\nX-Benemen-Token: {TOKEN}");
        assert_eq!(served.send(&head, &body).await.0, 200, "{event}");
        let [Job::Refused(refused)] = &served.handed_over()[..] else { panic!("{event} is kept") };
        assert_eq!(refused.raw, body);
        assert!(refused.reason.contains("x-benemen-event"), "{}", refused.reason);
    }
}

#[test]
fn a_header_that_comes_twice_is_an_error_where_it_is_looked_at() {
    let mut headers = HeaderMap::new();
    let body = queue_status().to_vec();
    assert_eq!(enreach::Event::from_http(&headers, &body).unwrap(), queue_status());
    headers.append("x-benemen-event", HeaderValue::from_static("QueueStatus"));
    headers.append("x-other", HeaderValue::from_static("a"));
    headers.append("x-other", HeaderValue::from_static("b"));
    assert_eq!(enreach::Event::from_http(&headers, &body).unwrap(), queue_status());
    headers.append("x-benemen-event", HeaderValue::from_static("QueueStatus"));
    let error = enreach::Event::from_http(&headers, &body).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Header);
    assert_eq!(error.to_string(), "the header `x-benemen-event`: expected one value, found several");
    // The body is told first only if it may come better the next time.
    assert_eq!(enreach::Event::from_http(&headers, b"{").unwrap_err().kind(), ErrorKind::Syntax);
    assert_eq!(enreach::Event::from_http(&headers, b"{}").unwrap_err().kind(), ErrorKind::Data);
    // No header names a type of these.
    assert!(
        livechat::Event::from_http(&headers, &livechat::Event::example(livechat::EventKind::File).to_vec()).is_ok()
    );
    assert!(ringcx::Notification::from_http(&headers, br#"{"id":"a","domain_id":"b","events":[]}"#).is_ok());
}
