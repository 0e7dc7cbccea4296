//! Who races at decoding.

use std::hint::black_box;
use std::rc::Rc;

use serde::de::IgnoredAny;
use serde_json::{Value, from_slice, from_str};

use super::payloads::Body;
use super::{Race, Runner};
use crate::{Peers, VENDORS};

/// All races at decoding.
pub fn decode_races() -> Vec<Race> {
    let races = VENDORS.iter().flat_map(|vendor| {
        vendor.sets().into_iter().map(|set| Race {
            title: format!("decode {}", set.title),
            events: set.events,
            bytes: set.bytes(),
            runners: (vendor.decode)(&set.bodies),
        })
    });
    races.collect()
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

/// Who decodes the bodies of one vendor.
pub(super) fn runners<T: Peers>(bodies: &Rc<[Body]>) -> Vec<Runner> {
    vec![
        decode("scan: serde_json, IgnoredAny", bodies, |body| from_slice::<IgnoredAny>(body.text.as_bytes())),
        decode("ours: from_slice", bodies, |body| T::decode(body.text.as_bytes())),
        decode("ours: serde_json::from_slice", bodies, |body| from_slice::<T>(body.text.as_bytes())),
        decode("ours: serde_json::from_str", bodies, |body| from_str::<T>(&body.text)),
        decode("ours: from_slice, tag last", bodies, |body| T::decode(body.late.as_bytes())),
        decode("ours: serde_json::from_str, tag last", bodies, |body| from_str::<T>(&body.late)),
        decode("derive: serde_json::from_slice", bodies, |body| from_slice::<T::Derive>(body.text.as_bytes())),
        decode("derive: serde_json::from_str", bodies, |body| from_str::<T::Derive>(&body.text)),
        decode("derive: sonic_rs::from_slice", bodies, |body| sonic_rs::from_slice::<T::Derive>(body.text.as_bytes())),
        // It writes into the body, so it needs a copy of its own.
        decode("derive: simd_json::from_slice", bodies, |body| {
            simd_json::from_slice::<T::Derive>(&mut body.text.clone().into_bytes())
        }),
        decode("typify: serde_json::from_slice", bodies, |body| from_slice::<T::Typify>(body.text.as_bytes())),
        decode("serde_json::Value", bodies, |body| from_slice::<Value>(body.text.as_bytes())),
        decode("sonic_rs::Value", bodies, |body| sonic_rs::from_slice::<sonic_rs::Value>(body.text.as_bytes())),
    ]
}
