//! What the check of payloads needs: how to tell which event a body is, and the schemas.

use serde_json::{Map, Value, json};

use super::links::Pages;
use super::snippets::way_to_event;
use crate::emit::contract::{Contract, Part, Profile, Target};
use crate::emit::schema_object::{self, Draft};
use crate::internal::Checked;
use crate::model::{Event, NamePlace};

/// How to tell of which vendor a body is, and which events are in it.
pub(super) fn vendors(parts: &[Part<'_>]) -> Value {
    parts.iter().map(vendor).collect()
}

fn vendor(part: &Part<'_>) -> Value {
    let (vendor, pages) = (part.vendor, Pages::of(part.vendor));
    let contract = Contract::new(part.clone(), Profile::Strict);
    let place = |place: &NamePlace| match place {
        NamePlace::Header(name) => json!({"header": name}),
        NamePlace::Field(path) => json!({"path": path}),
    };
    let name = &vendor.discriminator;
    let parts = name
        .parts
        .iter()
        .map(|part| json!({"places": part.places().map(place).collect::<Vec<_>>(), "optional": part.optional}));
    let event =
        |event: &&Event| json!([event.name.as_str(), contract.key(Target::Event(event)), pages.event(&event.name)]);
    let mut patterns: Vec<_> = part.events.iter().filter_map(|event| Some((event.pattern.as_ref()?, event))).collect();
    // The first that fits is the one that says most of the name.
    patterns.sort_by_key(|(pattern, _)| pattern.rank());
    let patterns = patterns.into_iter().map(|(pattern, event)| json!([pattern.expression(), event.name.as_str()]));
    json!({
        "title": vendor.title,
        "schemas": pages.schemas(),
        "list": vendor.event_list(),
        "way": way_to_event(vendor),
        "parts": parts.collect::<Vec<_>>(),
        "join": name.join,
        "events": part.events.iter().map(event).collect::<Vec<_>>(),
        "patterns": patterns.collect::<Vec<_>>(),
    })
}

/// The schemas of a vendor in both profiles.
pub(super) fn schemas(part: &Part<'_>) -> Value {
    json!({"receiver": profile(part, Profile::Receiver), "strict": profile(part, Profile::Strict)})
}

/// All definitions; and what is around events, which are looked at one by one.
fn profile(part: &Part<'_>, profile: Profile) -> Value {
    let contract = Contract::new(part.clone(), profile);
    let mut definitions = schema_object::definitions(&contract, Draft::Draft07);
    // The union of all events says no more than the events do.
    definitions.insert(contract.key(Target::AnyEvent).to_owned(), json!({}));
    let around = around(&contract, &definitions);
    json!({"definitions": definitions, "around": around})
}

/// The key of what is around events, if anything is.
fn around<'a>(contract: &'a Contract<'a>, definitions: &Map<String, Value>) -> Value {
    let vendor = contract.part.vendor;
    if let Some(wrapper) = vendor.wrapper_type() {
        return json!({"$ref": format!("#/definitions/{}", contract.key(Target::Type(wrapper)))});
    }
    let Some(envelope) = &vendor.envelope else { return Value::Null };
    let mut body = definitions.get(contract.key(Target::Body)).checked("an envelope has no definition").clone();
    if let Some(items) = body.pointer_mut("/properties").and_then(|all| all.get_mut(&envelope.events_field)) {
        *items = json!({"type": "array"});
    }
    body
}
