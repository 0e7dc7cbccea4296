//! Who races at decoding.

use std::hint::black_box;
use std::rc::Rc;

use hookwright_events::{enreach, livechat, ringcx};
use serde::de::IgnoredAny;
use serde_json::{Map, Value};

use super::{Race, Runner, sets};
use crate::{derive, typify};

/// A request body.
struct Body {
    /// As it comes.
    text: String,
    /// With the discriminator as the last field of each event.
    late: String,
}

/// All races at decoding.
pub fn decode_races() -> Vec<Race> {
    let race = |(title, vendor, events, bodies): (&str, &str, usize, Vec<Value>)| {
        let bodies: Rc<[Body]> = bodies.iter().map(|body| body_of(vendor, body)).collect();
        let bytes = bodies.iter().map(|body| body.text.len()).sum();
        let runners = match vendor {
            "enreach" => enreach_runners(&bodies),
            "livechat" => livechat_runners(&bodies),
            _ => ringcx_runners(&bodies),
        };
        Race { title: format!("decode {title}"), events, bytes, runners }
    };
    sets().into_iter().map(race).collect()
}

fn body_of(vendor: &str, body: &Value) -> Body {
    let mut late = body.clone();
    match late.get_mut("events").and_then(Value::as_array_mut) {
        Some(events) if vendor == "ringcx" => events.iter_mut().for_each(|event| tag_last(event, "type")),
        _ => tag_last(&mut late, if vendor == "enreach" { "EventType" } else { "type" }),
    }
    Body { text: body.to_string(), late: late.to_string() }
}

fn tag_last(event: &mut Value, tag: &str) {
    let object: &mut Map<String, Value> = event.as_object_mut().expect("an event is an object");
    let name = object.shift_remove(tag).expect("an event has its discriminator");
    object.insert(tag.to_owned(), name);
}

/// A runner that decodes all bodies.
fn decode<T, E: std::fmt::Display>(
    name: &'static str,
    bodies: &Rc<[Body]>,
    decode: impl Fn(&Body) -> Result<T, E> + 'static,
) -> Runner {
    let bodies = Rc::clone(bodies);
    for body in bodies.iter() {
        if let Err(error) = decode(body) {
            eprintln!("{name}: {error}: {}", body.text.get(..200).unwrap_or(&body.text));
        }
    }
    Runner::new(name, move || {
        for body in bodies.iter() {
            let _ = black_box(decode(black_box(body)).is_ok());
        }
    })
}

macro_rules! runners {
    ($function:ident, $ours:ty, $derive:ty, $typify:ty) => {
        fn $function(bodies: &Rc<[Body]>) -> Vec<Runner> {
            use serde_json::{from_slice, from_str};
            vec![
                decode("scan: serde_json, IgnoredAny", bodies, |body| from_slice::<IgnoredAny>(body.text.as_bytes())),
                decode("ours: from_slice", bodies, |body| <$ours>::from_slice(body.text.as_bytes())),
                decode("ours: serde_json::from_slice", bodies, |body| from_slice::<$ours>(body.text.as_bytes())),
                decode("ours: serde_json::from_str", bodies, |body| from_str::<$ours>(&body.text)),
                decode("ours: from_slice, tag last", bodies, |body| <$ours>::from_slice(body.late.as_bytes())),
                decode("ours: serde_json::from_str, tag last", bodies, |body| from_str::<$ours>(&body.late)),
                decode("derive: serde_json::from_slice", bodies, |body| from_slice::<$derive>(body.text.as_bytes())),
                decode("derive: serde_json::from_str", bodies, |body| from_str::<$derive>(&body.text)),
                decode("typify: serde_json::from_slice", bodies, |body| from_slice::<$typify>(body.text.as_bytes())),
                decode("serde_json::Value", bodies, |body| from_slice::<Value>(body.text.as_bytes())),
                decode("sonic_rs::Value", bodies, |body| sonic_rs::from_slice::<sonic_rs::Value>(body.text.as_bytes())),
            ]
        }
    };
}

runners!(enreach_runners, enreach::Event, derive::enreach::Body, typify::enreach::Body);
runners!(livechat_runners, livechat::Event, derive::livechat::Body, typify::livechat::Body);
runners!(ringcx_runners, ringcx::Notification, derive::ringcx::Body, typify::ringcx::Body);
