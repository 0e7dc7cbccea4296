//! One event as a whole body.
#![no_main]

#[path = "../oracle.rs"]
mod oracle;

use hookwright_events::livechat::Event;

libfuzzer_sys::fuzz_target!(|body: &[u8]| {
    oracle::check(body, Event::from_slice, Event::to_vec, |one, other| one == other);
});
