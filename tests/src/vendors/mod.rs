//! The vendors of the repository: the one place in the tests that lists them.
//!
//! A test that holds for every vendor is a function that is generic over [`Vendor`], and
//! `for_each_vendor!` makes a `#[test]` of it for each. What the document of one vendor says is in
//! that vendor's file here: its [`Facts`].

mod enreach;
mod list;
mod livechat;
mod ringcx;
mod traits;

pub use enreach::Enreach;
pub use livechat::Livechat;
pub use ringcx::Ringcx;
pub use traits::{Body, Event, Facts, Vendor, Visitor};

// Each with the type of a request body; where a body holds a list of events, also its field for them.
list::vendors! { $
    Enreach: enreach::Event,
    Livechat: livechat::Event,
    Ringcx: ringcx::Notification.events,
}
