//! Requests in, a summary out.

mod hostile;
mod input;
mod merge;
mod names;
mod requests;

use super::*;
use crate::evidence::Wire;
use crate::model::EventName;

fn wire() -> Wire {
    Wire { name: EventName::of_field("type"), events: None, wrapped: Vec::new() }
}

/// A summary of bodies, one a line.
fn observed(bodies: &str) -> Summary {
    observed_as(bodies, &wire(), LineForm::Body)
}

fn observed_as(text: &str, wire: &Wire, form: LineForm) -> Summary {
    let mut observer = Observer::new("acme", "a.ndjson", wire, form);
    observer.read(text.as_bytes()).unwrap();
    observer.finish()
}

/// The values at a path of an event; `[]` is for the items of a list.
fn at<'a>(summary: &'a Summary, event: &str, path: &[&str]) -> &'a Values {
    let mut values = &summary.events[event];
    for name in path {
        values = match *name {
            "[]" => values.lists.as_ref().unwrap().items.as_ref().unwrap(),
            "*" => values.objects.as_ref().unwrap().map.as_ref().unwrap(),
            name => &values.objects.as_ref().unwrap().fields[name].values,
        };
    }
    values
}

fn unclear(summary: &Summary) -> Vec<(u64, &str)> {
    summary.not_understood.first.iter().map(|it| (it.at.line, it.text.as_str())).collect()
}
