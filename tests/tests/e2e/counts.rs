//! All event types of the documents are there: in the schemas, in the crate, in the export.

use std::collections::BTreeMap;

use hookwright::model::Event;
use hookwright_events::{enreach, livechat, ringcx};
use hookwright_tests::{documented, root};
use serde_json::Value;

use crate::support::{generated, model, vendor};

/// How many of a vendor's event types fall under each key.
fn by(name: &str, key: impl Fn(&Event) -> String) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for event in &vendor(name).events {
        *counts.entry(key(event)).or_default() += 1;
    }
    counts
}

fn table(rows: &[(&str, usize)]) -> BTreeMap<String, usize> {
    rows.iter().map(|(key, count)| ((*key).to_owned(), *count)).collect()
}

#[test]
fn there_are_130_event_types_by_vendor_and_section() {
    assert_eq!(model().event_count(), 130);
    let source = |event: &Event| event.docs.source.clone().expect("every event names its section");
    assert_eq!(by("enreach", source), table(&[("User", 38), ("Queue", 31), ("CallList", 11)]));
    let sections = [
        ("Interventions", 10),
        ("Intervention Segments", 3),
        ("Tasks", 12),
        ("Push Agents", 7),
        ("Content", 9),
        ("Identities", 2),
        ("Surveys", 1),
    ];
    assert_eq!(by("ringcx", source), table(&sections));
    let resources = [
        ("intervention", 10),
        ("intervention_segment", 3),
        ("task", 12),
        ("push_agent", 7),
        ("content", 9),
        ("identity", 2),
        ("survey_response", 1),
    ];
    let resource = |event: &Event| event.name.split('.').next().unwrap().to_owned();
    assert_eq!(by("ringcx", resource), table(&resources));
    let types = ["Custom", "File", "Filled form", "Message", "Rich message", "System message"].map(|name| (name, 1));
    assert_eq!(by("livechat", source), table(&types));
}

#[test]
fn the_crate_knows_the_same_130() {
    let known = [
        ("enreach", enreach::Event::EVENT_TYPES),
        ("livechat", livechat::Event::EVENT_TYPES),
        ("ringcx", ringcx::Event::EVENT_TYPES),
    ];
    for (name, types) in known {
        let names: Vec<&str> = vendor(name).events.iter().map(|event| event.name.as_str()).collect();
        assert_eq!(types, names, "{name}");
    }
    assert_eq!(known.map(|(_, types)| types.len()), [80, 6, 44]);
}

#[test]
fn the_crate_has_an_example_of_each_of_the_130() {
    let mut count = 0;
    for name in enreach::Event::EVENT_TYPES {
        let kind: enreach::EventType = name.parse().unwrap();
        assert_eq!(enreach::Event::example(kind).event_type(), *name);
        assert_eq!(enreach::Event::example(kind).kind(), Some(kind));
        count += 1;
    }
    for name in livechat::Event::EVENT_TYPES {
        assert_eq!(livechat::Event::example(name.parse().unwrap()).event_type(), *name);
        count += 1;
    }
    for name in ringcx::Event::EVENT_TYPES {
        assert_eq!(ringcx::Event::example(name.parse().unwrap()).event_type(), *name);
        count += 1;
    }
    assert_eq!(count, 130);
}

#[test]
fn the_export_lists_the_same_130() {
    let index: Value = serde_json::from_slice(&generated()["json-schema/index.json"]).unwrap();
    let vendors = index["vendors"].as_array().unwrap();
    let counts: Vec<(&str, usize)> = vendors
        .iter()
        .map(|vendor| (vendor["name"].as_str().unwrap(), vendor["events"].as_array().unwrap().len()))
        .collect();
    assert_eq!(counts, [("enreach", 80), ("livechat", 6), ("ringcx", 44)]);
}

#[test]
fn every_event_type_of_a_documented_table_or_payload_is_among_them() {
    let rows = std::fs::read(root().join("tests/fixtures/documented/rows/enreach.json")).unwrap();
    let rows: Value = serde_json::from_slice(&rows).unwrap();
    for section in ["User", "Queue", "CallList"] {
        for name in rows[section].as_object().unwrap().keys() {
            assert!(enreach::Event::EVENT_TYPES.contains(&name.as_str()), "{name}");
        }
    }
    for (name, _) in documented("livechat") {
        assert!(livechat::Event::EVENT_TYPES.contains(&name.as_str()), "{name}");
    }
}
