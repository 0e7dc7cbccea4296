//! Which events are in captured payloads.

use serde_json::Value;

use crate::scaffold::ScaffoldError;

/// A name for messages, and JSON.
type Payload = (String, Vec<u8>);

/// The payloads of each event, by its name, in the order in which the events come first.
pub(super) fn by_event(
    discriminator: &str,
    payloads: &[Payload],
) -> Result<Vec<(String, Vec<Payload>)>, ScaffoldError> {
    let mut groups: Vec<(String, Vec<Payload>)> = Vec::new();
    for payload in payloads {
        for name in names(discriminator, payload)? {
            match groups.iter_mut().find(|(known, _)| *known == name) {
                Some((_, group)) => group.push(payload.clone()),
                None => groups.push((name, vec![payload.clone()])),
            }
        }
    }
    Ok(groups)
}

/// The names of the events of a payload, each once.
fn names(discriminator: &str, (from, json): &Payload) -> Result<Vec<String>, ScaffoldError> {
    let value: Value =
        serde_json::from_slice(json).map_err(|error| ScaffoldError::input(format!("`{from}` is not JSON: {error}")))?;
    let events = match value {
        Value::Array(events) => events,
        event => vec![event],
    };
    let mut names = Vec::new();
    for event in events {
        let Some(name) = event.get(discriminator).and_then(Value::as_str) else {
            let message = format!("`{from}` has no string `{}` that names the event", discriminator.escape_debug());
            return Err(ScaffoldError::input(message).help(candidates(&event)));
        };
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    Ok(names)
}

/// Which fields could name the event.
fn candidates(event: &Value) -> String {
    let strings = event.as_object().into_iter().flatten().filter(|(_, value)| value.is_string());
    let names: Vec<String> = strings.map(|(name, _)| format!("`{}`", name.escape_debug())).collect();
    match names.is_empty() {
        true => "an event is an object with a string that names its type".to_owned(),
        false => format!("choose it with `--discriminator`; there are {}", names.join(", ")),
    }
}
