//! The example receiver over a real socket.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "../../examples/receiver/app.rs"]
mod app;
mod livechat;
mod load;
mod requests;
mod twilio;
mod validation;

use std::net::SocketAddr;
use std::time::SystemTime;

use app::{BODY_LIMIT, Job, Secrets, router};
use hookwright_events::verify::{Request, Secret};
use hookwright_events::{enreach, ringcx};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;

const TOKEN: &str = "correct horse battery staple";

/// The same secret for every vendor.
fn secrets(token: &str) -> Secrets {
    let secret = || vec![Secret::from(token)];
    let twilio = (vec![token.into()], TWILIO_URL.to_owned());
    Secrets { enreach: secret(), ringcx: secret(), ringcx_validation: secret(), livechat: secret(), twilio }
}

/// As it is configured at Twilio: not what the receiver sees.
const TWILIO_URL: &str = "https://hooks.example.com/calls?region=eu";

/// A receiver on a port of its own, and what it hands to its worker.
struct Served {
    address: SocketAddr,
    jobs: mpsc::Receiver<Job>,
}

impl Served {
    async fn new(queue: usize) -> Self {
        Served::with_token(TOKEN, queue).await
    }

    async fn with_token(token: &str, queue: usize) -> Self {
        let secrets = secrets(token);
        let (sender, jobs) = mpsc::channel(queue);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move { axum::serve(listener, router(secrets, sender)).await.unwrap() });
        Served { address, jobs }
    }

    /// Sends a request as it stands: status, and body of the answer.
    async fn send(&self, head: &str, body: &[u8]) -> (u16, String) {
        self.request(&format!("POST {head}"), body).await
    }

    /// Sends a request of any method: status, and body of the answer.
    async fn request(&self, head: &str, body: &[u8]) -> (u16, String) {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        let length = body.len();
        let head = format!("{head}\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n");
        stream.write_all(head.as_bytes()).await.unwrap();
        // The answer may come, and the connection close, before all of the body is sent.
        let _ = stream.write_all(body).await;
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer).await;
        let answer = String::from_utf8(answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").expect("an answer of HTTP");
        (head.split(' ').nth(1).unwrap().parse().unwrap(), body.to_owned())
    }

    async fn enreach(&self, body: &[u8]) -> u16 {
        let (status, answer) = self.send(&format!("/enreach HTTP/1.1\r\nX-Benemen-Token: {TOKEN}"), body).await;
        if status == 200 {
            assert_eq!(answer, "", "the answer has no body");
        }
        status
    }

    async fn ringcx(&self, body: &Value) -> u16 {
        let head = format!("/ringcx HTTP/1.1\r\nX-Dimelo-Secret: {TOKEN}");
        self.send(&head, body.to_string().as_bytes()).await.0
    }

    /// What has been handed to the worker. Whatever a request has to hand over is there before its
    /// answer is.
    fn handed_over(&mut self) -> Vec<Job> {
        std::iter::from_fn(|| self.jobs.try_recv().ok()).collect()
    }
}

fn queue_status() -> enreach::Event {
    enreach::Event::example(enreach::EventKind::QueueStatus)
}

#[tokio::test]
async fn a_good_event_is_handed_over() {
    let mut served = Served::new(10).await;
    assert_eq!(served.enreach(&queue_status().to_vec()).await, 200);
    assert_eq!(served.handed_over(), [Job::Enreach(Box::new(queue_status()))]);
}

#[tokio::test]
async fn a_duplicate_is_dropped() {
    let mut served = Served::new(10).await;
    for _ in 0..3 {
        assert_eq!(served.enreach(&queue_status().to_vec()).await, 200);
    }
    assert_eq!(served.handed_over().len(), 1);
}

#[tokio::test]
async fn a_wrong_token_is_turned_away() {
    let mut served = Served::new(10).await;
    let body = queue_status().to_vec();
    let wrong_one = format!("/enreach HTTP/1.1\r\nX-Benemen-Token: {}", TOKEN.replace('e', "x"));
    for head in ["/enreach HTTP/1.1", "/enreach HTTP/1.1\r\nX-Benemen-Token: ", &wrong_one] {
        assert_eq!(served.send(head, &body).await.0, 401, "{head}");
    }
    assert_eq!(served.handed_over(), []);
}

#[tokio::test]
async fn a_receiver_whose_token_is_empty_turns_everybody_away() {
    let mut served = Served::with_token("", 10).await;
    let body = queue_status().to_vec();
    let some_token = format!("/enreach HTTP/1.1\r\nX-Benemen-Token: {TOKEN}");
    for head in ["/enreach HTTP/1.1", "/enreach HTTP/1.1\r\nX-Benemen-Token: ", &some_token] {
        assert_eq!(served.send(head, &body).await.0, 500, "{head}: the receiver's own mistake");
    }
    assert_eq!(served.handed_over(), []);
}

#[test]
fn a_token_is_verified_only_against_a_secret() {
    assert!(enreach::verify_token(TOKEN, TOKEN));
    assert!(enreach::verify_token(b"secret", "secret"));
    for (expected, found) in [
        ("", ""),
        ("", "secret"),
        ("secret", ""),
        ("secret", "secret "),
        ("secret", "secre"),
        ("secret", "Secret"),
        ("secret", "secret\0"),
    ] {
        assert!(!enreach::verify_token(expected, found), "{expected:?} accepts {found:?}");
    }
}

