//! Examples of an event: the documented one, and what follows from it.
//!
//! A receiver that was tried with one example has met no null, no absent field, and one value of
//! each enum. The others change just that, each in as few payloads as can be, and both profiles
//! accept them. What they say together need not make sense: a text stays while the value changes
//! that it belongs to.

mod sites;

#[cfg(test)]
mod tests;

use serde_json::{Map, Value};

use self::sites::{Sites, at, remove};
use crate::model::{Event, Vendor, WireValue};

/// All examples of an event, no two equal, the documented one first: then one without values, where
/// that can be null; one without all that can be absent; and as many as the longest enum has further
/// values, which show every documented value once.
pub(in crate::emit) fn examples(vendor: &Vendor, event: &Event) -> Vec<Map<String, Value>> {
    let sites = Sites::of(vendor, event);
    let mut examples = vec![event.example.clone()];
    for example in [nulls(event, &sites), least(event, &sites)].into_iter().chain(values(event, &sites)) {
        if !examples.contains(&example) {
            examples.push(example);
        }
    }
    examples
}

/// The example with null wherever the contract allows it.
fn nulls(event: &Event, sites: &Sites<'_>) -> Map<String, Value> {
    let mut example = event.example.clone();
    for path in &sites.nullable {
        if let Some(value) = at(&mut example, path) {
            *value = Value::Null;
        }
    }
    example
}

/// The example without what the contract lets be absent.
fn least(event: &Event, sites: &Sites<'_>) -> Map<String, Value> {
    let mut example = event.example.clone();
    sites.removable.iter().for_each(|path| remove(&mut example, path));
    example
}

/// The example with other values of its enums, all enums at once.
fn values(event: &Event, sites: &Sites<'_>) -> impl Iterator<Item = Map<String, Value>> {
    let most = sites.enums.iter().map(|(_, others)| others.len()).max().unwrap_or(0);
    (0..most).map(|index| {
        let mut example = event.example.clone();
        for (path, others) in &sites.enums {
            if let (Some(value), Some(other)) = (at(&mut example, path), others.get(index)) {
                *value = json(other);
            }
        }
        example
    })
}

fn json(value: &WireValue) -> Value {
    match value {
        WireValue::Text(text) => Value::from(text.as_str()),
        WireValue::Integer(number) => Value::from(*number),
    }
}
