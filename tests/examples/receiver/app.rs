//! The receiver itself: what `main` serves, and what the test talks to over a socket.

// The example and its test include this file as a module each.
#![allow(unreachable_pub)]

use std::borrow::Cow;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use axum::Router;
use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::routing::post;
use hookwright_events::axum::{Received, Receiver, Verification};
use hookwright_events::verify::{MemorySeenIds, Secret, SeenIds};
use hookwright_events::{DecodeError, enreach, livechat, ringcx};
// Another crate, of schemas of one's own.
use hookwright_test_vendors::{axum as own, twilio};
use tokio::sync::mpsc;

/// The largest body that is read. The largest documented ones have a few kilobytes.
pub const BODY_LIMIT: usize = 256 * 1024;

/// How many ids are remembered, to know events that are sent again, and for how long: RingCX tries for
/// some three hours, and the others for minutes.
const REMEMBERED: (usize, Duration) = (100_000, Duration::from_secs(4 * 3600));

/// What is to be done after the answer.
#[derive(Debug, PartialEq)]
pub enum Job {
    /// An event of Enreach, maybe of a type that is not known yet.
    Enreach(Box<enreach::Event>),
    /// An event of RingCX, likewise.
    RingCx(Box<ringcx::Event>),
    /// What happened at LiveChat, with an event or without.
    LiveChat(Box<livechat::Webhook>),
    /// A call of Twilio's.
    Twilio(Box<twilio::Event>),
    /// What is not as documented.
    Refused(Refused),
}

/// A body, or an event of one, that is not as documented: for a person to look at, and to decode again when the crate
/// knows better.
#[derive(Debug, PartialEq)]
pub struct Refused {
    /// What is wrong with it.
    pub reason: String,
    /// The body, or the event, as it came.
    pub raw: Bytes,
}

/// The secrets that each vendor was given: while one is changed, the old one and the new.
pub struct Secrets {
    /// Enreach's, in a header.
    pub enreach: Vec<Secret>,
    /// RingCX's, in a header.
    pub ringcx: Vec<Secret>,
    /// The token in the request by which RingCX validates the endpoint.
    pub ringcx_validation: Vec<Secret>,
    /// LiveChat's, in the body.
    pub livechat: Vec<Secret>,
    /// What Twilio signs with, and the URL that it signs: as it is configured at Twilio.
    pub twilio: (Vec<hookwright_test_vendors::verify::Secret>, String),
}

/// The routes, whose events go to `jobs`.
pub fn router(secrets: Secrets, jobs: mpsc::Sender<Job>) -> Router {
    let (capacity, keep_for) = REMEMBERED;
    Router::new()
        .route("/enreach", post(receive_enreach))
        .route("/ringcx", post(receive_ringcx).get(validate_ringcx))
        .route("/livechat", post(receive_livechat))
        .route("/twilio", post(receive_twilio))
        .with_state(Arc::new(App { secrets, jobs, seen: MemorySeenIds::new(capacity, keep_for) }))
}

struct App {
    secrets: Secrets,
    jobs: mpsc::Sender<Job>,
    /// A receiver of several processes would keep them in a store that all of them share.
    seen: MemorySeenIds,
}

impl Receiver<enreach::Event> for App {
    fn verification(&self) -> Verification<'_> {
        self.secrets.enreach.as_slice().into()
    }

    fn body_limit(&self) -> usize {
        BODY_LIMIT
    }
}

impl Receiver<ringcx::Notification> for App {
    fn verification(&self) -> Verification<'_> {
        self.secrets.ringcx.as_slice().into()
    }

    fn body_limit(&self) -> usize {
        BODY_LIMIT
    }
}

impl Receiver<livechat::Webhook> for App {
    fn verification(&self) -> Verification<'_> {
        self.secrets.livechat.as_slice().into()
    }

    fn body_limit(&self) -> usize {
        BODY_LIMIT
    }
}

impl own::Receiver<twilio::Event> for App {
    fn verification(&self) -> own::Verification<'_> {
        self.secrets.twilio.0.as_slice().into()
    }

    fn url(&self) -> Option<Cow<'_, str>> {
        Some(self.secrets.twilio.1.as_str().into())
    }
}

