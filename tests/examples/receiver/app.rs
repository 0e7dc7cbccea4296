//! The receiver itself: what `main` serves, and what the test talks to over a socket.

// The example and its test include this file as a module each.
#![allow(unreachable_pub)]

use std::collections::{HashSet, VecDeque};
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRequestParts, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::routing::post;
use hookwright_events::uuid::Uuid;
use hookwright_events::{enreach, ringcx};
use tokio::sync::mpsc;

/// The largest body that is read. The largest documented ones have a few kilobytes.
pub const BODY_LIMIT: usize = 256 * 1024;

/// How many Ids are remembered, to know events that are sent again. Vendors give up within
/// minutes, so it must hold what comes in that time.
const REMEMBERED: usize = 100_000;

/// What is to be done after the answer.
#[derive(Debug, PartialEq)]
pub enum Job {
    /// An event of Enreach, maybe of a type that is not known yet.
    Enreach(Box<enreach::Event>),
    /// An event of RingCX, likewise.
    RingCx(Box<ringcx::Event>),
    /// What is not as documented.
    Refused(Refused),
}

/// JSON that is not as documented: for a person to look at, and to decode again when the crate
/// knows better.
#[derive(Debug, PartialEq)]
pub struct Refused {
    /// What is wrong with it.
    pub reason: String,
    /// The JSON as it came.
    pub json: Bytes,
}

/// The routes, whose events go to `jobs`.
pub fn router(token: String, jobs: mpsc::Sender<Job>) -> Router {
    let receiver = Receiver { token, jobs, enreach: Seen::default(), ringcx: Seen::default() };
    Router::new()
        .route("/enreach", post(receive_enreach))
        .route("/ringcx", post(receive_ringcx))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .with_state(Arc::new(receiver))
}

struct Receiver {
    token: String,
    jobs: mpsc::Sender<Job>,
    enreach: Seen<Uuid>,
    ringcx: Seen<String>,
}

/// Proof that a request knows the secret. It is asked for before the body, so that nobody else
/// can make us read one.
struct Verified;

impl FromRequestParts<Arc<Receiver>> for Verified {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, receiver: &Arc<Receiver>) -> Result<Self, StatusCode> {
        let token = parts.headers.get(enreach::X_BENEMEN_TOKEN_HEADER).ok_or(StatusCode::UNAUTHORIZED)?;
        if enreach::verify_token(&receiver.token, token) { Ok(Verified) } else { Err(StatusCode::UNAUTHORIZED) }
    }
}

/// One event a request. The answer has no body, as Enreach asks.
///
/// Anything but 200 has the request sent again, a few times. So only what may come out better
/// then is answered otherwise: a queue that is full (503), and a body that is no JSON, which was
/// cut off or garbled on its way (400). JSON that is not as documented will be no better the next
/// time: it is kept, and answered with 200. A type that is not known is no error at all.
async fn receive_enreach(State(receiver): State<Arc<Receiver>>, _: Verified, body: Bytes) -> StatusCode {
    let Ok(place) = receiver.jobs.try_reserve() else { return StatusCode::SERVICE_UNAVAILABLE };
    match enreach::Event::from_slice(&body) {
        Ok(event) => {
            if event.id().is_none_or(|id| receiver.enreach.is_new(id)) {
                place.send(Job::Enreach(Box::new(event)));
            }
        }
        Err(error) if error.is_syntax() => return StatusCode::BAD_REQUEST,
        Err(error) => place.send(Job::Refused(Refused { reason: error.to_string(), json: body })),
    }
    StatusCode::OK
}

/// Many events a request: one that is malformed is kept, and costs the others nothing. RingCX
/// sends no secret, so its address must be hard to guess.
async fn receive_ringcx(State(receiver): State<Arc<Receiver>>, body: Bytes) -> StatusCode {
    let notification = match ringcx::Notification::from_slice(&body) {
        Ok(notification) => notification,
        Err(error) if error.is_syntax() => return StatusCode::BAD_REQUEST,
        Err(error) => {
            let refused = Refused { reason: error.to_string(), json: body };
            return match receiver.jobs.try_send(Job::Refused(refused)) {
                Ok(()) => StatusCode::OK,
                Err(_) => StatusCode::SERVICE_UNAVAILABLE,
            };
        }
    };
    let Ok(places) = receiver.jobs.try_reserve_many(notification.events.len()) else {
        return StatusCode::SERVICE_UNAVAILABLE;
    };
    let new =
        notification.into_iter().filter(|event| event.id().is_none_or(|id| receiver.ringcx.is_new(id.into_owned())));
    for (place, event) in places.zip(new) {
        place.send(match event {
            ringcx::Event::Malformed(malformed) => Job::Refused(Refused {
                reason: malformed.error().to_string(),
                json: malformed.raw().to_string().into(),
            }),
            event => Job::RingCx(Box::new(event)),
        });
    }
    StatusCode::OK
}

/// The Ids that were seen last. A receiver of several processes would keep them in a store that
/// all of them share.
struct Seen<Id>(Mutex<(HashSet<Id>, VecDeque<Id>)>);

impl<Id> Default for Seen<Id> {
    fn default() -> Self {
        Seen(Mutex::new((HashSet::new(), VecDeque::new())))
    }
}

impl<Id: Clone + Eq + Hash> Seen<Id> {
    /// Whether an Id comes for the first time.
    fn is_new(&self, id: Id) -> bool {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (known, order) = &mut *seen;
        if !known.insert(id.clone()) {
            return false;
        }
        order.push_back(id);
        if order.len() > REMEMBERED
            && let Some(oldest) = order.pop_front()
        {
            known.remove(&oldest);
        }
        true
    }
}
