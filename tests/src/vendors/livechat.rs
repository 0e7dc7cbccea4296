//! What the document of LiveChat says.

use super::Facts;
use super::traits::promises;

/// LiveChat.
#[derive(Debug)]
pub struct Livechat;

impl Facts for Livechat {
    const SECTIONS: &'static [(&'static str, usize)] =
        &[("Custom", 1), ("File", 1), ("Filled form", 1), ("Message", 1), ("Rich message", 1), ("System message", 1)];
    const DOCUMENTED_BODIES: usize = 6;
    const MAPS: &'static [&'static str] = &["text_vars"];
    // No example has a null.
    const NULLS_AND_ABSENCES: (usize, usize) = (0, 60);

    /// The tables tell what is required of a sender, which a receiver gets too. `recipients` is not
    /// here, because the example of the system message lacks it. The kind of a form's field and the
    /// two parts of a postback are what the rest of the object hangs on: "required only if the other
    /// is present".
    fn promised() -> Vec<(String, String)> {
        promises(&[
            ("*", "type"),
            ("file", "content_type"),
            ("filled_form", "fields/*/type"),
            ("message", "text"),
            ("message", "postback/type"),
            ("message", "postback/value"),
            ("system_message", "system_message_type"),
        ])
    }
}
