//! The lists of examples: every one is accepted in every form, and decoded as its event.

use hookwright::emit::export::{Choice, Form, export};
use hookwright_events::{enreach, livechat, ringcx};
use hookwright_tests::vendors::{Body, Event, Vendor};
use hookwright_tests::{for_each_vendor, model};
use serde_json::Value;

for_each_vendor! {
    all_examples_are_accepted_and_decoded;
}

fn all_examples_are_accepted_and_decoded<V: Vendor>() {
    for form in Form::all().into_iter().filter(|form| form.draft().is_some()) {
        let vendors = [V::NAME.to_owned()];
        let files = export(&form, model(), Choice { vendors: &vendors, events: &[] }).files;
        let read = |path: &Value| -> Value { serde_json::from_slice(&files[path.as_str().unwrap()]).unwrap() };
        let index = read(&"index.json".into());
        for event in index["vendors"][0]["events"].as_array().unwrap() {
            let schema = read(&event["schema"]);
            let schema = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
            let examples = read(&event["examples"]);
            assert_eq!(examples[0], read(&event["example"]));
            for example in examples.as_array().unwrap() {
                let errors: Vec<String> = schema.iter_errors(example).map(|error| error.to_string()).collect();
                assert_eq!(errors, [""; 0], "{form}: {example}");
                let decoded = V::Event::decode(example.to_string().as_bytes()).unwrap();
                assert!(decoded.is_known(), "{example}");
                assert_eq!(decoded.event_type(), event["name"]);
                assert_eq!(serde_json::from_slice::<Value>(&decoded.encode()).unwrap(), *example);
            }
        }
    }
}

#[test]
fn the_crate_has_all_examples() {
    let [mut count, mut values] = [0, 0];
    for kind in enreach::EventKind::ALL {
        let examples = enreach::Event::examples(*kind);
        assert_eq!(examples[0], enreach::Event::example(*kind));
        assert!(examples.iter().all(|example| example.kind() == Some(*kind)));
        count += examples.len();
    }
    for kind in ringcx::EventKind::ALL {
        count += ringcx::Event::examples(*kind).len();
    }
    for kind in livechat::EventKind::ALL {
        let examples = livechat::Event::examples(*kind);
        count += examples.len();
        values = values.max(examples.len());
    }
    assert_eq!(count, listed(), "as many as the files have");
    assert!(values > 37, "each system message: {values}");
}

/// How many examples the lists of the crate's own schemas have.
fn listed() -> usize {
    let files = export(&Form::json_schema(Default::default()), model(), Choice::default()).files;
    let lists = files.iter().filter(|(path, _)| path.contains("/all-examples/"));
    lists.map(|(_, bytes)| serde_json::from_slice::<Vec<Value>>(bytes).unwrap().len()).sum()
}
