//! What it costs that a header, or several parts, name an event, against one field of the body: the same
//! payloads, decoded as those of two vendors.

use std::hint::black_box;

use hookwright_peers::races::{Race, Runner};
use hookwright_test_vendors::{github, mirror};
use serde_json::{Value, json};

/// The runner that is the measure.
const PLAIN: &str = "one field: from_slice";

/// A race for each way in which GitHub names its events.
pub(crate) fn dispatch_races() -> Vec<Race> {
    vec![
        race("header and field, `issues.opened`", mirror::EventKind::IssuesOpened, ("issues", Some("opened"))),
        race("header, and a field that is absent, `push`", mirror::EventKind::Push, ("push", None)),
        race("header and any field, `star.*`", mirror::EventKind::Star, ("star", Some("created"))),
    ]
}

/// The bodies are the same but for the field that names the event.
fn race(title: &str, kind: mirror::EventKind, (header, action): (&'static str, Option<&str>)) -> Race {
    let plain = mirror::Event::example(kind).to_vec();
    let mut body = json!({});
    body["action"] = action.into();
    let example: Value = serde_json::from_slice(&plain).expect("it is JSON");
    let fields = example.as_object().expect("it is an object").iter();
    fields.filter(|(name, _)| *name != "event").for_each(|(name, value)| body[name] = value.clone());
    if action.is_none() {
        body.as_object_mut().expect("it is an object").shift_remove("action");
    }
    let parts = body.to_string().into_bytes();
    let bytes = plain.len();
    let of_header = move |name: &str| (name == "x-github-event").then_some(header.as_bytes());
    let decoded = github::Event::from_parts(of_header, &parts).expect("the body decodes");
    assert!(decoded.is_known(), "{decoded:?}");
    Race {
        title: format!("dispatch: {title}"),
        events: 1,
        bytes,
        runners: vec![
            runner(PLAIN, move || mirror::Event::from_slice(black_box(&plain)).is_ok()),
            runner("parts: from_parts", move || github::Event::from_parts(of_header, black_box(&parts)).is_ok()),
        ],
    }
}

fn runner(name: &'static str, run: impl Fn() -> bool + 'static) -> Runner {
    Runner { name, run: Box::new(move || assert!(black_box(run()), "it decodes")) }
}
