//! A batch of events, of which some may be malformed.
#![no_main]

#[path = "../oracle.rs"]
mod oracle;

use hookwright_events::ringcx::{Event, Notification};

libfuzzer_sys::fuzz_target!(|body: &[u8]| {
    oracle::check(body, Notification::from_slice, Notification::to_vec, same);
});

/// Equal, but for the line of a malformed event, which only a text can tell.
fn same(one: &Notification, other: &Notification) -> bool {
    one.events.len() == other.events.len()
        && one.iter().zip(other).all(|(one, other)| match (one, other) {
            (Event::Malformed(one), Event::Malformed(other)) => {
                (one.raw(), one.event_type(), one.error().path())
                    == (other.raw(), other.event_type(), other.error().path())
            }
            _ => one == other,
        })
}
