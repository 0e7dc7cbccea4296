//! LiveChat's webhooks: an event in an object, with the secret beside it.

use hookwright_events::livechat::{Event, EventKind};
use serde_json::{Value, json};

use super::app::Job;
use super::{Served, TOKEN};

fn webhook(action: &str, secret: &str, payload: &Value) -> Vec<u8> {
    json!({"webhook_id": "w1", "secret_key": secret, "action": action, "organization_id": "o1", "payload": payload})
        .to_string()
        .into_bytes()
}

fn incoming(secret: &str, event: &Value) -> Vec<u8> {
    webhook("incoming_event", secret, &json!({"chat_id": "c1", "thread_id": "t1", "event": event}))
}

fn message() -> Value {
    serde_json::to_value(Event::example(EventKind::Message)).unwrap()
}

#[tokio::test]
async fn an_event_and_any_other_action_are_handed_over() {
    let mut served = Served::new(10).await;
    let send = async |body: &[u8]| served.send("/livechat HTTP/1.1\r\nContent-Type: application/json", body).await.0;
    for _ in 0..2 {
        assert_eq!(send(&incoming(TOKEN, &message())).await, 200);
    }
    assert_eq!(send(&webhook("chat_deactivated", TOKEN, &json!({"chat_id": "c1"}))).await, 200);
    let jobs = served.handed_over();
    let [Job::LiveChat(event), Job::LiveChat(other)] = &jobs[..] else { panic!("each once: {jobs:?}") };
    assert_eq!(event.event(), Some(&Event::example(EventKind::Message)));
    assert_eq!((other.type_name(), other.event()), ("chat_deactivated", None));
    assert!(!format!("{jobs:?}").contains(TOKEN), "no log has the secret");
}

#[tokio::test]
async fn the_secret_in_the_body_counts() {
    let mut served = Served::new(10).await;
    let nothing = json!({"action": "incoming_event", "payload": {"event": message()}}).to_string();
    let shorter = incoming(&TOKEN[1..], &message());
    for body in [incoming("guess", &message()), incoming("", &message()), shorter, nothing.into_bytes()] {
        assert_eq!(served.send("/livechat HTTP/1.1", &body).await.0, 401);
    }
    assert_eq!(served.handed_over(), []);
}

#[tokio::test]
async fn an_event_that_is_not_as_documented_is_kept() {
    let mut served = Served::new(10).await;
    let mut event = message();
    event["timestamp"] = json!("yesterday");
    let body = incoming(TOKEN, &event);
    assert_eq!(served.send("/livechat HTTP/1.1", &body).await.0, 200);
    let [Job::Refused(refused)] = &served.handed_over()[..] else { panic!("it is kept") };
    assert_eq!(refused.raw, body);
    assert!(refused.reason.contains("payload.event.timestamp"), "{}", refused.reason);
}
