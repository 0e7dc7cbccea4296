//! What the receiver is sent, and what is expected of it.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::thread::sleep;
use std::time::Duration;

use fastrand::Rng;
use hookwright_events::{enreach, ringcx};
use serde_json::{Value, json};

use super::process::Jobs;
use crate::TOKEN;
use crate::app::BODY_LIMIT;

/// Makes a request.
type Make = fn(&mut Client) -> Request;

/// Kinds of requests, how often each comes among a hundred, and how it is made.
pub(super) const KINDS: [(&str, u32, Make); 11] = [
    ("an event of Enreach", 28, Client::good_enreach),
    ("some events of RingCX", 20, Client::good_ringcx),
    ("the last good one again", 12, Client::repeated),
    ("a body that was cut off", 8, Client::cut_off),
    ("a connection that breaks", 6, Client::broken),
    ("a body that is too large", 4, Client::too_large),
    ("a wrong token", 8, Client::wrong_token),
    ("an event of an unknown type", 5, Client::unknown),
    ("an event that is not as documented", 4, Client::undocumented),
    ("a malformed event in a batch", 3, Client::malformed),
    ("a slow sender", 2, Client::slow),
];

/// How a request is sent.
#[derive(Clone, Copy)]
enum Pace {
    AtOnce,
    /// In pieces.
    Slow,
    /// Only half of the body that was announced.
    Half,
}

/// A request, and what must come of it.
#[derive(Clone)]
pub(super) struct Request {
    head: String,
    body: Vec<u8>,
    pace: Pace,
    /// The answers that are right; zero is none.
    answers: &'static [u16],
    /// What it has handed over.
    jobs: fn(events: usize) -> Jobs,
    events: usize,
}

impl Request {
    fn enreach(token: &str, body: &Value, answers: &'static [u16], jobs: fn(usize) -> Jobs) -> Self {
        let head = format!("/enreach HTTP/1.1\r\nX-Benemen-Token: {token}");
        Request { head, body: body.to_string().into_bytes(), pace: Pace::AtOnce, answers, jobs, events: 1 }
    }
}

fn nothing(_: usize) -> Jobs {
    Jobs::default()
}

fn events_of_enreach(enreach: usize) -> Jobs {
    Jobs { enreach, ..Jobs::default() }
}

fn events_of_ringcx(ringcx: usize) -> Jobs {
    Jobs { ringcx, ..Jobs::default() }
}

/// What was sent and answered.
#[derive(Default)]
pub(super) struct Tally {
    /// Requests by kind and status; zero is no answer.
    pub(super) answers: BTreeMap<(&'static str, u16), usize>,
    /// How many answers were that the queue is full.
    pub(super) asked_again: usize,
    pub(super) jobs: Jobs,
}

impl Tally {
    pub(super) fn add(&mut self, other: Tally) {
        for (key, count) in other.answers {
            *self.answers.entry(key).or_default() += count;
        }
        self.asked_again += other.asked_again;
        self.jobs.add(&other.jobs);
    }
}

/// One of the senders.
pub(super) struct Client {
    index: usize,
    rng: Rng,
    address: SocketAddr,
    /// How many ids it has given.
    ids: usize,
    last_good: Option<Request>,
}

impl Client {
    pub(super) fn new(index: usize, seed: u64, address: SocketAddr) -> Self {
        Client { index, rng: Rng::with_seed(seed.wrapping_add(index as u64)), address, ids: 0, last_good: None }
    }

    pub(super) fn send(mut self, requests: usize) -> Tally {
        let mut tally = Tally::default();
        for _ in 0..requests {
            let (kind, make) = self.kind();
            let request = make(&mut self);
            let answer = self.until_answered(&request, &mut tally);
            assert!(request.answers.contains(&answer), "{kind}: {answer}");
            *tally.answers.entry((kind, answer)).or_default() += 1;
            tally.jobs.add(&(request.jobs)(request.events));
        }
        tally
    }

    /// One of the kinds, by chance.
    fn kind(&mut self) -> (&'static str, Make) {
        let lots = KINDS.iter().flat_map(|(kind, weight, make)| (0..*weight).map(|_| (*kind, *make)));
        let lots: Vec<_> = lots.collect();
        lots[self.rng.usize(..lots.len())]
    }

    /// Sends a request, and again while the queue is full.
    fn until_answered(&self, request: &Request, tally: &mut Tally) -> u16 {
        loop {
            match self.exchange(request) {
                503 => tally.asked_again += 1,
                answer => return answer,
            }
            sleep(Duration::from_millis(1));
        }
    }