impl App {
    /// Whether a vendor's event comes for the first time. One without an id always does.
    fn is_new(&self, vendor: &str, id: Option<&str>) -> bool {
        id.is_none_or(|id| self.seen.remember(&format!("{vendor} {id}"), SystemTime::now()))
    }
}

impl Refused {
    fn job(error: &DecodeError, raw: Bytes) -> Job {
        Job::Refused(Refused { reason: error.to_string(), raw })
    }
}

/// One event a request. The answer has no body, as Enreach asks.
///
/// Anything but 200 has the request sent again, a few times. So only what may come out better then is
/// answered otherwise: a queue that is full (503), and what does not get here, such as a wrong secret or
/// a body that was cut off. JSON that is not as documented will be no better the next time: it is kept,
/// and answered with 200. A type that is not known is no error at all.
async fn receive_enreach(State(app): State<Arc<App>>, received: Received<enreach::Event>) -> StatusCode {
    let Ok(place) = app.jobs.try_reserve() else { return StatusCode::SERVICE_UNAVAILABLE };
    match received.decoded {
        Ok(event) => {
            if app.is_new("enreach", event.id().map(|id| id.to_string()).as_deref()) {
                place.send(Job::Enreach(Box::new(event)));
            }
        }
        Err(error) => place.send(Refused::job(&error, received.body)),
    }
    StatusCode::OK
}

/// Many events a request: one that is malformed is kept, and costs the others nothing.
async fn receive_ringcx(State(app): State<Arc<App>>, received: Received<ringcx::Notification>) -> StatusCode {
    let notification = match received.decoded {
        Ok(notification) => notification,
        Err(error) => {
            return match app.jobs.try_send(Refused::job(&error, received.body)) {
                Ok(()) => StatusCode::OK,
                Err(_) => StatusCode::SERVICE_UNAVAILABLE,
            };
        }
    };
    let Ok(places) = app.jobs.try_reserve_many(notification.events.len()) else {
        return StatusCode::SERVICE_UNAVAILABLE;
    };
    let new = notification.into_iter().filter(|event| app.is_new("ringcx", event.id().as_deref()));
    for (place, event) in places.zip(new) {
        place.send(match event {
            ringcx::Event::Malformed(malformed) => Refused::job(&malformed.error(), malformed.raw().to_string().into()),
            event => Job::RingCx(Box::new(event)),
        });
    }
    StatusCode::OK
}

/// RingCX asks whether the endpoint is ours, before it sends events.
async fn validate_ringcx(State(app): State<Arc<App>>, RawQuery(query): RawQuery) -> Result<String, StatusCode> {
    let query = query.unwrap_or_default();
    ringcx::validate(&app.secrets.ringcx_validation, &query).map_err(|_| StatusCode::FORBIDDEN)
}

/// What happened at LiveChat: an event in a chat, or something else, which is kept whole.
async fn receive_livechat(State(app): State<Arc<App>>, received: Received<livechat::Webhook>) -> StatusCode {
    let Ok(place) = app.jobs.try_reserve() else { return StatusCode::SERVICE_UNAVAILABLE };
    match received.decoded {
        Ok(webhook) => {
            let id = webhook.event().and_then(livechat::Event::id);
            if app.is_new("livechat", id.as_deref()) {
                place.send(Job::LiveChat(Box::new(webhook)));
            }
        }
        Err(error) => place.send(Refused::job(&error, received.body)),
    }
    StatusCode::OK
}

/// A call of Twilio's: a form, signed with its URL. Twilio has no id of a request that it signs, and the
/// status of a call comes once.
async fn receive_twilio(State(app): State<Arc<App>>, received: own::Received<twilio::Event>) -> StatusCode {
    let job = match received.decoded {
        Ok(event) => Job::Twilio(Box::new(event)),
        Err(error) => Job::Refused(Refused { reason: error.to_string(), raw: received.body }),
    };
    match app.jobs.try_send(job) {
        Ok(()) => StatusCode::OK,
        Err(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}
