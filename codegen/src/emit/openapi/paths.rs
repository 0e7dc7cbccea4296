//! Operations as paths: those of the receiver's own address.

use serde_json::{Map, Value};

use super::operation::Operation;
use super::tags::REQUESTS;
use super::validation;
use crate::emit::contract::requests::delivery_facts;
use crate::emit::contract::{Contract, sentences};

/// The path of the receiver, with the operation for all requests that carry events.
pub(super) fn receiver<'a>(contract: &'a Contract<'a>) -> Map<String, Value> {
    let vendor = contract.part.vendor;
    let operation = Operation {
        id: "receive",
        summary: "Receive a request",
        description: match &vendor.delivery {
            Some(delivery) => delivery_facts(delivery).join(" "),
            None => sentences::docs(&vendor.docs),
        },
        tags: vec![REQUESTS],
        only: None,
        body: contract.request_body(),
        examples: &contract.part.events,
        is_own: true,
    };
    let mut paths = validation::paths(vendor);
    let own = operation.path_item(contract);
    match (paths.get_mut("/"), own) {
        (Some(Value::Object(item)), Value::Object(own)) => item.extend(own),
        (_, own) => drop(paths.insert("/".to_owned(), own)),
    }
    paths
}
