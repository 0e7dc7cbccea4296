//! New fields of most events, which are fields of the header.

use std::collections::BTreeMap;

use crate::drift::{Change, Item, Rate, Rule};

/// How many events must have a field before it can be one of the header.
const EVENTS: usize = 3;

/// The changes, with one for each field that is new in at least two thirds of the events that were
/// seen, in place of one for each event.
pub(super) fn gathered(changes: Vec<Change>, events: usize) -> Vec<Change> {
    let mut by_field: BTreeMap<String, Vec<Change>> = BTreeMap::new();
    let mut kept = Vec::new();
    for change in changes {
        match change.field.clone().filter(|_| is_of_event(&change)) {
            Some(field) => by_field.entry(field).or_default().push(change),
            None => kept.push(change),
        }
    }
    for (field, changes) in by_field {
        // Events that share a payload have one change.
        if changes.len() >= EVENTS && changes.len() * 3 >= events * 2 {
            kept.extend(together(&field, changes));
        } else {
            kept.extend(changes);
        }
    }
    kept
}

/// Whether it is about a new field of an event itself.
fn is_of_event(change: &Change) -> bool {
    change.rule == Rule::FieldAdded && matches!(change.items.first(), Some(Item::Event(_) | Item::Payload(_)))
}

fn together(field: &str, changes: Vec<Change>) -> Option<Change> {
    let number = changes.len();
    let rates = changes.iter().filter_map(|change| change.rate);
    let rate = rates.reduce(|sum, rate| Rate {
        count: sum.count.saturating_add(rate.count),
        of: sum.of.saturating_add(rate.of),
        at_least: sum.at_least || rate.at_least,
    });
    let first = changes.into_iter().min_by_key(|change| change.at)?;
    let text = format!("the schemas have no field `{field}` in the header, which {number} events have");
    Some(Change { owner: Some("header".to_owned()), items: vec![Item::Header], rate, text, ..first })
}