#[test]
fn each_vendor_verifies_its_secret_where_it_sends_it() {
    let (secrets, now) = ([Secret::from(TOKEN)], SystemTime::now());
    let (token, body) = (TOKEN.as_bytes(), json!({"secret_key": TOKEN}).to_string());
    let in_header = |name: &'static str| Request::new(move |asked| (asked == name).then_some(token), b"");
    let in_body = Request::new(|_| None, body.as_bytes());
    let requests = [in_header("x-benemen-token"), in_header("x-dimelo-secret"), in_body];
    for (own, verify) in [enreach::verify, ringcx::verify, hookwright_events::livechat::verify].into_iter().enumerate()
    {
        for (index, request) in requests.iter().enumerate() {
            assert_eq!(verify(&secrets, request, now).is_ok(), index == own, "{own} {index}");
            assert!(verify(&[Secret::from("")], request, now).is_err());
        }
    }
}

#[tokio::test]
async fn an_event_of_an_unknown_type_is_handed_over_whole() {
    let mut served = Served::new(10).await;
    let sent = json!({"EventType": "UserTeleported", "Id": "85b214f2-1d27-4262-87b6-8f55b3199400", "Where": [1, 2]});
    assert_eq!(served.enreach(sent.to_string().as_bytes()).await, 200);
    assert_eq!(served.enreach(sent.to_string().as_bytes()).await, 200);
    let [Job::Enreach(event)] = &served.handed_over()[..] else { panic!("one event, handed over once") };
    assert_eq!(event.event_type(), "UserTeleported");
    assert_eq!(serde_json::to_value(event).unwrap(), sent);
}

#[tokio::test]
async fn a_malformed_body_is_sent_again_only_if_that_may_help() {
    let mut served = Served::new(10).await;
    let body = queue_status().to_vec();
    assert_eq!(served.enreach(&body[..body.len() / 2]).await, 400, "cut off: the next time it may be whole");
    assert_eq!(served.enreach(b"").await, 400);
    assert_eq!(served.handed_over(), []);

    let mut sent = serde_json::to_value(queue_status()).unwrap();
    sent["NbrOfProviders"] = json!("many");
    assert_eq!(served.enreach(sent.to_string().as_bytes()).await, 200, "the next time it is the same");
    let [Job::Refused(refused)] = &served.handed_over()[..] else { panic!("the body is kept") };
    assert_eq!(serde_json::from_slice::<Value>(&refused.raw).unwrap(), sent);
    assert!(refused.reason.contains("NbrOfProviders"), "{}", refused.reason);
}

#[tokio::test]
async fn an_oversized_body_is_turned_away() {
    let mut served = Served::new(10).await;
    let mut sent = serde_json::to_value(queue_status()).unwrap();
    sent["Padding"] = json!("x".repeat(BODY_LIMIT));
    assert_eq!(served.enreach(sent.to_string().as_bytes()).await, 413);
    assert_eq!(served.handed_over(), []);
}

#[tokio::test]
async fn a_full_queue_has_the_vendor_come_again() {
    let mut served = Served::new(1).await;
    let mut other = serde_json::to_value(enreach::Event::example(enreach::EventKind::UserStatus)).unwrap();
    other["Id"] = json!("11111111-1111-4111-8111-111111111111");
    let other: enreach::Event = serde_json::from_value(other).unwrap();
    assert_eq!(served.enreach(&queue_status().to_vec()).await, 200);
    assert_eq!(served.enreach(&other.to_vec()).await, 503);
    assert_eq!(served.handed_over().len(), 1);
    assert_eq!(served.enreach(&other.to_vec()).await, 200, "it was not taken for a duplicate");
    assert_eq!(served.handed_over(), [Job::Enreach(Box::new(other))]);
}

#[tokio::test]
async fn a_malformed_event_costs_its_batch_nothing() {
    let mut served = Served::new(10).await;
    let event = |kind| serde_json::to_value(ringcx::Event::example(kind)).unwrap();
    let good = [ringcx::EventKind::TaskAssigned, ringcx::EventKind::ContentApproved].map(event);
    let mut bad = event(ringcx::EventKind::TaskCompleted);
    bad["issued_at"] = json!("yesterday");
    for (index, event) in [&good[0], &bad, &good[1]].into_iter().enumerate() {
        assert!(event["id"].is_string(), "event {index} has an id");
    }
    let mut events = vec![good[0].clone(), bad.clone(), good[1].clone()];
    for (index, event) in events.iter_mut().enumerate() {
        event["id"] = json!(format!("id-{index}"));
    }
    let body = json!({"id": "request", "domain_id": "domain", "events": events});
    assert_eq!(served.ringcx(&body).await, 200);
    let jobs = served.handed_over();
    let [Job::RingCx(first), Job::Refused(second), Job::RingCx(third)] = &jobs[..] else { panic!("{jobs:?}") };
    assert_eq!(serde_json::to_value(first).unwrap(), events[0]);
    assert_eq!(serde_json::from_slice::<Value>(&second.raw).unwrap(), events[1]);
    assert!(second.reason.contains("events[1].issued_at"), "{}", second.reason);
    assert_eq!(serde_json::to_value(third).unwrap(), events[2]);

    assert_eq!(served.ringcx(&body).await, 200);
    assert_eq!(served.handed_over(), [], "the same request again");
}
