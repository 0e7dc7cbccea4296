//! What the documents about a vendor's whole interface say in the same words.

use serde_json::{Map, Value};

use super::json_schema::describe;
use crate::model::{Event, HttpHeader, HttpHeaderRole, Vendor};

/// The compiler and its version, by which a team can tell which release it holds.
pub(super) const GENERATOR: &str = concat!("hookwright ", env!("CARGO_PKG_VERSION"));

/// The version of the documents, which is the compiler's.
pub(super) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// About a vendor's events: what they are, and how they are delivered.
pub(super) fn about(vendor: &Vendor) -> String {
    let mut text = describe::docs(&vendor.docs);
    if let Some(delivery) = &vendor.delivery {
        text.push_str("\n\n");
        text.push_str(&delivery.doc);
        if let Some(seconds) = delivery.timeout_seconds {
            text.push_str(&format!(" The vendor waits {seconds} seconds for an answer."));
        }
    }
    text
}

/// The first sentence of a text, without its full stop, as a heading.
pub(super) fn heading(text: &str) -> &str {
    let sentence = text.split(". ").next().unwrap_or(text);
    sentence.strip_suffix('.').unwrap_or(sentence)
}

/// The example of an event in a whole request body.
pub(super) fn example_body(vendor: &Vendor, event: &Event) -> Map<String, Value> {
    let Some(envelope) = &vendor.envelope else { return event.example.clone() };
    let mut body = envelope.example.clone();
    body.insert(envelope.events_field.clone(), Value::Array(vec![Value::Object(event.example.clone())]));
    body
}

/// The header that carries a secret, if there is one.
pub(super) fn secret_header(vendor: &Vendor) -> Option<&HttpHeader> {
    vendor.http_headers.iter().find(|header| header.role == HttpHeaderRole::Secret)
}

/// The headers that carry no secret.
pub(super) fn plain_headers(vendor: &Vendor) -> impl Iterator<Item = &HttpHeader> {
    vendor.http_headers.iter().filter(|header| header.role != HttpHeaderRole::Secret)
}

/// A name as components may have it: letters, digits, `.`, `_` and `-`.
pub(super) fn component_name(name: &str) -> String {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    name.chars().map(|c| if allowed(c) { c } else { '_' }).collect()
}
