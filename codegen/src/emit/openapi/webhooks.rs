//! Operations as webhooks: the requests that the vendor makes, one for each event.

use serde_json::{Map, Value};

use super::operation::Operation;
use super::tags::ANY_EVENT;
use crate::emit::contract::Section;
use crate::emit::contract::requests::is_one_event;
use crate::emit::contract::{Contract, Target, sentences};
use crate::model::Event;

/// The webhooks by the names of the events. Where a request is one event, there is one more for any of
/// them: it has the union of all, and takes events of other types as the union does.
pub(super) fn webhooks<'a>(contract: &'a Contract<'a>) -> Map<String, Value> {
    let of_event = |event: &&'a Event| (event.name.to_string(), webhook(contract, event));
    let mut webhooks: Map<String, Value> = contract.part.events.iter().map(of_event).collect();
    if has_any_event(contract) {
        let key = contract.key(Target::AnyEvent);
        webhooks.insert(key.to_owned(), any_event(contract).path_item(contract));
    }
    webhooks
}

/// The targets that the webhooks refer to.
pub(super) fn targets<'a>(contract: &'a Contract<'a>) -> Vec<Target<'a>> {
    if !is_one_event(contract.part.vendor) {
        return vec![contract.request_body()];
    }
    let events = contract.part.events.iter().copied().map(Target::Event);
    events.chain(has_any_event(contract).then_some(Target::AnyEvent)).collect()
}

/// Whether there is a webhook for any event. Where a header names the event, a union of bodies tells
/// nobody what they are.
pub(super) fn has_any_event(contract: &Contract<'_>) -> bool {
    let part = &contract.part;
    is_one_event(part.vendor) && part.vendor.discriminator.is_in_body() && !part.events.is_empty()
}

fn webhook<'a>(contract: &'a Contract<'a>, event: &&'a Event) -> Value {
    let event = *event;
    let own = Target::Event(event);
    // What is around events may carry others too.
    let body = if is_one_event(contract.part.vendor) { own } else { contract.request_body() };
    let operation = Operation {
        id: contract.key(own),
        summary: &event.name,
        description: sentences::docs(&event.docs),
        tags: vec![Section::of(contract.part.vendor, event).title],
        only: Some(event),
        body,
        examples: &[event],
        is_own: false,
    };
    operation.path_item(contract)
}

fn any_event<'a>(contract: &'a Contract<'a>) -> Operation<'a> {
    Operation {
        id: contract.key(Target::AnyEvent),
        summary: ANY_EVENT,
        description: match contract.unknown() {
            Some(_) => "An event of any type: one of the others, or one that is not documented yet.",
            None => "An event of any type: one of the others.",
        }
        .to_owned(),
        tags: vec![ANY_EVENT],
        only: None,
        body: Target::AnyEvent,
        examples: &[],
        is_own: false,
    }
}
