//! Requests of a forge: some sixty events, most of them with actions, that nest the same objects at
//! many places, with fields that are missing, null or of another kind as in real traffic.
//!
//! `shapes.txt` says what there is, a line for each shape or event:
//!
//! - `name: field=type field=type`, where `+other` takes in the fields of another shape. A field is
//!   sometimes missing with `~` behind its name, and mostly with `~~`.
//! - `event NAME.ACTION,ACTION WEIGHT: ...` is an event, and `also NAME.ACTION,ACTION: ...` are fields
//!   of some of its actions.
//! - A type is a shape, a kind of value (see `value`), `'a|b'` (one of these texts), `[T]`, `{T}` (keys
//!   are data) or `T/U` (rarely the second); `T?` is sometimes null, `T??` mostly.
//!
//! What one sender leaves out it mostly leaves out everywhere, as senders do.

mod read;
mod value;

use fastrand::Rng;
use read::Shapes;
use serde_json::{Map, Value, json};
use value::Maker;

/// How many senders there are.
const SENDERS: u64 = 9;

/// A request.
#[derive(Clone, Debug)]
pub struct Request {
    /// What the header says.
    pub event: String,
    /// What the body says besides, if anything.
    pub action: Option<String>,
    /// The body.
    pub body: Map<String, Value>,
}

impl Request {
    /// Event and action together.
    pub fn name(&self) -> String {
        self.action.iter().fold(self.event.clone(), |name, action| format!("{name}.{action}"))
    }

    /// The request as a line of captured traffic.
    pub fn line(&self) -> String {
        let headers =
            json!({"Content-Type": "application/json", "X-GitHub-Event": self.event, "X-GitHub-Hook-ID": "4711"});
        json!({"headers": headers, "body": self.body}).to_string()
    }

    /// The body with a field `event` that has the name.
    pub fn named_body(&self) -> Value {
        let named = [("event".to_owned(), json!(self.name()))].into_iter();
        Value::Object(named.chain(self.body.clone()).collect())
    }
}

/// A number of requests, the same for the same seed.
pub fn requests(seed: u64, number: usize) -> Vec<Request> {
    let shapes = Shapes::read(include_str!("shapes.txt"));
    let mut rng = Rng::with_seed(seed);
    let total: usize = shapes.events.iter().map(|event| event.weight).sum();
    let mut requests = Vec::new();
    for _ in 0..number {
        let mut at = rng.usize(..total);
        let picked = shapes.events.iter().find(|event| match at.checked_sub(event.weight) {
            Some(rest) => {
                at = rest;
                false
            }
            None => true,
        });
        let picked = picked.expect("a number below the sum of all weights");
        let action = rng.choice(&picked.actions).cloned();
        let sender = rng.u64(..SENDERS);
        let mut body = Map::new();
        if let Some(action) = &action {
            body.insert("action".to_owned(), json!(action));
        }
        let fields = picked.fields_of(action.as_deref());
        Maker { shapes: &shapes, rng: &mut rng, sender }.fields(&picked.name, fields, &mut body);
        requests.push(Request { event: picked.name.clone(), action, body });
    }
    requests
}