    /// The status of the answer, or zero if none comes.
    fn exchange(&self, request: &Request) -> u16 {
        let mut stream = TcpStream::connect(self.address).unwrap();
        let Request { head, body, pace, .. } = request;
        let length = body.len();
        let head = format!("POST {head}\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n");
        // The answer may come, and the connection close, before all is sent.
        let _ = stream.write_all(head.as_bytes());
        match pace {
            Pace::AtOnce => drop(stream.write_all(body)),
            Pace::Slow => body.chunks(length / 8 + 1).for_each(|piece| {
                let _ = stream.write_all(piece);
                sleep(Duration::from_millis(5));
            }),
            Pace::Half => {
                let _ = stream.write_all(&body[..length / 2]);
                let _ = stream.shutdown(Shutdown::Write);
            }
        }
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer);
        answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default()
    }

    fn id(&mut self) -> usize {
        self.ids += 1;
        self.ids
    }

    fn enreach_event(&mut self) -> Value {
        let kind = self.rng.choice(enreach::EventKind::ALL).unwrap();
        let mut event = serde_json::to_value(enreach::Event::example(*kind)).unwrap();
        let id = self.id();
        event["Id"] = json!(format!("{:08x}-0000-4000-8000-{id:012x}", self.index));
        event
    }

    fn ringcx_event(&mut self) -> Value {
        let kind = self.rng.choice(ringcx::EventKind::ALL).unwrap();
        let mut event = serde_json::to_value(ringcx::Event::example(*kind)).unwrap();
        let id = self.id();
        event["id"] = json!(format!("{:08x}{id:016x}", self.index));
        event
    }

    fn notification(&mut self, events: &[Value], jobs: fn(usize) -> Jobs) -> Request {
        let body = json!({"id": format!("request-{}", self.id()), "domain_id": "domain", "events": events});
        let body = body.to_string().into_bytes();
        let head = format!("/ringcx HTTP/1.1\r\nX-Dimelo-Secret: {TOKEN}");
        Request { head, body, pace: Pace::AtOnce, answers: &[200], jobs, events: events.len() }
    }

    fn good_enreach(&mut self) -> Request {
        let request = Request::enreach(TOKEN, &self.enreach_event(), &[200], events_of_enreach);
        self.last_good = Some(request.clone());
        request
    }

    fn good_ringcx(&mut self) -> Request {
        let events: Vec<Value> = (0..self.rng.usize(1..6)).map(|_| self.ringcx_event()).collect();
        let request = self.notification(&events, events_of_ringcx);
        self.last_good = Some(request.clone());
        request
    }

    fn repeated(&mut self) -> Request {
        match self.last_good.clone() {
            Some(request) => Request { jobs: nothing, ..request },
            None => self.good_enreach(),
        }
    }

    fn cut_off(&mut self) -> Request {
        let mut request = Request::enreach(TOKEN, &self.enreach_event(), &[400], nothing);
        request.body.truncate(self.rng.usize(..request.body.len()));
        request
    }

    fn broken(&mut self) -> Request {
        let request = Request::enreach(TOKEN, &self.enreach_event(), &[0, 400], nothing);
        Request { pace: Pace::Half, ..request }
    }

    fn too_large(&mut self) -> Request {
        let mut event = self.enreach_event();
        event["Padding"] = json!("x".repeat(BODY_LIMIT));
        // If the connection is closed before all is sent, the answer may be lost.
        Request::enreach(TOKEN, &event, &[413, 0], nothing)
    }

    fn wrong_token(&mut self) -> Request {
        let event = self.enreach_event();
        Request::enreach(self.rng.choice(["", "secret", "correct"]).unwrap(), &event, &[401], nothing)
    }

    fn unknown(&mut self) -> Request {
        let mut event = self.enreach_event();
        event["EventType"] = json!("UserTeleported");
        Request::enreach(TOKEN, &event, &[200], |unknown| Jobs { unknown, ..events_of_enreach(unknown) })
    }

    fn undocumented(&mut self) -> Request {
        let mut event = self.enreach_event();
        event["Timestamp"] = json!("yesterday");
        Request::enreach(TOKEN, &event, &[200], |refused| Jobs { refused, ..Jobs::default() })
    }

    fn malformed(&mut self) -> Request {
        let mut events: Vec<Value> = (0..3).map(|_| self.ringcx_event()).collect();
        events[self.rng.usize(..3)]["issued_at"] = json!("yesterday");
        self.notification(&events, |events| Jobs { refused: 1, ..events_of_ringcx(events - 1) })
    }

    fn slow(&mut self) -> Request {
        Request { pace: Pace::Slow, ..self.good_enreach() }
    }
}
