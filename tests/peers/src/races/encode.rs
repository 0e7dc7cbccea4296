//! Who races at encoding.

use std::hint::black_box;

use hookwright_events::{enreach, livechat, ringcx};
use serde_json::Value;

use super::{Race, Runner, sets};
use crate::derive;

/// All races at encoding, of what was decoded from the same bodies.
pub fn encode_races() -> Vec<Race> {
    let race = |(title, vendor, events, bodies): (&str, &str, usize, Vec<Value>)| {
        let texts: Vec<String> = bodies.iter().map(Value::to_string).collect();
        let runners = match vendor {
            "enreach" => enreach_runners(&texts),
            "livechat" => livechat_runners(&texts),
            _ => ringcx_runners(&texts),
        };
        Race { title: format!("encode {title}"), events, bytes: texts.iter().map(String::len).sum(), runners }
    };
    sets().into_iter().map(race).collect()
}

/// A runner that encodes all values.
fn encode<T: 'static>(name: &'static str, values: Vec<T>, encode: impl Fn(&T) -> Vec<u8> + 'static) -> Runner {
    Runner::new(name, move || {
        for value in &values {
            drop(black_box(encode(black_box(value))));
        }
    })
}

macro_rules! runners {
    ($function:ident, $ours:ty, $derive:ty) => {
        fn $function(texts: &[String]) -> Vec<Runner> {
            let ours = || texts.iter().map(|text| <$ours>::from_slice(text.as_bytes()).expect("an example decodes"));
            let derived = texts.iter().map(|text| serde_json::from_str::<$derive>(text).expect("an example decodes"));
            let to_vec = "every value can be written";
            vec![
                encode("derive: serde_json::to_vec", derived.collect(), move |value: &$derive| {
                    serde_json::to_vec(value).expect(to_vec)
                }),
                encode("ours: to_vec", ours().collect(), |value: &$ours| value.to_vec()),
                encode("ours: serde_json::to_vec", ours().collect(), move |value: &$ours| {
                    serde_json::to_vec(value).expect(to_vec)
                }),
            ]
        }
    };
}

runners!(enreach_runners, enreach::Event, derive::enreach::Body);
runners!(livechat_runners, livechat::Event, derive::livechat::Body);
runners!(ringcx_runners, ringcx::Notification, derive::ringcx::Body);
