//! Who races at encoding.

use std::hint::black_box;
use std::rc::Rc;

use super::payloads::Body;
use super::{Race, Runner};
use crate::{Peers, VENDORS};

/// All races at encoding, of what was decoded from the same bodies.
pub fn encode_races() -> Vec<Race> {
    let races = VENDORS.iter().flat_map(|vendor| {
        vendor.sets().into_iter().map(|set| Race {
            title: format!("encode {}", set.title),
            events: set.events,
            bytes: set.bytes(),
            runners: (vendor.encode)(&set.bodies),
        })
    });
    races.collect()
}

/// A runner that encodes all values.
fn encode<T: 'static>(name: &'static str, values: Vec<T>, encode: impl Fn(&T) -> Vec<u8> + 'static) -> Runner {
    Runner::new(name, move || {
        for value in &values {
            drop(black_box(encode(black_box(value))));
        }
    })
}

/// Who encodes the bodies of one vendor.
pub(super) fn runners<T: Peers>(bodies: &Rc<[Body]>) -> Vec<Runner> {
    let ours = || bodies.iter().map(|body| T::decode(body.text.as_bytes()).expect("an example decodes"));
    let derived = bodies.iter().map(|body| serde_json::from_str(&body.text).expect("an example decodes"));
    let to_vec = "every value can be written";
    vec![
        encode("derive: serde_json::to_vec", derived.collect(), move |value: &T::Derive| {
            serde_json::to_vec(value).expect(to_vec)
        }),
        encode("ours: to_vec", ours().collect(), T::encode),
        encode("ours: serde_json::to_vec", ours().collect(), move |value: &T| serde_json::to_vec(value).expect(to_vec)),
    ]
}
