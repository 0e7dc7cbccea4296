//! Captured payloads: which event objects are in them.

use serde_json::{Map, Value};

use super::ScaffoldError;
use crate::adopt::with_small_guids;
use crate::model::{NamePlace, Vendor};

/// The events of one type in a captured body: one event, a list of events, or the vendor's
/// envelope around a list.
pub(super) fn events_of(
    vendor: &Vendor,
    event: &str,
    from: &str,
    json: &[u8],
) -> Result<Vec<Map<String, Value>>, ScaffoldError> {
    let value: Value =
        serde_json::from_slice(json).map_err(|error| ScaffoldError::input(format!("`{from}` is not JSON: {error}")))?;
    let listed = match value {
        Value::Array(items) => items,
        Value::Object(mut body) => match listed_events(vendor, &mut body) {
            Some(items) => items,
            None => vec![Value::Object(body)],
        },
        _ => return Err(ScaffoldError::input(format!("`{from}` is neither an object nor a list of objects"))),
    };
    let mut found = Vec::new();
    let mut others = Vec::new();
    for item in listed {
        let Value::Object(item) = item else {
            return Err(ScaffoldError::input(format!("`{from}` has an event that is not an object")));
        };
        match vendor.discriminator.of_body(&item) {
            Ok(name) if name == event => found.push(item),
            Ok(name) => others.push(name.escape_debug().to_string()),
            // What the header would say is what was asked for.
            Err(NamePlace::Header(_)) if vendor.discriminator.agrees(event, &item) => found.push(item),
            Err(NamePlace::Header(_)) => {}
            Err(place @ NamePlace::Field(_)) => {
                let message = format!("`{from}` has an event without {place}, which names its type");
                return Err(ScaffoldError::input(message));
            }
        }
    }
    if found.is_empty() {
        let message = format!("`{from}` has no event `{}`", event.escape_debug());
        let error = ScaffoldError::input(message);
        return Err(if others.is_empty() { error } else { error.help(format!("it has `{}`", others.join("`, `"))) });
    }
    found.iter_mut().for_each(|event| event.values_mut().for_each(with_small_guids));
    Ok(found)
}

/// The list in the vendor's envelope, if the body is one.
fn listed_events(vendor: &Vendor, body: &mut Map<String, Value>) -> Option<Vec<Value>> {
    let field = &vendor.envelope.as_ref()?.events_field;
    if vendor.discriminator.fields().any(|field| body.contains_key(field)) {
        return None;
    }
    match body.get_mut(field)?.take() {
        Value::Array(items) => Some(items),
        _ => None,
    }
}
