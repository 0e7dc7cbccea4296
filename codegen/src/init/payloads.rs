//! Which events are in captured payloads.

use serde_json::{Map, Value};

use crate::model::{EventName, NamePlace};
use crate::scaffold::ScaffoldError;

/// A name for messages, and JSON.
type Payload = (String, Vec<u8>);

/// The payloads of each event, by its name, in the order in which the events come first.
pub(super) fn by_event(
    discriminator: &EventName,
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
fn names(discriminator: &EventName, (from, json): &Payload) -> Result<Vec<String>, ScaffoldError> {
    let value: Value =
        serde_json::from_slice(json).map_err(|error| ScaffoldError::input(format!("`{from}` is not JSON: {error}")))?;
    let events = match value {
        Value::Array(events) => events,
        event => vec![event],
    };
    let mut names = Vec::new();
    for event in events {
        let empty = Map::new();
        let name = match discriminator.of_body(event.as_object().unwrap_or(&empty)) {
            Ok(name) => name,
            Err(NamePlace::Header(name)) => {
                let message = format!("`{from}` is a body, and the header `{name}` names the event");
                let help = "make the project without `--from`, then use `hookwright adopt --captured`, or `new event`";
                return Err(ScaffoldError::input(message).help(help));
            }
            Err(place @ NamePlace::Field(_)) => {
                let message = format!("`{from}` has no string {place} that names the event");
                return Err(ScaffoldError::input(message).help(candidates(&event)));
            }
        };
        if !names.contains(&name) {
            names.push(name);
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
